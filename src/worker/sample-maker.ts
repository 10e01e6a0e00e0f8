// Makes captures away from the page, which would stand still for seconds.

import { transfer } from 'comlink'
import { type MadeCapture, makeCaptures, makeSample, numbersOf } from '../training/index'
import type { SampleApi } from './contract'

export const sampleMaker: SampleApi = {
  make: async () => {
    const captures = makeSample()
    return transfer(captures, buffersOf(captures))
  },
  makeScenario: async (packId, { seed, isFull = false }, onProgress) => {
    const made = makeCaptures(packId, seed, { isFull, onProgress })
    const captures = made.captures.map(({ name, bytes }) => ({ name, bytes }))
    return transfer({ captures, numbers: numbersOf(made) }, buffersOf(captures))
  },
}

function buffersOf(captures: readonly MadeCapture[]): ArrayBufferLike[] {
  return captures.map(({ bytes }) => bytes.buffer)
}
