// A Summary as sorted lines of text. In: a Summary. Out: the same lines for the same numbers, whatever the ids, the order of rows, the
// hash seed and the pieces it was added from. Two Summaries are the same when these lines are.

import { type CaptureSummary, formatAddress, type Summary, type TrafficColumns } from '../engine/index'

/** Everything that a Summary says. */
export function canonical(summary: Summary): string[] {
  const { pairs, conversations } = summary
  return [
    ...summary.captures.map(captureLine),
    ...summary.captures.flatMap(moreLines),
    ...pairLines(summary).map((line, row) => `${line} ${timesOf(summary, pairs, row)}`),
    ...conversationLines(summary).map((line, row) => `${line} ${timesOf(summary, conversations, row)}`),
    ...bucketLines(summary),
    ...seenLines(summary),
  ].sort()
}

/** What was counted, without what is known of the files: for captures that differ in format only. */
export function canonicalTraffic(summary: Summary): string[] {
  return canonical(summary).filter((line) => !/^(capture|more) /.test(line))
}

/** "pair 10.0.0.5 - 203.0.113.9 > 1/1554/1500 < 0/0/0": frames, bytes and payload each way, in row order. */
export function pairLines(summary: Summary): string[] {
  return pairNames(summary).map((name, row) => `pair ${name} ${countsOf(summary.pairs, row)}`)
}

/** "6 10.0.0.5:50123 - 203.0.113.9:443 > 1/1554/1500 < 0/0/0 opened 0/0" in row order; a tunnel's pairs stand before it in brackets. */
export function conversationLines(summary: Summary): string[] {
  const { conversations, pairs } = summary
  const { protocols, aPorts, bPorts, openedAToB, openedBToA } = conversations
  return rowsOf(conversations.count).map((row) => {
    const pair = conversations.pairIds[row]
    const a = withPort(addressOf(summary, pairs.aIds[pair]), aPorts[row])
    const b = withPort(addressOf(summary, pairs.bIds[pair]), bPorts[row])
    const opened = `opened ${openedAToB[row]}/${openedBToA[row]}`
    return `${protocols[row]} ${parentsOf(summary, pair)}${a} - ${b} ${countsOf(conversations, row)} ${opened}`
  })
}

function bucketLines(summary: Summary): string[] {
  const { buckets } = summary
  const names = pairNames(summary)
  return rowsOf(buckets.count).map((row) => {
    const there = `> ${buckets.bytesAToB[row]}/${buckets.payloadAToB[row]}`
    const back = `< ${buckets.bytesBToA[row]}/${buckets.payloadBToA[row]}`
    return `minute ${buckets.minutes[row]} ${names[buckets.pairIds[row]]} ${there} ${back}${goodputOf(buckets, row)}`
  })
}

/** What was seen in clear, one line a fact. */
function seenLines(summary: Summary): string[] {
  const { clues, names, dns, echoes } = summary.seen
  const conversations = conversationLines(summary).map((line) => line.split(' > ')[0])
  const pairs = pairNames(summary)
  const placeOf = (columns: typeof clues | typeof names | typeof dns, row: number): string =>
    `at ${columns.seconds[row]}.${columns.nanoseconds[row]} ${summary.captures[columns.captureIds[row]]?.name}#${columns.records[row]}`
  const dnsKey = (row: number): string =>
    `${addressOf(summary, dns.clientIds[row])} ${addressOf(summary, dns.serverIds[row])} ${dns.texts[dns.domainIds[row]]}`
  const { queries, textQueries, answers, missing, queryBytes, answerBytes, longestName, longestLabel } = dns
  const dnsCounts = [queries, textQueries, answers, missing, queryBytes, answerBytes, longestName, longestLabel]
  return [
    ...rowsOf(clues.count).map(
      (row) =>
        `clue ${conversations[clues.conversationIds[row]]} ${clues.kinds[row]} ${clues.isBToA[row]} ${JSON.stringify(clues.texts[clues.textIds[row]])} ${placeOf(clues, row)}`,
    ),
    ...rowsOf(names.count).map(
      (row) =>
        `name ${addressOf(summary, names.addressIds[row])} ${names.sources[row]} ${JSON.stringify(names.texts[names.textIds[row]])} ${placeOf(names, row)}`,
    ),
    ...rowsOf(dns.count).map(
      (row) => `dns ${dnsKey(row)} ${dnsCounts.map((column) => column[row]).join(' ')} ${placeOf(dns, row)}`,
    ),
    ...rowsOf(dns.names.count).map((row) => {
      const { dnsIds, hashHigh, hashLow, seconds, information } = dns.names
      return `dnsname ${dnsKey(dnsIds[row])} ${hashHigh[row]}.${hashLow[row]} ${seconds[row]} ${information[row]}`
    }),
    ...rowsOf(dns.samples.count).map((row) => {
      const { dnsIds, textIds, seconds, nanoseconds } = dns.samples
      return `dnssample ${dnsKey(dnsIds[row])} ${JSON.stringify(dns.texts[textIds[row]])} ${seconds[row]}.${nanoseconds[row]}`
    }),
    ...rowsOf(echoes.count).map((row) => {
      const { packetsAToB, packetsBToA, bytesAToB, bytesBToA, distinctAToB, distinctBToA } = echoes
      const sums = [packetsAToB, packetsBToA, bytesAToB, bytesBToA, distinctAToB, distinctBToA]
      return `echo ${pairs[echoes.pairIds[row]]} ${echoes.hours[row]} ${sums.map((column) => column[row]).join(' ')}`
    }),
  ]
}

