import { describe, expect, it } from 'vitest'
import { hasTshark, tsharkFields } from '../../testing/tshark'
import { payloadOf } from '../frames/checksum'
import { inside, outside } from '../world'
import { inOrder, writeFiles } from './captures'
import * as layers from './layers'
import { addUdp, type Frame, type Tap } from './tap'

const OUTSIDE = outside('203.0.113.9')

/** Four datagrams of one inside host, and four answers, a millisecond apart. */
function talk(): Frame[] {
  const tap: Tap = { frames: [], chance: () => () => 0 }
  const ends = [
    { host: inside(41), port: 5000 },
    { host: OUTSIDE, port: 6000 },
  ]
  for (let index = 0; index < 8; index++)
    addUdp(tap, index * 1000, ends[index % 2], ends[1 - (index % 2)], payloadOf(new Uint8Array(200).fill(index)))
  return inOrder(tap.frames, () => 1)
}

function fileOf(layer: layers.Layer): Uint8Array {
  const file = { name: 'a.pcap', from: -1e9, to: 1e9 }
  for (const { bytes } of writeFiles(talk(), [layer], [file], false)) return bytes
  throw new Error('no file')
}

const all = () => true
const lengthsOf = (frames: Frame[]) => frames.map(({ head, payload }) => head.length + payload.length)

describe('faults', () => {
  it('double each frame, and tag or route the copy', () => {
    expect(layers.duplicate(all)(talk())).toHaveLength(16)
    expect(lengthsOf(layers.duplicateTagged(all, 30)(talk()).slice(0, 2))).toEqual([242, 246])
    const [first, copy] = layers.duplicateRouted(all, Uint8Array.of(2, 0, 0, 0, 0, 9))(talk())
    expect(first.head[22] - copy.head[22]).toBe(1)
  })

  it('touch only the frames of the host that is named', () => {
    expect(layers.duplicate(layers.touches(inside(42).address))(talk())).toHaveLength(8)
    expect(layers.duplicate(layers.touches(OUTSIDE.address))(talk())).toHaveLength(16)
  })

  it('leave a gap, half a link, a cut, and a clock that steps', () => {
    expect(
      layers
        .gap(
          1500,
          4500,
        )(talk())
        .map(({ at }) => at),
    ).toEqual([0, 1000, 5000, 6000, 7000])
    expect(layers.keep(({ head }) => head[26] === 10)(talk())).toHaveLength(4)
    expect(
      layers
        .cut(54)(talk())
        .every(({ head, kept }) => head.length + kept === 54),
    ).toBe(true)
    expect(
      layers
        .stepClock(
          4000,
          -3500,
        )(talk())
        .map(({ at }) => at)
        .slice(3, 5),
    ).toEqual([3000, 500])
  })

  it.skipIf(!hasTshark)('keep right checksums, on both sides of NAT too', () => {
    const statuses = (layer: layers.Layer) =>
      tsharkFields(fileOf(layer), 'ip.checksum.status', 'udp.checksum.status', 'ip.src')
    expect(
      statuses(layers.duplicateRouted(all, Uint8Array.of(2, 0, 0, 0, 0, 9))).every((line) => line.startsWith('1\t1\t')),
    ).toBe(true)
    const both = statuses(layers.bothSidesOfNat(inside(41).address, Uint8Array.of(198, 51, 100, 1)))
    expect(both).toHaveLength(16)
    expect(both.slice(0, 2)).toEqual(['1\t1\t10.1.0.41', '1\t1\t198.51.100.1'])
  })
})
