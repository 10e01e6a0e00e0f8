import { describe, expect, it } from 'vitest'
import { openCapture, SummaryTables } from '../engine/index'
import { type ExportRequest, writeSummary } from '../export/index'
import { buildPcap } from '../testing/build-pcap'
import { tcp, udp } from '../testing/frames'
import { Case } from './case'
import type { Chunk, View } from './contract'
import { lookJob } from './look-job'

const seed = Uint32Array.of(1, 2, 3, 4)
const T0 = 1_426_118_400

function newCase(): Case {
  const theCase = new Case(() => new SummaryTables(seed))
  theCase.addFile(0, 'a.pcap', 1000)
  return theCase
}

function view(
  change: { [Part in 'choices' | 'filter']?: Partial<View[Part]> } & Partial<Pick<View, 'sort' | 'descending'>> = {},
): View {
  return {
    choices: { inside: [], thresholdBytes: 25_000_000, windowMinutes: 120, measure: 'frame', ...change.choices },
    filter: { text: '', role: 'crossing', highlightedOnly: false, ...change.filter },
    sort: change.sort ?? 'out',
    descending: change.descending ?? true,
  }
}

/** A chunk of `count` frames from one host to one server. */
function chunk(from: number, to: number, host = '10.0.0.5', server = '203.0.113.9:443', count = 1): Chunk {
  const capture = buildPcap(
    Array.from({ length: count }, (_, i) =>
      tcp(`${host}:5000`, server, 1000, { at: T0 + i, flags: i === 0 ? 'S' : 'A' }),
    ),
  )
  const feed = openCapture({ name: 'a.pcap', bytes: 1000, seed })
  feed.push(capture)
  feed.end()
  return { fileId: 0, from, to, isLast: false, summaries: feed.takeSummaries() }
}

const framesOf = (theCase: Case) => theCase.overview(view()).totals.outbound.frames

describe('merging', () => {
  it('merges a stretch of a file once only', () => {
    const theCase = newCase()
    for (const [from, to] of [
      [0, 10],
      [10, 30],
      [0, 10],
      [10, 20],
      [0, 30],
    ])
      theCase.merge(chunk(from, to))
    expect(framesOf(theCase)).toBe(2)
    expect(theCase.mergedTo(0)).toBe(30)
    expect(theCase.overview(view()).problems).toEqual([])
  })

  it('knows stretches beyond 4 GiB, and up to the last whole number', () => {
    const theCase = newCase()
    const ends = [0, 2 ** 32 - 1, 2 ** 32 + 7, 2 ** 44, Number.MAX_SAFE_INTEGER - 1, Number.MAX_SAFE_INTEGER]
    for (let i = 1; i < ends.length; i++) {
      theCase.merge(chunk(ends[i - 1], ends[i]))
      theCase.merge(chunk(ends[i - 1], ends[i]))
      expect(theCase.mergedTo(0)).toBe(ends[i])
    }
    expect(framesOf(theCase)).toBe(5)
  })

  it('leaves a stretch out that is half known, and says so', () => {
    const theCase = newCase()
    theCase.merge(chunk(0, 10))
    theCase.merge(chunk(5, 20))
    expect(framesOf(theCase)).toBe(1)
    expect(theCase.overview(view()).problems).toMatchObject([{ capture: 'a.pcap', offset: 5 }])
  })

  it('takes stretches in any order, and an empty last one', () => {
    const theCase = newCase()
    theCase.merge(chunk(10, 20))
    expect(theCase.mergedTo(0)).toBe(0)
    theCase.merge(chunk(0, 10))
    expect(theCase.mergedTo(0)).toBe(20)
    theCase.merge({ ...chunk(20, 20), isLast: true })
    theCase.merge({ ...chunk(20, 20), isLast: true })
    expect(framesOf(theCase)).toBe(3)
  })

  it('ignores what comes for a case that was emptied', () => {
    const theCase = newCase()
    const revision = theCase.revision()
    theCase.clear()
    theCase.merge(chunk(0, 10))
    expect(framesOf(theCase)).toBe(0)
    expect(theCase.revision()).toBeGreaterThan(revision)
  })

  it('says what it holds, folds beyond its budget and tells of it', () => {
    const theCase = newCase()
    theCase.setBudget(1)
    for (let at = 0; at < 20; at++) theCase.merge(chunk(at, at + 1, '10.0.0.5', `203.0.113.${at}:443`))
    expect(theCase.usage()).toMatchObject({ conversations: 1, isFull: true })
    expect(theCase.overview(view()).problems[0]).toMatchObject({ code: 'E-FOLD', severity: 'note' })
    expect(framesOf(theCase)).toBe(20)
    theCase.setBudget(1e9)
    expect(theCase.usage().isFull).toBe(false)
  })

  it('answers a reader once for each chunk, merged or not', async () => {
    const theCase = newCase()
    const { port1, port2 } = new MessageChannel()
    theCase.connect(port1)
    let answers = 0
    const twice = new Promise<void>((done) => {
      port2.onmessage = () => ++answers === 2 && done()
    })
    port2.postMessage(chunk(0, 10))
    port2.postMessage(chunk(0, 10))
    await twice
    expect(framesOf(theCase)).toBe(1)
    port1.close()
  })
})

