// The door of training: captures to learn on, packs of questions about them, and the score of the answers.

export * from './pack/index'
export { SCENARIOS } from './packs/index'
export { numbersOf, type PackNumbers, withNumbers } from './packs/pack-numbers'
export { makeSample } from './sample'
export { type MadeCapture, makeCaptures } from './scenarios/make-captures'
export { makeScenario } from './scenarios/make-scenario'
export * from './score/index'
