// Filters and command lines for what is chosen: a row, a selection, all suspects (report.md section 3). In: keys, which are parsed
// addresses and numbers, and names of files. Out: text for Wireshark, for libpcap, and for bash or PowerShell.

import { type ChosenKey, formatAddress, type KeyAddress } from '../engine/index'
import { endsFilter, readNetwork, timeFilter } from '../verdict/index'
import { quoted, type Shell, shellLine, type Written, withinLimit } from './shell-words'

export type { Shell, Written } from './shell-words'

/** Whole seconds since 1970; `beforeSeconds` is not part of it. */
export interface TimeRange {
  fromSeconds: number
  beforeSeconds: number
}

/** Protocols whose ports Wireshark and libpcap both filter by name. */
const PORT_PROTOCOLS: ReadonlyMap<number, string> = new Map([
  [6, 'tcp'],
  [17, 'udp'],
  [132, 'sctp'],
])
/** 9999-12-31T23:59:59Z: later times have no four-digit year. */
const LAST_SECOND = 253_402_300_799

/** A pair of addresses as texts; null when one of them is no address. */
export function pairKeyOf(a: string, b: string): ChosenKey | null {
  const [first, second] = [addressOf(a), addressOf(b)]
  return first === null || second === null ? null : { a: first, b: second }
}

/** Wireshark's display filter for packets of any of the keys. Like Wireshark it also finds addresses within a tunnel or an ICMP error. */
export function displayFilter(keys: readonly ChosenKey[], range: TimeRange | null = null): Written {
  const chosen = anyOf(keys, displayOf, '||')
  if (chosen === '') return NOTHING
  if (range === null) return withinLimit(chosen)
  const times = timesOf(range)
  if (times === null) return NO_TIME
  return withinLimit(`${keys.length > 1 ? `(${chosen})` : chosen} && ${timeFilter(times[0], times[1])}`)
}

/** A capture filter of libpcap. It sees the outermost IP header only, none under a VLAN tag, and no ports in later fragments. */
export function captureFilter(keys: readonly ChosenKey[]): Written {
  const chosen = anyOf(keys, captureOf, 'or')
  return chosen === '' ? NOTHING : withinLimit(chosen)
}

/** The chosen packets of one file as a new capture. */
export function tsharkLine(
  shell: Shell,
  input: string,
  output: string,
  keys: readonly ChosenKey[],
  range: TimeRange | null = null,
): Written {
  const filter = displayFilter(keys, range)
  if (!filter.ok) return filter
  return shellLine(shell, ['tshark -r', { name: input }, '-Y', quoted(shell, filter.text), '-w', { name: output }])
}

/** All packets of a time; the Z keeps editcap from reading local time. */
export function editcapLine(shell: Shell, input: string, output: string, range: TimeRange): Written {
  const times = timesOf(range)
  if (times === null) return NO_TIME
  const [from, before] = times.map((seconds) => quoted(shell, isoOf(seconds)))
  return shellLine(shell, ['editcap -A', from, '-B', before, { name: input }, { name: output }])
}

/** Captures as one, in time order, each named: a pattern would take what lies beside them. */
export function mergecapLine(shell: Shell, inputs: readonly string[], output: string): Written {
  if (inputs.length === 0) return NOTHING
  return shellLine(shell, ['mergecap -w', { name: output }, ...inputs.map((name) => ({ name }))])
}

const NOTHING: Written = { ok: false, message: 'Nothing is chosen, so there is nothing to filter.' }
const NO_TIME: Written = {
  ok: false,
  message: 'The times of these packets are not known, so no filter can be made of them.',
}

function anyOf(keys: readonly ChosenKey[], of: (key: ChosenKey) => string, or: string): string {
  const parts = [...new Set(keys.map(of))]
  return parts.length === 1 ? parts[0] : parts.map((part) => `(${part})`).join(` ${or} `)
}

function displayOf({ a, b, conversation }: ChosenKey): string {
  const ends = endsFilter(textOf(a), textOf(b))
  if (conversation === undefined) return ends
  const { protocol, aPort, bPort } = conversation
  const name = PORT_PROTOCOLS.get(protocol)
  if (name === undefined || aPort < 0) return `${ends} && ${a.family === 4 ? 'ip.proto' : 'ipv6.nxt'}==${protocol}`
  if (aPort === bPort) return `${ends} && ${name}.srcport==${aPort} && ${name}.dstport==${bPort}`
  return `${ends} && ${name}.port==${aPort} && ${name}.port==${bPort}`
}

function captureOf({ a, b, conversation }: ChosenKey): string {
  const [host, header] = a.family === 4 ? ['host', 'ip'] : ['ip6 host', 'ip6']
  const ends = `${host} ${textOf(a)} and ${host} ${textOf(b)}`
  if (conversation === undefined) return ends
  const { protocol, aPort, bPort } = conversation
  const name = PORT_PROTOCOLS.get(protocol)
  if (name === undefined || aPort < 0) return `${ends} and ${header} proto ${protocol}`
  if (aPort === bPort) return `${ends} and ${name} src port ${aPort} and ${name} dst port ${bPort}`
  return `${ends} and ${name} port ${aPort} and ${name} port ${bPort}`
}

function textOf({ family, words }: KeyAddress): string {
  return formatAddress(family, Uint32Array.from(words), 0)
}

function addressOf(text: string): KeyAddress | null {
  const network = text.includes('/') ? null : readNetwork(text)
  return network === null ? null : { family: network.family, words: network.words }
}

/** null for what is no time: a number like that would be no number in a filter. */
function timesOf({ fromSeconds, beforeSeconds }: TimeRange): [number, number] | null {
  const isTime = (seconds: number) => Number.isInteger(seconds) && seconds >= 0 && seconds <= LAST_SECOND
  return isTime(fromSeconds) && isTime(beforeSeconds) ? [fromSeconds, beforeSeconds] : null
}

function isoOf(seconds: number): string {
  return new Date(seconds * 1000).toISOString().replace('.000Z', 'Z')
}
