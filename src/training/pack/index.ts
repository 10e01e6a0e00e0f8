// Packs: what the rest of the house needs of them.

export { EXAMPLES, readAccept, writeAccept } from './accept-notation'
export { type Block, readBriefing, type Span } from './briefing'
export { type CaseFacts, type ConversationFact, type Finding, lintPack } from './lint'
export { readPack, refusalOf } from './read-pack'
export { LEAST_PHRASE_CHARACTERS, openSealed, sealPack } from './seal'
export type * from './types'
export { isSealed } from './types'
