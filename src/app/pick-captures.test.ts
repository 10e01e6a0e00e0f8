import { expect, it } from 'vitest'
import { buildPcap } from '../testing/build-pcap'
import { pcapngOf } from '../testing/build-pcapng'
import { gzip } from '../testing/compressed'
import { tcp } from '../testing/frames'
import { manyFilesText, pickCaptures } from './pick-captures'

const FRAMES = [tcp('10.0.0.1:1', '10.0.0.2:2', 10)]
const given = (name: string, bytes: Uint8Array) => ({ name, file: new File([bytes as BlobPart], name) })

it('picks what starts like a capture out of very many files, whatever its name', async () => {
  const captures = [
    given('a.log', buildPcap(FRAMES)),
    given('b.txt', pcapngOf(FRAMES)),
    given('c', gzip(buildPcap(FRAMES))),
  ]
  const others = Array.from({ length: 600 }, (_, i) =>
    given(`note-${i}.pcap`, new Uint8Array([72, 101, 108, 108, 111, 44, 32, 119])),
  )
  const empty = given('empty.pcap', new Uint8Array(0))
  expect(await pickCaptures([...others.slice(0, 300), ...captures, empty, ...others.slice(300)])).toEqual(captures)
})

it('says how many of how many', () => {
  expect(manyFilesText(240_000, 812)).toBe('Found 240,000 files, 812 of them captures. Only those are read.')
})
