// What is wrong with a pack, by its own numbers and by those of its captures (training.md section 4). In: a pack and what the engine
// counted. Out: errors, which make the exercise unfair, and warnings, each with the field that it is about.

import { isWithin, readAddress, readEndpointAddress, readNetworkKey } from '../score/address'
import { HostNames } from '../score/hosts'
import { lintTruth } from './lint-truth'
import type { AcceptEntry, OpenPack, Pack, Question } from './types'
import { isSealed } from './types'

export interface Finding {
  severity: 'error' | 'warning'
  field: string
  message: string
}

/** Part of a pair: what went over one combination of ports. Times are seconds since 1970. */
export interface ConversationFact {
  ports: number[]
  outGoodput: number
  inGoodput: number
  firstSeconds: number
  lastSeconds: number
}

/** A row of the result, from sender to receiver. */
export interface RowFact {
  inside: string
  outside: string
  outBytes: number
}

/** What was counted in the captures of a pack. */
export interface CaseFacts {
  captures: { name: string; sha256: string; bytes: number; longestCaptured: number }[]
  /** Conversations of two addresses, out being from the first to the second. */
  conversations: (sender: string, receiver: string) => ConversationFact[]
  /** Rows that cross the boundary, most bytes out first. */
  rows: RowFact[]
}

const PLACE_HOLDER = /^0{64}$/
/** Ethernet, IPv4 and TCP with options, and the payload of which the design asks whether it may be shared. */
const LONGEST_WITHOUT_PAYLOAD = 14 + 20 + 60 + 64
/** Rows that tempt most. */
const TOP_ROWS = 5
/** RFC 5737 and RFC 3849. */
const DOCUMENTATION = ['192.0.2.0/24', '198.51.100.0/24', '203.0.113.0/24', '2001:db8::/32']
const MOST_NAMED = 3

/** `facts` is null when the captures are not at hand: then only the pack itself is looked at. */
export function lintPack(pack: Pack, facts: CaseFacts | null): Finding[] {
  const findings = [...lintPoints(pack), ...lintNetworks(pack), ...lintHashes(pack)]
  if (facts !== null) findings.push(...lintCaptures(pack, facts))
  if (isSealed(pack)) return findings
  findings.push(...pack.questions.flatMap(lintQuestion), ...lintHidden(pack))
  if (facts !== null) findings.push(...lintTruth(pack, facts), ...lintRows(pack, facts))
  return inOrder(findings)
}

function error(field: string, message: string): Finding {
  return { severity: 'error', field, message }
}

function warning(field: string, message: string): Finding {
  return { severity: 'warning', field, message }
}

function lintPoints({ questions }: Pack): Finding[] {
  const sum = questions.reduce((points, question) => points + question.points, 0)
  return sum === 100 ? [] : [error('questions', `The points add to ${sum}, not to 100.`)]
}

function lintNetworks({ network }: Pack): Finding[] {
  const networks = network.internal.map((text, index) => ({ text, field: `network.internal[${index}]` }))
  const hosts = (network.hosts ?? []).map(({ ip }, index) => ({ text: ip, field: `network.hosts[${index}].ip` }))
  return [
    ...networks
      .filter(({ text }) => readNetworkKey(text) === null)
      .map(({ text, field }) => error(field, `“${text}” is not a network. Example: 10.1.0.0/16.`)),
    ...hosts
      .filter(({ text }) => readAddress(text) === null)
      .map(({ text, field }) => error(field, `“${text}” is not an address.`)),
  ]
}

function lintHashes({ captures }: Pack): Finding[] {
  return captures.flatMap(({ sha256 }, index) =>
    PLACE_HOLDER.test(sha256) ? [error(`captures[${index}].sha256`, 'This is a place-holder.')] : [],
  )
}

function lintCaptures({ captures }: Pack, facts: CaseFacts): Finding[] {
  const listed = captures.flatMap((capture, index): Finding[] => {
    const field = `captures[${index}]`
    const found = facts.captures.find(({ name }) => name === capture.name)
    if (found === undefined) return [error(`${field}.name`, `“${capture.name}” is not there.`)]
    if (found.bytes !== capture.bytes)
      return [error(`${field}.bytes`, `The file has ${found.bytes} bytes, the pack says ${capture.bytes}.`)]
    if (found.sha256 !== capture.sha256)
      return [error(`${field}.sha256`, 'The capture is not the one that the pack describes.')]
    const isShared = capture.source !== 'generated' && found.longestCaptured > LONGEST_WITHOUT_PAYLOAD
    return isShared
      ? [warning(field, 'It holds more than 64 bytes of real payload a packet. Are you allowed to share this?')]
      : []
  })
  const strangers = facts.captures.filter(({ name }) => !captures.some((capture) => capture.name === name))
  return [
    ...listed,
    ...strangers.map(({ name }) => error('captures', `“${name}” is there, but the pack has no word of it.`)),
  ]
}

