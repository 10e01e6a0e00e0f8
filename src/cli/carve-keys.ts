// Pairs and conversations as a user types them. In: text. Out: a key for carving, or null for what is none.

import type { ChosenKey, KeyAddress } from '../engine/index'
import { readNetwork } from '../verdict/index'

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
  const parts = text.split(',')
  const [a, b] = parts.map(addressOf)
  return parts.length === 2 && a && b ? { a, b } : null
}

/** "10.0.0.5:50123,[2001:db8::1]:443,tcp". */
export function conversationKey(text: string): ChosenKey | null {
  const parts = text.split(',')
  const [a, b] = parts.map(endpointOf)
  const protocol = PROTOCOLS.get(parts[2] ?? '')
  if (parts.length !== 3 || !a || !b || protocol === undefined) return null
  return { a: a.address, b: b.address, conversation: { protocol, aPort: a.port, bPort: b.port } }
}

function endpointOf(text: string): { address: KeyAddress; port: number } | null {
  const match = /^(?:\[([^\]]+)\]|([^:]+)):(\d{1,5})$/.exec(text)
  const address = match === null ? null : addressOf(match[1] ?? match[2])
  const port = Number(match?.[3])
  return address === null || port > MOST_PORT ? null : { address, port }
}

function addressOf(text: string): KeyAddress | null {
  const network = text.includes('/') ? null : readNetwork(text)
  return network === null ? null : { family: network.family, words: network.words }
}