describe('answers', () => {
  const full = newCase()
  full.merge(chunk(0, 10, '10.0.0.5', '203.0.113.9:443', 3))
  full.merge(chunk(10, 20, '10.0.0.6', '203.0.113.9:22', 2))
  full.merge(chunk(20, 30, '10.0.0.7', '10.0.0.8:445', 1))
  const insides = (change: Parameters<typeof view>[0]) => full.rows(view(change), 0, 50).rows.map((row) => row.inside)

  it('sorts, pages and counts', () => {
    expect(insides({})).toEqual(['10.0.0.5', '10.0.0.6'])
    expect(insides({ descending: false })).toEqual(['10.0.0.6', '10.0.0.5'])
    expect(full.rows(view(), 1, 1)).toMatchObject({ rows: [{ inside: '10.0.0.6' }], offset: 1, filtered: 2, total: 2 })
    expect(insides({ filter: { role: 'internal' } })).toEqual(['10.0.0.7'])
  })

  it('filters by address, network and port, all of which must hold', () => {
    expect(insides({ filter: { text: '10.0.0.6' } })).toEqual(['10.0.0.6'])
    expect(insides({ filter: { text: '203.0.113.0/24' } })).toEqual(['10.0.0.5', '10.0.0.6'])
    expect(insides({ filter: { text: ':22' } })).toEqual(['10.0.0.6'])
    expect(insides({ filter: { text: '203.0.113.0/24 port 443' } })).toEqual(['10.0.0.5'])
    expect(insides({ filter: { text: '10.0.0.5:22' } })).toEqual([])
    expect(full.rows(view({ filter: { text: ':22' } }), 0, 9)).toMatchObject({ filtered: 1, total: 2 })
  })

  it('lists the highlighted rows at the threshold', () => {
    const bytes = full.rows(view(), 0, 1).rows[0].outBytes
    expect(insides({ choices: { thresholdBytes: bytes }, filter: { highlightedOnly: true } })).toEqual(['10.0.0.5'])
    expect(insides({ choices: { thresholdBytes: bytes + 1 }, filter: { highlightedOnly: true } })).toEqual([])
    expect(full.overview(view({ choices: { thresholdBytes: bytes } }))).toMatchObject({ highlighted: 1, borderline: 0 })
  })

  it('keeps the last good text and names the bad one', () => {
    insides({ filter: { text: ':22' } })
    expect(insides({ filter: { text: ':22x' } })).toEqual(['10.0.0.6'])
    const { complaint } = full.overview(view({ choices: { inside: ['10.0.0/8'] }, filter: { text: ':22x' } }))
    expect(complaint).toContain('“10.0.0/8” is not a network')
    expect(complaint).toContain('“:22x” is not an address, a network or a port')
    expect(full.overview(view()).complaint).toBe('')
  })

  it('shows the conversations of a row, whichever way round it is asked', () => {
    const { rows, total } = full.conversations(view(), '10.0.0.5', '203.0.113.9', 10)
    expect(total).toBe(1)
    expect(rows[0]).toMatchObject({
      protocol: 'tcp',
      insidePort: 5000,
      outsidePort: 443,
      service: 'https',
      openedByInside: 1,
    })
    expect(full.conversations(view(), '203.0.113.9', '10.0.0.5', 10).rows).toEqual(rows)
    expect(full.conversations(view(), '10.0.0.5', '10.9.9.9', 10)).toEqual({ rows: [], total: 0 })
  })

  it('keeps an overview until something changes', () => {
    const one = full.overview(view())
    expect(full.overview(view())).toBe(one)
    full.addProblem(0, { kind: 'stopped', what: 'file', offset: 30, needed: 0, available: 0, record: 6 })
    const two = full.overview(view())
    expect(two.problems).toMatchObject([{ capture: 'a.pcap', code: 'E-STOP' }])
    expect(two.revision).toBeGreaterThan(one.revision)
    full.addFile(0, 'a.pcap', 1000)
    expect(full.overview(view()).problems).toEqual([])
  })

  it('names a file of which only a problem is known', () => {
    const theCase = newCase()
    theCase.addProblem(0, { kind: 'reader', what: 'memory', offset: 0, needed: 0, available: 0, record: 0 })
    expect(theCase.overview(view()).captures).toMatchObject([
      { name: 'a.pcap', format: 'unknown', problems: [{ code: 'E-POISON' }] },
    ])
  })
})

