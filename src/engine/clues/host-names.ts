// Names that hosts give themselves: DHCP (RFC 2131, RFC 2132), NetBIOS (RFC 1002). In: a UDP payload. Out: names of addresses.

import type { Facts, Glance } from './glance'

const DHCP_OPTIONS = 240
const OPTION_HOST = 12
const OPTION_REQUESTED = 50
const OPTION_END = 255
const MAGIC = 0x63825363

export function readDhcp(glance: Glance, facts: Facts): void {
  if (glance.word(236) * 0x1_0000 + glance.word(238) !== MAGIC) return
  let name = ''
  let requested = 0
  for (let at = DHCP_OPTIONS, count = 0; count < 64; count++) {
    const option = glance.byte(at)
    if (option < 0 || option === OPTION_END) break
    if (option === 0) {
      at++
      continue
    }
    const length = glance.byte(at + 1)
    if (length < 0) break
    if (option === OPTION_HOST) name = glance.latin1(at + 2, at + 2 + length)
    if (option === OPTION_REQUESTED && length === 4) requested = long(glance, at + 2)
    at += 2 + length
  }
  // Client, leased, then asked-for address: the first that is set.
  const address = long(glance, 12) || long(glance, 16) || requested
  if (name !== '' && address > 0) facts.name(4, Uint32Array.of(address, 0, 0, 0), 'dhcp', name)
}

/** A registration (opcode 5, no response) or a datagram's source: the sender's own name. */
export function readNetbios(glance: Glance, facts: Facts): void {
  if (glance.destinationPort === 138) {
    if (glance.byte(0) >= 0x10 && glance.byte(0) <= 0x12) tellName(glance, 14, facts)
    return
  }
  if (glance.word(2) >> 11 === 5) tellName(glance, 12, facts)
}

/** First-level encoding: 32 letters A to P, two a character; the 16th is the kind of service. */
function tellName(glance: Glance, at: number, facts: Facts): void {
  if (glance.byte(at) !== 32) return
  let name = ''
  for (let i = 0; i < 15; i++) {
    const [high, low] = [glance.byte(at + 1 + 2 * i) - 65, glance.byte(at + 2 + 2 * i) - 65]
    if (high < 0 || high > 15 || low < 0 || low > 15) return
    name += String.fromCharCode(high * 16 + low)
  }
  const trimmed = name.trimEnd()
  if (trimmed !== '' && trimmed !== '*') facts.nameOfSource('netbios', trimmed)
}

function long(glance: Glance, at: number): number {
  const [high, low] = [glance.word(at), glance.word(at + 2)]
  return high < 0 || low < 0 ? 0 : high * 0x1_0000 + low
}
