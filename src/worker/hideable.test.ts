import { expect, it } from 'vitest'
import { SummaryTables } from '../engine/index'
import { buildPcap } from '../testing/build-pcap'
import { clientHelloRecord } from '../testing/client-hello'
import { tcp } from '../testing/frames'
import { readCapture } from '../testing/read-capture'
import { Case } from './case'
import type { View } from './contract'
import { hideable } from './hideable'

const view: View = {
  choices: { inside: ['198.51.100.0/24'], thresholdBytes: 1000, windowMinutes: 60, measure: 'goodput' },
  filter: { text: '', role: 'crossing', highlightedOnly: false },
  sort: 'out',
  descending: true,
}
const payload = clientHelloRecord({ serverName: 'payroll.alice.example' })
const frames = [
  tcp('198.51.100.7:5000', '203.0.113.9:443', 0, { flags: 'S', seq: 0 }),
  tcp('198.51.100.7:5000', '203.0.113.9:443', 0, { payload }),
  tcp('198.51.100.7:5000', '203.0.113.9:443', 5000, { seq: 1 + payload.length }),
]

function hiddenCase() {
  const theCase = new Case(() => new SummaryTables(Uint32Array.of(1, 2, 3, 4)))
  const summary = readCapture(buildPcap(frames), { name: 'alice.pcap' })
  theCase.addFile(0, 'alice.pcap', 10)
  theCase.merge({ fileId: 0, from: 0, to: 10, isLast: true, summaries: [summary] })
  const api = hideable(theCase)
  api.setHidden(true, view.choices.inside)
  return api
}

it('answers the screen with labels only, and understands them in questions', () => {
  const api = hiddenCase()
  const own: View = { ...view, choices: { ...view.choices, inside: api.hide(view.choices.inside) } }
  expect(own.choices.inside).toEqual(['network-001'])
  const [row] = api.rows(own, 0, 9).rows
  expect(row).toMatchObject({ inside: 'inside-001', outside: '203.0.113.9', role: 'crossing' })
  const key = { level: 'pair' as const, inside: row.inside, outside: row.outside, site: '' }
  const all = [
    api.overview(own),
    api.judged(own, 9),
    api.reasons(own, key),
    api.seen(own, row.inside, row.outside, 9),
    api.conversations(own, row.inside, row.outside, 9),
    api.rows({ ...own, filter: { ...own.filter, text: 'inside-001' } }, 0, 9),
  ]
  expect(JSON.stringify(all)).not.toMatch(/198\.51\.100|alice|payroll/)
  expect(JSON.stringify(all)).toMatch(/name-00\d/)
  expect(api.hide(['tls', 'TLS server name']), 'words of a protocol are no names').toEqual(['tls', 'TLS server name'])
  expect(api.rows({ ...own, filter: { ...own.filter, text: 'inside-001' } }, 0, 9).filtered).toBe(1)
  expect(api.conversations(own, row.inside, row.outside, 9).total).toBe(1)
  expect(api.carvePlaces(own, [row]).frames).toBe(3)
})

it('keeps a label for the same thing, whatever is read later, and gives the clear text back', () => {
  const api = hiddenCase()
  expect(api.hide('198.51.100.7')).toBe('inside-001')
  const more = readCapture(buildPcap([tcp('198.51.100.1:1', '203.0.113.9:443', 9)]), { name: 'b.pcap' })
  api.addFile(1, 'b.pcap', 10)
  ;(api as Case).merge({ fileId: 1, from: 0, to: 10, isLast: true, summaries: [more] })
  expect(api.hide(['198.51.100.7', '198.51.100.1', 'to 198.51.100.7:443.'])).toEqual([
    'inside-001',
    'inside-002',
    'to inside-001:443.',
  ])
  expect(api.reveal({ note: 'inside-002 and inside-001', level: 'pair' })).toEqual({
    note: '198.51.100.1 and 198.51.100.7',
    level: 'pair',
  })
  api.setHidden(false, [])
  expect(
    api
      .rows(view, 0, 9)
      .rows.map(({ inside }) => inside)
      .sort(),
  ).toEqual(['198.51.100.1', '198.51.100.7'])
})
