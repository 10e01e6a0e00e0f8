import { expect, it } from 'vitest'
import type { ClueKind } from '../../engine/index'
import type { BuiltSeen } from '../../testing/build-seen'
import { judgeFrames, reasonsOf, send, T0 } from '../../testing/judge-frames'

const [host, site] = ['10.0.0.5:4000', '9.9.9.9:80']
const upload = [...send(host, site, 60_000, T0, 1, { opens: true }), ...send(site, host, 900, T0)]
const seen = (clues: [ClueKind, string][]): BuiltSeen => ({
  clues: clues.map(([kind, text], i) => ({ from: '10.0.0.5', to: '9.9.9.9', port: 80, kind, text, at: T0 + i })),
})

it('names where clear HTTP went, and how its payload looks', () => {
  const clues = seen([
    ['protocol', 'http'],
    ['http-request', 'POST /iz/ HTTP/1.1'],
    ['http-host', 'www.drop.example'],
    ['http-request', 'POST /iz/two HTTP/1.1'],
    ['entropy', 'text'],
  ])
  const [row] = judgeFrames(upload, { seen: clues })
  expect(row.what).toBe('In clear HTTP: POST /iz/ to www.drop.example, and 1 other request; the payload looks text.')
  expect(row.headline).toBe(
    'Highlighted: a small upload over clear HTTP. Most likely: a form or a report that is sent in clear.',
  )
})

it('says what a small upload goes over, each with the innocent reading of its kind', () => {
  const over = (port: number, bytes: number) => {
    const to = `9.9.9.9:${port}`
    const frames = [...send(host, to, bytes, T0, 1, { opens: true }), ...send(to, host, 900, T0)]
    return reasonsOf(frames, '10.0.0.5', '9.9.9.9').headline
  }
  expect(over(4444, 60_000)).toMatch(/over TCP port 4444, which is no known service\. .*a protocol of its own\.$/)
  expect(over(25, 160_000)).toMatch(/over mail without a relay\. .*a mail that this host sends by itself\.$/)
})

it('says how much payload went out in ICMP', () => {
  const frames = send('10.0.0.5', '9.9.9.9', 60_000, T0, 1, { protocol: 1 })
  expect(reasonsOf(frames, '10.0.0.5', '9.9.9.9').what).toBe(
    'Payload of ICMP: 60 kB out, 0 B in; nothing in it is named in clear.',
  )
})
