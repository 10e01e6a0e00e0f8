// Makes the sample captures away from the page, which would stand still for a second.

import { expose, transfer } from 'comlink'
import { makeSample } from '../training/index'
import type { SampleApi } from './contract'

const api: SampleApi = {
  async make() {
    const files = makeSample()
    return transfer(
      files,
      files.map((file) => file.bytes.buffer),
    )
  },
}

expose(api)