describe('a baseline', () => {
  it('is learned from the case and read back from its file', () => {
    const theCase = newCase()
    const capture = buildPcap(
      Array.from({ length: 40 }, (_, block) =>
        udp('10.0.0.5:5000', '203.0.113.9:443', 1000, { at: T0 + block * 7200 }),
      ),
    )
    const feed = openCapture({ name: 'a.pcap', bytes: 1000, seed })
    feed.push(capture)
    feed.end()
    theCase.merge({ fileId: 0, from: 0, to: 10, isLast: true, summaries: feed.takeSummaries() })
    const learned = theCase.learnBaseline(view())
    expect(learned.hosts).toMatchObject([{ address: '10.0.0.5', blocks: 40 }])
    expect(theCase.readBaseline(JSON.stringify(learned))).toEqual(learned)
  })

  it('of a short case has no host, and what is none is told in a sentence', () => {
    const theCase = newCase()
    theCase.merge(chunk(0, 10))
    expect(theCase.learnBaseline(view()).hosts).toEqual([])
    expect(theCase.readBaseline('{"schema":"other"}')).toBe(
      'This is no baseline of Egress: its schema is not egress.baseline/1.',
    )
  })
})

const caseRequest: ExportRequest = {
  kind: 'case.json',
  isRedacted: false,
  direction: 'both',
  choices: view().choices,
  filter: view().filter,
  layout: { sort: 'window', descending: true, barsOf: 'hosts', barSort: 'out', linearBars: false, opened: null },
  zone: 'UTC',
  marks: [],
  custody: [],
  hashes: {},
  madeAt: '2026-01-01T00:00:00.000Z',
  application: 'Egress',
  system: '',
}

describe('a case that came in as sums', () => {
  const sums = (name: string, host: string, length = 1000) => {
    const capture = buildPcap([tcp(`${host}:5000`, '203.0.113.9:443', length, { at: T0 })])
    const feed = openCapture({ name, bytes: capture.length, seed })
    feed.push(capture)
    feed.end()
    const tables = new SummaryTables(seed)
    for (const summary of feed.takeSummaries()) tables.add(summary)
    return { json: writeSummary(tables.view()), size: capture.length }
  }
  const north = sums('/var/captures/north.pcap', '10.0.0.5')
  const south = sums('/var/captures/south.pcap', '10.0.0.6', 900)
  const fileOf = (size: number) => new Blob([new Uint8Array(size)])

  it('knows its own captures by name and size, and forgets them with the case', async () => {
    const theCase = newCase()
    expect(theCase.openSaved('case.json', north.json)).toMatchObject({ choices: null })
    expect(await theCase.copyOf('march/north.pcap', fileOf(north.size))).toMatchObject({ kind: 'in-case-by-name' })
    expect(await theCase.copyOf('north.pcap', fileOf(north.size + 1))).toBeNull()
    expect(await theCase.copyOf('other.pcap', fileOf(north.size))).toBeNull()
    theCase.clear()
    expect(await theCase.copyOf('north.pcap', fileOf(north.size))).toBeNull()
  })

  it('tells of such a file as a note that names both', async () => {
    const theCase = newCase()
    theCase.openSaved('case.json', north.json)
    theCase.addFile(1, 'march/north.pcap', north.size)
    const copy = await theCase.copyOf('march/north.pcap', fileOf(north.size))
    if (copy !== null) theCase.addProblem(1, copy)
    const [row] = theCase.overview(view()).problems
    expect(row).toMatchObject({ code: 'E-DUP', severity: 'note' })
    expect(row.message).toMatch(/march\/north\.pcap.*\/var\/captures\/north\.pcap.*not counted again/)
  })

  it('opened from a case file knows its captures by their content, whatever they are called now', async () => {
    const before = newCase()
    const capture = new Uint8Array(buildPcap([tcp('10.0.0.5:5000', '203.0.113.9:443', 1000, { at: T0 })]))
    expect(await before.copyOf('march/north.pcap', new Blob([capture]))).toBeNull()
    before.addSummary('read', sums('march/north.pcap', '10.0.0.5').json)
    const theCase = newCase()
    theCase.openSaved('case.json', before.exported(caseRequest)[0].text)
    const changed = new Uint8Array(capture)
    changed[changed.length - 1] ^= 1
    expect(theCase.overview(view()).problems[0]).toMatchObject({ code: 'E-CASEFILES', severity: 'note' })
    expect(await theCase.copyOf('march/north.pcap', new Blob([changed]))).toMatchObject({ kind: 'other-content' })
    expect(await theCase.copyOf('renamed.pcap', new Blob([changed]))).toBeNull()
    expect(await theCase.copyOf('elsewhere/x.pcap', new Blob([capture]))).toMatchObject({
      kind: 'in-case',
      what: 'march/north.pcap',
    })
    expect(theCase.overview(view()).problems).toEqual([])
  })

  it('adds summaries in any order, each capture once', async () => {
    const [one, other] = [newCase(), newCase()]
    expect([one.addSummary('n', north.json), one.addSummary('s', south.json)]).toEqual(['', ''])
    expect([other.addSummary('s', south.json), other.addSummary('n', north.json)]).toEqual(['', ''])
    expect(framesOf(one)).toBe(2)
    expect(one.rows(view(), 0, 9)).toEqual(other.rows(view(), 0, 9))
    expect(one.addSummary('again', south.json)).toMatch(/"again" was not added: "\/var\/captures\/south\.pcap"/)
    expect(one.addSummary('bad', south.json.replace('"captures"', '"capture"'))).toMatch(/^E-CASEBAD: "bad": capture/)
    expect(framesOf(one)).toBe(2)
    expect(await one.copyOf('south.pcap', fileOf(south.size))).toMatchObject({ kind: 'in-case-by-name' })
  })

  it('refuses the summary of a capture that the page has read, and takes one of the same name elsewhere', () => {
    const theCase = newCase()
    theCase.addSummary('read', sums('march/north.pcap', '10.0.0.5').json)
    expect(theCase.addSummary('of the folder', sums('/data/march/north.pcap', '10.0.0.5').json)).toContain('twice')
    expect(theCase.addSummary('of another', sums('april/north.pcap', '10.0.0.6').json)).toBe('')
    expect(framesOf(theCase)).toBe(2)
  })
})

