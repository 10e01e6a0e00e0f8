// Credit for naming hosts. In: a question's accepted sets and what was written. Out: 0 to 1, with the reason in words.

import type { AcceptEntry } from '../pack/types'
import { isWithin, readEndpointAddress, readNetworkKey } from './address'
import { type HostNames, readItems } from './hosts'
import type { Credit } from './types'

/** A network that holds the receiver is half an answer, if it is at most a /24 (256 addresses). */
const NETWORK_CREDIT = 0.5
const LEAST_PREFIX_V4 = 24
const LEAST_PREFIX_V6 = 120

/** The better of an accepted set that is equal, and F1 against the sets of credit 1. */
export function hostSetCredit(accept: readonly AcceptEntry[], texts: readonly string[], names: HostNames): Credit {
  const given = names.keysOf(texts)
  let best: Credit = { credit: 0, reasons: [], entry: null }
  for (const entry of accept) {
    const wanted = names.keysOf(entry.values ?? [])
    const right = [...wanted].filter((key) => given.has(key)).length
    const isEqual = right === wanted.size && right === given.size
    const credit = isEqual ? entry.credit : entry.credit === 1 ? f1(right, given.size, wanted.size) : 0
    if (credit > best.credit || (best.entry === null && isEqual)) {
      best = {
        credit,
        entry,
        reasons: [isEqual ? equalText(entry, wanted.size) : countText(right, given.size, wanted.size)],
      }
    }
  }
  if (best.reasons.length > 0) return best
  return { ...best, reasons: [given.size === 0 ? 'You named no one.' : 'None of the hosts that you named is right.'] }
}

/** Right items over given items, against the names of one receiver. */
export function endpointSetCredit(accept: readonly AcceptEntry[], texts: readonly string[], names: HostNames): Credit {
  const given = readItems(texts)
  let best: Credit = { credit: 0, reasons: [], entry: null }
  for (const entry of accept) {
    const values = readItems(entry.values ?? [])
    const isNoOne = given.length === 0 && values.length === 0
    const right = given.reduce((sum, item) => sum + endpointWorth(item, values, names), 0)
    const credit = isNoOne ? entry.credit : given.length === 0 ? 0 : (entry.credit * right) / given.length
    if (credit <= best.credit && !isNoOne) continue
    best = { credit, entry, reasons: [isNoOne ? 'No one receives it: right.' : endpointText(right, given.length)] }
  }
  if (best.reasons.length > 0) return best
  return { ...best, reasons: [given.length === 0 ? 'You named no one.' : 'None of what you named is the receiver.'] }
}

function endpointWorth(item: string, values: readonly string[], names: HostNames): number {
  const network = readNetworkKey(item)
  if (network !== null) {
    if (network.prefix < (network.isV4 ? LEAST_PREFIX_V4 : LEAST_PREFIX_V6)) return 0
    const holds = values.some((value) => {
      const key = readEndpointAddress(value)
      return key !== null && isWithin(key, network)
    })
    return holds ? NETWORK_CREDIT : 0
  }
  return values.some((value) => isSameEndpoint(item, value, names)) ? 1 : 0
}

/** The same address, whose ports do not differ; or the same name, or one within it ("a.drop.example" in "drop.example"). */
function isSameEndpoint(item: string, value: string, names: HostNames): boolean {
  const [one, other] = [names.keyOf(withoutPort(item)), names.keyOf(withoutPort(value))]
  const ports = [portOf(item), portOf(value)]
  if (ports[0] !== '' && ports[1] !== '' && ports[0] !== ports[1]) return false
  return one === other || (readEndpointAddress(item) === null && one.endsWith(`.${other}`) && other.includes('.'))
}

function portOf(text: string): string {
  return /^(?:[^:]+|\[[^\]]+\]):(\d{1,5})$/.exec(text)?.[1] ?? ''
}

function withoutPort(text: string): string {
  const port = portOf(text)
  return port === '' ? text : text.slice(0, -port.length - 1)
}

function f1(right: number, given: number, wanted: number): number {
  return given + wanted === 0 ? 1 : (2 * right) / (given + wanted)
}

function equalText(entry: AcceptEntry, wanted: number): string {
  if (entry.note !== undefined) return entry.note
  if (entry.credit < 1) return 'This is a part of the answer.'
  return wanted === 0 ? 'No one sends it: right.' : 'Exactly the right hosts.'
}

function countText(right: number, given: number, wanted: number): string {
  return `${right} of the ${given} that you named ${right === 1 ? 'is' : 'are'} right; ${wanted} should be named.`
}

function endpointText(right: number, given: number): string {
  if (right === given) return given === 1 ? 'This is the receiver.' : 'Each of these is a name of the receiver.'
  return right === given * NETWORK_CREDIT
    ? 'The network holds the receiver; name one address for the whole credit.'
    : `${right} of the ${given} that you named count.`
}
