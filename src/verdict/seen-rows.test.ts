import { expect, it } from 'vitest'
import { buildPcap } from '../testing/build-pcap'
import { tcp } from '../testing/frames'
import { readCapture } from '../testing/read-capture'
import { readInside } from './inside'
import { judge } from './judgement'
import { seenRows } from './seen-rows'

const inside = readInside([])
if (!inside.ok) throw new Error(inside.complaint.message)
const payload = Uint8Array.from('GET /a HTTP/1.1\r\nHost: x.example\r\n\r\n', (character) => character.charCodeAt(0))
const judgement = judge(
  readCapture(buildPcap([tcp('10.0.0.5:5000', '9.9.9.9:80', 0, { payload })])),
  { revision: 1, inside: inside.value, windowMinutes: 60, measure: 'goodput' },
  null,
)

it('lists what a pair said, with direction and packet, up to a limit', () => {
  const { rows, total } = seenRows(judgement, '10.0.0.5', '9.9.9.9', 2)
  expect(total).toBe(3)
  expect(rows.map(({ kind, text, isOut, record }) => [kind, text, isOut, record])).toEqual([
    ['http-host', 'x.example', true, 1],
    ['http-request', 'GET /a', true, 1],
  ])
})

it('has nothing to say of a pair that is not there', () => {
  expect(seenRows(judgement, '10.0.0.5', '8.8.8.8', 2)).toEqual({ rows: [], total: 0 })
})
