import { describe, expect, it } from 'vitest'
import { hasTshark, tsharkLines } from '../../testing/tshark'
import { hashOf, makeCaptures, seedOf } from './make-captures'
import { RECIPES } from './recipes'

const MOST_PACKETS = 350_000
const MOST_BYTES = 36_000_000
/** tshark reads some ten thousand packets a second. */
const PATIENCE = 120_000
const SUSPECT = ['ip', 'tcp', 'udp', 'icmp'].map((layer) => `${layer}.checksum.status == 0`)

describe('scenarios', () => {
  it.each(Object.keys(RECIPES))('%s stays in its budget, its times growing', { timeout: PATIENCE }, (id) => {
    const { captures } = makeCaptures(id, seedOf(id), {})
    expect(captures.reduce((sum, { packets }) => sum + packets, 0)).toBeLessThanOrEqual(MOST_PACKETS)
    expect(captures.reduce((sum, { bytes }) => sum + bytes.length, 0)).toBeLessThanOrEqual(MOST_BYTES)
    for (const { bytes } of captures)
      expect(timesIn(bytes).every((at, index, all) => index === 0 || at >= all[index - 1])).toBe(true)
  })

  it('change with the seed, and only with it', () => {
    const [one, same, other] = ['a', 'a', 'b'].map((seed) => makeCaptures('loud-ping', seed, {}).captures.map(hashOf))
    expect(same).toEqual(one)
    expect(other).not.toEqual(one)
  })

  it('tell the share that is made, up to all of it', () => {
    const shares: number[] = []
    makeCaptures('loud-ping', 'a', { onProgress: (share) => shares.push(share) })
    expect(shares[0]).toBe(0)
    expect(shares[shares.length - 1]).toBe(1)
    expect(shares.every((share, index) => index === 0 || share > shares[index - 1])).toBe(true)
  })

  it('are unknown by another name', () => {
    expect(() => makeCaptures('no-such-pack', 'a', {})).toThrow('no-such-pack')
  })
})

describe.skipIf(!hasTshark)('a scenario as tshark reads it', () => {
  it.each(['loud-ping', 'pulled-doubled-cut'])(
    '%s, whole, has right checksums and nothing malformed',
    { timeout: PATIENCE },
    (id) => {
      for (const { bytes } of makeCaptures(id, seedOf(id), { isFull: true }).captures)
        expect(tsharkLines(bytes, ['-Y', ['_ws.malformed', ...SUSPECT].join(' || ')])).toEqual([])
    },
  )

  it('shows no TCP analysis flag but segments sent again, and those about one in 500', { timeout: PATIENCE }, () => {
    const [{ bytes }] = makeCaptures('low-and-slow', seedOf('low-and-slow'), {}).captures
    const fields = ['tcp.analysis.flags', 'tcp.analysis.retransmission', 'tcp.len'].flatMap((field) => ['-e', field])
    const lines = tsharkLines(bytes, ['-Y', 'tcp.len > 1000', '-T', 'fields', ...fields]).map((line) =>
      line.split('\t'),
    )
    const again = lines.filter(([, isAgain]) => isAgain !== '')
    expect(lines.filter(([flags]) => flags !== '')).toEqual(again)
    expect(again.length / lines.length).toBeGreaterThan(0.001)
    expect(again.length / lines.length).toBeLessThan(0.004)
  })
})

function timesIn(bytes: Uint8Array): number[] {
  const view = new DataView(bytes.buffer)
  const times: number[] = []
  for (let at = 24; at < bytes.length; at += 16 + view.getUint32(at + 8, true))
    times.push(view.getUint32(at, true) * 1e6 + view.getUint32(at + 4, true))
  return times
}
