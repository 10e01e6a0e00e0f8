// Answers that name hosts. In: what was written, and the pack's list of hosts. Out: one key for each host, so that a name and its address
// are the same answer.

import type { PackHost } from '../pack/types'
import { type AddressKey, isWithin, readAddress, readEndpointAddress, readNetworkKey } from './address'

const NO_ONE = ['no one', 'noone', 'none', 'nobody', 'no-one']

/** What was written → the items of a set. Commas, semicolons and line ends part them; "no one" is the empty set. */
export function readItems(texts: readonly string[]): string[] {
  const items = texts.flatMap((text) => text.split(/[,;\n]/)).map((item) => item.trim())
  return [...new Set(items)].filter((item) => item !== '' && !NO_ONE.includes(item.toLowerCase()))
}

/** Whether anything was written at all, be it "no one". */
export function isAnswered(texts: readonly string[]): boolean {
  return texts.some((text) => text.trim() !== '')
}

/** Address key of a host, or its name in small letters when the pack does not know it. */
export class HostNames {
  private readonly keys = new Map<string, AddressKey>()

  constructor(private readonly hosts: readonly PackHost[]) {
    for (const { ip, name } of hosts) {
      const key = readAddress(ip)
      if (key !== null && name !== undefined) this.keys.set(name.toLowerCase(), key)
    }
  }

  keyOf(item: string): string {
    const name = item.toLowerCase().replace(/\.$/, '')
    return readEndpointAddress(item) ?? this.keys.get(name) ?? this.keys.get(name.replace(/:\d+$/, '')) ?? name
  }

  keysOf(texts: readonly string[]): Set<string> {
    return new Set(readItems(texts).map((item) => this.keyOf(item)))
  }

  /** Whether a host is what a distractor means: an address, a name, a network, or any host. */
  matches(item: string, pattern: string): boolean {
    if (pattern === '*') return true
    const key = this.keyOf(item)
    const network = readNetworkKey(pattern)
    return network === null ? key === this.keyOf(pattern) : isKey(key) && isWithin(key, network)
  }

  /** A host as people say it: with its name where the pack has one. */
  label(item: string): string {
    const key = this.keyOf(item)
    const host = this.hosts.find(({ ip }) => readAddress(ip) === key)
    return host?.name === undefined ? item : `${host.ip} (${host.name})`
  }
}

/** Whether a key is of an address, not a name that is not known. */
export function isKey(key: string): boolean {
  return /^[0-9a-f]{32}$/.test(key)
}