function captureLine(capture: CaptureSummary): string {
  const { name, bytes, format, records, firstSeconds, firstNanoseconds, lastSeconds, lastNanoseconds } = capture
  const problems = capture.problems.map(({ kind, what, offset, needed, available, record }) =>
    [kind, what, offset, needed, available, record].join('/'),
  )
  return [
    `capture ${name} ${bytes} ${format} ${records}`,
    `first ${firstSeconds}.${firstNanoseconds} last ${lastSeconds}.${lastNanoseconds}`,
    ...[capture.ranges, capture.linkTypes, capture.tallies, capture.rules, problems.sort()].map((part) =>
      JSON.stringify(part),
    ),
  ].join(' ')
}

const ON_CAPTURE_LINE =
  'name bytes format records firstSeconds firstNanoseconds lastSeconds lastNanoseconds ranges linkTypes tallies rules problems'

/** What else is known of a capture, one line a field. */
function moreLines(capture: CaptureSummary): string[] {
  return Object.entries(capture)
    .filter(([field]) => !ON_CAPTURE_LINE.split(' ').includes(field))
    .map(([field, value]) => `more ${capture.name} ${field} ${JSON.stringify(value, bigintAsText)}`)
}

function bigintAsText(_: string, value: unknown): unknown {
  return typeof value === 'bigint' ? `${value}` : value
}

function timesOf(summary: Summary, columns: TrafficColumns, row: number): string {
  const first = `${columns.firstSeconds[row]}.${columns.firstNanoseconds[row]}`
  const last = `${columns.lastSeconds[row]}.${columns.lastNanoseconds[row]}`
  const capture = summary.captures[columns.firstCaptureIds[row]]?.name ?? 'none'
  const way = columns.firstIsBToA[row] === 1 ? '<' : '>'
  return `first ${first} last ${last} seen ${capture}#${columns.firstRecords[row]} ${way}`
}

function countsOf(columns: TrafficColumns, row: number): string {
  const there = `> ${columns.framesAToB[row]}/${columns.bytesAToB[row]}/${columns.payloadAToB[row]}`
  const back = `< ${columns.framesBToA[row]}/${columns.bytesBToA[row]}/${columns.payloadBToA[row]}`
  return `${there} ${back}${goodputOf(columns, row)}`
}

/** " new 1500/0": goodput each way, only where it is not all of the payload. */
function goodputOf(
  columns: Pick<TrafficColumns, 'payloadAToB' | 'payloadBToA' | 'goodputAToB' | 'goodputBToA'>,
  row: number,
): string {
  const isAll =
    columns.goodputAToB[row] === columns.payloadAToB[row] && columns.goodputBToA[row] === columns.payloadBToA[row]
  return isAll ? '' : ` new ${columns.goodputAToB[row]}/${columns.goodputBToA[row]}`
}

function pairNames(summary: Summary): string[] {
  return rowsOf(summary.pairs.count).map((row) => parentsOf(summary, row) + endsOf(summary, row))
}

/** The pairs around this one, outermost first: "[192.0.2.1 - 192.0.2.2] ". */
function parentsOf(summary: Summary, row: number): string {
  const parent = summary.pairs.parentIds[row]
  return parent < 0 ? '' : `${parentsOf(summary, parent)}[${endsOf(summary, parent)}] `
}

function endsOf(summary: Summary, row: number): string {
  const { aIds, bIds } = summary.pairs
  return `${addressOf(summary, aIds[row])} - ${addressOf(summary, bIds[row])}`
}

function addressOf({ addresses }: Summary, id: number): string {
  return formatAddress(addresses.families[id], addresses.words, id * 4)
}

function withPort(address: string, port: number): string {
  if (port < 0) return address
  return address.includes(':') ? `[${address}]:${port}` : `${address}:${port}`
}

function rowsOf(count: number): number[] {
  return Array.from({ length: count }, (_, row) => row)
}
