import { createHash } from 'node:crypto'
import { expect, it } from 'vitest'
import { hashJob } from './hash-job'

it('hashes files in order, tells bytes as they are read, and leaves a hash empty where a file is gone', async () => {
  const bytes = Uint8Array.from({ length: (33 << 20) + 5 }, (_, i) => (i * 31) & 0xff)
  const gone = Object.assign(new Blob(['x']), {
    slice: () => ({ arrayBuffer: () => Promise.reject(new Error('gone')) }),
  })
  const told: number[] = []
  const files = [
    { name: 'a.pcap', file: new Blob([bytes]) },
    { name: 'gone.pcap', file: gone as unknown as Blob },
    { name: 'b.pcap', file: new Blob(['b']) },
  ]
  const hashed = await hashJob(files, (count) => told.push(count))
  const sha256 = (content: string | Uint8Array) => createHash('sha256').update(content).digest('hex')
  expect(hashed).toEqual([
    { name: 'a.pcap', sha256: sha256(bytes) },
    { name: 'gone.pcap', sha256: '' },
    { name: 'b.pcap', sha256: sha256('b') },
  ])
  expect(told).toEqual([32 << 20, (33 << 20) + 5, (33 << 20) + 5, (33 << 20) + 6])
})
