import { expect, test } from 'vitest'
import type { PairRow } from '../../verdict/index'
import { doubtAbout, isEncrypted } from './doubt'
import { tsharkCheck } from './tshark-check'

const row = (change: Partial<PairRow>): PairRow => ({
  inside: '10.1.4.23',
  outside: '198.51.100.7',
  role: 'crossing',
  out: { frames: 1, frameBytes: 1, payloadBytes: 1, goodputBytes: 1 },
  in: { frames: 1, frameBytes: 1, payloadBytes: 1, goodputBytes: 1 },
  outBytes: 1,
  inBytes: 1,
  ratio: 0.9,
  peak: { atLeast: 1, atMost: 1, startSeconds: 0, endSeconds: 0 },
  highlight: 'over',
  first: { seconds: 0, nanoseconds: 0 },
  last: { seconds: 0, nanoseconds: 0 },
  opened: 'inside',
  service: 'TCP 443 https',
  depth: 0,
  firstCapture: 'a.pcap',
  firstRecord: 1,
  conversations: 1,
  ...change,
})

test('doubts one-way captures and servers before it looks at the port', () => {
  expect(doubtAbout(row({ ratio: null }))).toBe('one-way')
  expect(doubtAbout(row({ opened: 'outside' }))).toBe('served')
})

test('doubts by the port and by how even both directions are', () => {
  expect(doubtAbout(row({}))).toBe('web')
  expect(doubtAbout(row({ service: 'TCP 25 smtp' }))).toBe('mail')
  expect(doubtAbout(row({ service: 'UDP 53 domain', ratio: 0.1 }))).toBe('name-server')
  expect(doubtAbout(row({ service: 'UDP 8801', ratio: 0.1 }))).toBe('call')
  expect(doubtAbout(row({ service: 'ESP' }))).toBe('tunnel')
  expect(doubtAbout(row({ service: 'TCP 9000' }))).toBe('other')
})

test('knows which services hide their content', () => {
  expect(['TCP 443 https', 'TCP 22 ssh', 'TCP 80 http', ''].map(isEncrypted)).toEqual([true, true, false, false])
})

test('builds the check from parsed addresses and a quoted name', () => {
  expect(tsharkCheck("march/it's.pcap", '10.1.4.23', '198.51.100.7')).toBe(
    `tshark -r 'march/it'\\''s.pcap' -q -z conv,ip,"ip.addr==10.1.4.23 && ip.addr==198.51.100.7"`,
  )
  expect(tsharkCheck('-r.pcap', 'fd00::1', '2001:db8::7')).toBe(
    `tshark -r './-r.pcap' -q -z conv,ipv6,"ipv6.addr==fd00::1 && ipv6.addr==2001:db8::7"`,
  )
})

test('gives no check for what is no address, and no name that hides something', () => {
  expect(tsharkCheck('a.pcap', '10.1.4.23"; rm -rf', '198.51.100.7')).toBeNull()
  expect(tsharkCheck('a\u202Eb.pcap', '10.1.4.23', '198.51.100.7')).toContain('-r FILE ')
  expect(tsharkCheck('a\nb.pcap', '10.1.4.23', '198.51.100.7')).toContain('-r FILE ')
})
