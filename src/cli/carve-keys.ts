// Pairs and conversations as a user types them. In: text. Out: a key for carving, or null for what is none.

import type { ChosenKey } from '../engine/index'
import { pairKeyOf } from '../export/index'

const PROTOCOLS: ReadonlyMap<string, number> = new Map([
  ['icmp', 1],
  ['tcp', 6],
  ['udp', 17],
  ['icmp6', 58],
  ['sctp', 132],
])
const MOST_PORT = 65_535

/** "10.0.0.5,203.0.113.9". */
export function pairKey(text: string): ChosenKey | null {
  const [a = '', b = '', ...others] = text.split(',')
  return others.length === 0 ? pairKeyOf(a, b) : null
}

/** "10.0.0.5:50123,[2001:db8::1]:443,tcp". */
export function conversationKey(text: string): ChosenKey | null {
  const parts = text.split(',')
  const [a, b] = parts.map(endpointOf)
  const protocol = PROTOCOLS.get(parts[2] ?? '')
  if (parts.length !== 3 || !a || !b || protocol === undefined) return null
  const pair = pairKeyOf(a.address, b.address)
  return pair === null ? null : { ...pair, conversation: { protocol, aPort: a.port, bPort: b.port } }
}

function endpointOf(text: string): { address: string; port: number } | null {
  const match = /^(?:\[([^\]]+)\]|([^:]+)):(\d{1,5})$/.exec(text)
  const port = Number(match?.[3])
  return match === null || port > MOST_PORT ? null : { address: match[1] ?? match[2], port }
}
