import { expect, it } from 'vitest'
import { type ByteSource, openSource, sliceSource } from './byte-source'

const bytes = Uint8Array.from({ length: 9_500_000 }, (_, i) => (i * 7 + (i >> 8)) & 255)

async function allOf(source: ByteSource): Promise<Uint8Array> {
  const all = new Uint8Array(bytes.length)
  let at = 0
  for (let piece = await source.next(); piece !== null; piece = await source.next()) {
    all.set(piece, at)
    at += piece.length
  }
  return all.subarray(0, at)
}

it('gives all bytes in order, by stream and by slices', async () => {
  const file = new Blob([bytes])
  for (const source of [openSource(file), sliceSource(file)]) {
    const all = await allOf(source)
    expect(all.length).toBe(bytes.length)
    expect(Buffer.compare(all, bytes)).toBe(0)
  }
})

it('reads an empty file, and falls back to slices where file streams are no byte streams', async () => {
  expect(await openSource(new Blob([])).next()).toBeNull()
  const file = new Blob([bytes.subarray(0, 5)])
  Object.defineProperty(file, 'stream', { value: () => new ReadableStream() })
  expect(await openSource(file).next()).toEqual(bytes.subarray(0, 5))
})

it('gives the file back before its end', async () => {
  const source = openSource(new Blob([bytes]))
  await source.next()
  await source.close()
  expect(await source.next()).toBeNull()
})
