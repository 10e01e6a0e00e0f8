// Whether the truth of a pack is what its captures hold: each flow there, to the second and to a thousandth of its bytes.

import { HostNames } from '../score/hosts'
import { readTimeText } from '../score/quantities'
import type { CaseFacts, ConversationFact, Finding } from './lint'
import type { OpenPack, TruthFlow } from './types'

const MOST_SECONDS_OFF = 1
const MOST_SHARE_OFF = 0.001

export function lintTruth(pack: OpenPack, facts: CaseFacts): Finding[] {
  const names = new HostNames(pack.network.hosts ?? [])
  const addressOf = (host: string) =>
    pack.network.hosts?.find(({ ip }) => names.keyOf(ip) === names.keyOf(host))?.ip ?? host
  return pack.truth.flows.flatMap((flow, index) => {
    const message = complaintAbout(flow, facts, addressOf)
    return message === '' ? [] : [{ severity: 'error' as const, field: `truth.flows[${index}]`, message }]
  })
}

/** '' when the flow is as the pack says. Behind a proxy it is the first leg that can be counted. */
function complaintAbout(flow: TruthFlow, facts: CaseFacts, addressOf: (host: string) => string): string {
  const next = addressOf(flow.via?.[0] ?? flow.receiver)
  const [from, to] = [secondsOf(flow.firstUtc), secondsOf(flow.lastUtc)]
  const parts = facts.conversations(addressOf(flow.sender), next).filter((part) => isOfFlow(part, flow, from, to))
  if (parts.length === 0) return `Nothing goes from ${flow.sender} to ${next} then.`
  const first = Math.floor(Math.min(...parts.map(({ firstSeconds }) => firstSeconds)))
  const last = Math.floor(Math.max(...parts.map(({ lastSeconds }) => lastSeconds)))
  if (Math.abs(first - Math.floor(from)) > MOST_SECONDS_OFF)
    return `It begins at ${iso(first)}, not at ${flow.firstUtc}.`
  if (Math.abs(last - Math.floor(to)) > MOST_SECONDS_OFF) return `It ends at ${iso(last)}, not at ${flow.lastUtc}.`
  const out = parts.reduce((sum, { outGoodput }) => sum + outGoodput, 0)
  if (isOff(out, flow.goodputOut)) return `It sends ${out} bytes of goodput, not ${flow.goodputOut}.`
  const back = parts.reduce((sum, { inGoodput }) => sum + inGoodput, 0)
  if (flow.goodputIn !== undefined && isOff(back, flow.goodputIn))
    return `It receives ${back} bytes of goodput, not ${flow.goodputIn}.`
  return ''
}

/** By its ports where the pack names them, and within its time in any case. */
function isOfFlow(part: ConversationFact, { ports }: TruthFlow, from: number, to: number): boolean {
  const isThen = part.lastSeconds >= from - MOST_SECONDS_OFF && part.firstSeconds <= to + MOST_SECONDS_OFF
  return isThen && (ports === undefined || part.ports.some((port) => ports.includes(port)))
}

function isOff(counted: number, said: number): boolean {
  return Math.abs(counted - said) > said * MOST_SHARE_OFF
}

function secondsOf(utc: string): number {
  const whole = readTimeText(utc.replace(/\.\d+/, '')) ?? Number.NaN
  return whole + Number(/\.\d+/.exec(utc)?.[0] ?? 0)
}

function iso(seconds: number): string {
  return `${new Date(seconds * 1000).toISOString().slice(0, 19)}Z`
}
