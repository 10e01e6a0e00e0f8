import { describe, expect, it } from 'vitest'
import { buildPcap } from '../testing/build-pcap'
import { ip, tcp, udp } from '../testing/frames'
import { hasTshark, tsharkLines } from '../testing/tshark'
import { communityId } from './community-id'
import { pairKeyOf } from './filters'

function idOf(protocol: number, from: [string, number], to: [string, number]): string | null {
  const key = pairKeyOf(from[0], to[0])
  if (key === null) throw new Error('no addresses')
  return communityId(protocol, { address: key.a, port: from[1] }, { address: key.b, port: to[1] })
}

describe('the Community ID', () => {
  it('is that of the specification, whichever end comes first', () => {
    // baseline/baseline_deflate.json of corelight/community-id-spec.
    expect(idOf(6, ['128.232.110.120', 34855], ['66.35.250.204', 80])).toBe('1:LQU9qZlK+B5F3KDmev6m5PMibrg=')
    expect(idOf(6, ['66.35.250.204', 80], ['128.232.110.120', 34855])).toBe('1:LQU9qZlK+B5F3KDmev6m5PMibrg=')
    expect(idOf(17, ['192.168.1.52', 54585], ['8.8.8.8', 53])).toBe('1:d/FP5EW3wiY1vCndhwleRRKHowQ=')
  })

  it('is not said of ICMP, whose type and code are not kept, nor of two families', () => {
    expect([idOf(1, ['10.0.0.1', -1], ['10.0.0.2', -1]), idOf(6, ['10.0.0.1', 1], ['2001:db8::1', 2])]).toEqual([
      null,
      null,
    ])
  })

  it.skipIf(!hasTshark)('equals that of tshark', () => {
    const ends: [number, [string, number], [string, number]][] = [
      [6, ['10.0.0.5', 50123], ['203.0.113.9', 443]],
      [6, ['203.0.113.9', 443], ['10.0.0.5', 50123]],
      [17, ['10.0.0.5', 53], ['10.0.0.5', 5353]],
      [6, ['2001:db8::5', 50123], ['2001:db8::1', 443]],
      [17, ['fe80::ff', 9], ['ff02::1', 10]],
      [47, ['10.0.0.5', -1], ['203.0.113.9', -1]],
    ]
    const name = ([address, port]: [string, number]) =>
      port < 0 ? address : `${address.includes(':') ? `[${address}]` : address}:${port}`
    const frames = ends.map(([protocol, from, to]) => {
      if (protocol === 6) return tcp(name(from), name(to), 10)
      return protocol === 17 ? udp(name(from), name(to), 10) : ip(from[0], to[0], protocol, new Uint8Array(20))
    })
    const args = ['--enable-protocol', 'communityid', '-T', 'fields', '-e', 'communityid']
    expect(ends.map(([protocol, from, to]) => idOf(protocol, from, to))).toEqual(tsharkLines(buildPcap(frames), args))
  })
})
