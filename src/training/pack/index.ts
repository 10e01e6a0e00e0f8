// Packs: what the rest of the house needs of them.

export { readPack, refusalOf } from './read-pack'
export type * from './types'
export { isSealed } from './types'
