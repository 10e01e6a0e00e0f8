// Scores: what the rest of the house needs of them.

export { HostNames, isAnswered, readItems } from './hosts'
export { readBytesText, readTimeText } from './quantities'
export { costOfHints, creditOf, scorePack, scoreQuestion, scoringOf } from './score'
export type * from './types'
