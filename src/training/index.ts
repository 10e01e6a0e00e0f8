// The door of training: captures to learn on, packs of questions about them, and the score of the answers.

export * from './pack/index'
export { type MadeCapture, makeSample } from './sample'
export { makeScenario, SCENARIOS } from './scenarios'
export { hashOf, type MadeCaptures, type MakeOptions, makeCaptures, seedOf } from './scenarios/make-captures'
export * from './score/index'
