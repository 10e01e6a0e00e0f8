// Makes captures away from the page, which would stand still for seconds.

import { transfer } from 'comlink'
import { type MadeCapture, makeCaptures, makeSample } from '../training/index'
import type { SampleApi } from './contract'

export const sampleMaker: SampleApi = {
  make: async () => handOver(makeSample()),
  makeScenario: async (packId, seed, onProgress) =>
    handOver(makeCaptures(packId, seed, { onProgress }).captures.map(({ name, bytes }) => ({ name, bytes }))),
}

function handOver(captures: MadeCapture[]): MadeCapture[] {
  return transfer(
    captures,
    captures.map(({ bytes }) => bytes.buffer),
  )
}
