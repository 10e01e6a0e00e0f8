import { expect, it } from 'vitest'
import { buildSummary } from '../testing/build-summary'
import { readInside } from './inside'
import { judge } from './judgement'
import { pairQuarters } from './quarters'

const T0 = 1_426_118_400 // 2015-03-12T00:00:00Z

const inside = readInside([])
if (!inside.ok) throw new Error(inside.complaint.message)
const by = { revision: 1, inside: inside.value, windowMinutes: 60, measure: 'frame' as const }
const judgement = judge(
  buildSummary([
    { from: '10.0.0.9:5000', to: '9.9.9.9:443', at: T0 + 899, bytes: 10 },
    { from: '10.0.0.9:5000', to: '9.9.9.9:443', at: T0, bytes: 7 },
    { from: '9.9.9.9:443', to: '10.0.0.9:5000', at: T0 + 60, bytes: 3 },
    { from: '10.0.0.9:5000', to: '9.9.9.9:443', at: T0 + 900, bytes: 5 },
    { from: '10.0.0.9:5000', to: '8.8.8.8:443', at: T0, bytes: 99 },
  ]),
  by,
  null,
)

it('adds a pair up by quarter of an hour, whatever the order of its frames', () => {
  const quarters = { starts: [T0, T0 + 900], outBytes: [17, 5], inBytes: [3, 0] }
  expect(pairQuarters(judgement, '10.0.0.9', '9.9.9.9')).toEqual(quarters)
})

it('knows nothing of a pair that is not there', () => {
  expect(pairQuarters(judgement, '10.0.0.9', '1.1.1.1')).toEqual({ starts: [], outBytes: [], inBytes: [] })
})