function lintQuestion(question: Question, index: number): Finding[] {
  const field = `questions[${index}]`
  const findings = question.accept.flatMap((entry, at) => {
    const complaint = complaintAbout(question, entry)
    return complaint === '' ? [] : [error(`${field}.accept[${at}]`, complaint)]
  })
  if ((question.hints ?? []).length === 0) findings.push(warning(`${field}.hints`, 'There is no hint.'))
  if (wordings(question) === 1)
    findings.push(warning(`${field}.accept`, 'Only one wording is right. A learner may say it otherwise.'))
  return findings
}

/** '' when an accepted answer can be given. */
function complaintAbout(question: Question, entry: AcceptEntry): string {
  const { values, allOf, range } = entry
  switch (question.kind) {
    case 'hostSet':
    case 'endpointSet':
      return values === undefined ? 'It has no values.' : ''
    case 'choice':
      if (values === undefined || values.length === 0) return 'It has no values.'
      return values.every((value) => question.options?.includes(value)) ? '' : 'It is not one of the options.'
    case 'keywords':
      return allOf === undefined || allOf.length === 0 ? 'It has no words.' : ''
    case 'bytes':
    case 'timeRange':
      return range === undefined || range[0] > range[1] ? 'It has no range from low to high.' : ''
  }
}

/** In how many ways the full credit can be earned, as far as that can be counted. */
function wordings({ kind, accept }: Question): number {
  if (kind !== 'keywords') return 2
  const full = accept.filter(({ credit }) => credit === 1)
  return full.reduce((sum, { allOf = [] }) => sum + allOf.reduce((product, anyOf) => product * anyOf.length, 1), 0)
}

/** A host list that shows the thief is an answer. */
function lintHidden({ network, truth }: OpenPack): Finding[] {
  const names = new HostNames(network.hosts ?? [])
  const senders = new Set(truth.flows.map(({ sender }) => names.keyOf(sender)))
  return (network.hosts ?? []).flatMap(({ ip, shownToLearner }, index) =>
    senders.has(names.keyOf(ip)) && shownToLearner !== false
      ? [error(`network.hosts[${index}].shownToLearner`, `${ip} is the answer, and the learner is shown it.`)]
      : [],
  )
}

function lintRows(pack: OpenPack, { rows }: CaseFacts): Finding[] {
  const names = new HostNames(pack.network.hosts ?? [])
  const truths = new Set(
    pack.truth.flows.flatMap(({ sender, receiver, via = [] }) =>
      [sender, ...via].map((host) => `${names.keyOf(host)} ${names.keyOf(receiver)}`),
    ),
  )
  const tempting = rows.filter(({ inside, outside }) => !truths.has(`${names.keyOf(inside)} ${names.keyOf(outside)}`))
  const findings = tempting
    .slice(0, TOP_ROWS)
    .flatMap(({ inside, outside }) =>
      (pack.distractors ?? []).some(({ match }) => names.matches(inside, match))
        ? []
        : [warning('distractors', `${inside} → ${outside} sends much, and no distractor says why it is innocent.`)],
    )
  if (pack.generator?.externalPool !== 'literal') findings.push(...lintOutside(rows))
  return findings
}

function lintOutside(rows: CaseFacts['rows']): Finding[] {
  const networks = DOCUMENTATION.flatMap((text) => readNetworkKey(text) ?? [])
  const real = new Set(
    rows
      .map(({ outside }) => outside)
      .filter((outside) => {
        const key = readEndpointAddress(outside)
        return key !== null && !networks.some((network) => isWithin(key, network))
      }),
  )
  if (real.size === 0) return []
  const named = [...real].slice(0, MOST_NAMED).join(', ')
  const more = real.size > MOST_NAMED ? ` and ${real.size - MOST_NAMED} more` : ''
  return [warning('captures', `Outside addresses of real networks: ${named}${more}.`)]
}

function inOrder(findings: Finding[]): Finding[] {
  return [
    ...findings.filter(({ severity }) => severity === 'error'),
    ...findings.filter(({ severity }) => severity === 'warning'),
  ]
}