describe('a second look', () => {
  const choices = { thresholdBytes: 2000, windowMinutes: 60, measure: 'payload' as const }
  /** 1,000 bytes at either end of an hour, and a packet later. */
  const ends = buildPcap(
    [0, 3599, 9000].map((second) => udp('10.0.0.5:4000', '203.0.113.9:9000', 1000, { at: T0 + 30 + second })),
  )
  const look = async (theCase: Case) => {
    const places = theCase.lookPlaces(view({ choices }))
    if (places === null) throw new Error('nothing lies between the bounds')
    const sources = [
      { name: 'a.pcap', file: new Blob([ends as BlobPart]), ranges: places.captures[0].ranges, firstSeconds: T0 },
    ]
    return { places, looks: await lookJob({ plan: places.plan, sources }, seed, () => undefined) }
  }
  const counted = (): Case => {
    const theCase = newCase()
    const feed = openCapture({ name: 'a.pcap', bytes: ends.length, seed })
    feed.push(ends)
    feed.end()
    theCase.merge({ fileId: 0, from: 0, to: ends.length, isLast: true, summaries: feed.takeSummaries() })
    return theCase
  }
  const highlightOf = (theCase: Case) => theCase.rows(view({ choices }), 0, 1).rows[0].highlight

  it('settles a row at its window and measure, and the page hears of it', async () => {
    const theCase = counted()
    expect(highlightOf(theCase)).toBe('borderline')
    const { places, looks } = await look(theCase)
    expect([places.bytes, places.captures.map(({ isWhole }) => isWhole)]).toEqual([ends.length - 24, [true]])
    const before = theCase.revision()
    theCase.settle(places, looks)
    expect([highlightOf(theCase), theCase.revision() > before]).toEqual(['over', true])
    expect(theCase.overview(view({ choices }))).toMatchObject({ highlighted: 1, borderline: 0 })
    expect(theCase.lookPlaces(view({ choices }))).toBeNull()
    const wider = { ...choices, windowMinutes: 15 }
    expect(theCase.rows(view({ choices: wider }), 0, 1).rows[0].peak.exact).toBeNull()
    expect(highlightOf(theCase)).toBe('over')
  })

  it('is void when the case has grown meanwhile', async () => {
    const theCase = counted()
    const { places, looks } = await look(theCase)
    theCase.addFile(1, 'b.pcap', 1000)
    theCase.merge({ ...chunk(0, 10, '10.0.0.6'), fileId: 1 })
    theCase.settle(places, looks)
    expect(theCase.overview(view({ choices }))).toMatchObject({ highlighted: 0, borderline: 1 })
  })
})
