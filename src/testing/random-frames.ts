// Frames by chance, for property tests. In: fast-check. Out: arbitraries of frames between few hosts and ports, so that rows meet.

import fc from 'fast-check'
import { snap, type TestFrame } from './frame'
import { icmp, tcp, udp } from './frames'
import { vlan } from './links'
import { fragments, ipInIp } from './tunnels'

const HOSTS = ['10.0.0.5', '10.0.0.6', '192.168.1.7', '203.0.113.9', '198.51.100.1']
const HOSTS6 = ['2001:db8::5', '2001:db8::6', 'fe80::1']
const PORTS = [53, 80, 443, 50_123, 50_124]
const FLAGS = ['S', 'SA', 'A', 'PA', 'FA', 'R']
const FIRST_SECONDS = 1_426_118_400

interface Recipe {
  kind: 'tcp' | 'udp' | 'icmp' | 'fragments' | 'tunnel' | 'vlan' | 'cut'
  isIpv6: boolean
  from: number
  to: number
  fromPort: number
  toPort: number
  payload: number
  flags: number
  seq: number
  seconds: number
  microseconds: number
}

const parts: { [Part in keyof Recipe]: fc.Arbitrary<Recipe[Part]> } = {
  kind: fc.constantFrom('tcp', 'tcp', 'udp', 'icmp', 'fragments', 'tunnel', 'vlan', 'cut'),
  isIpv6: fc.boolean(),
  from: fc.nat(HOSTS.length - 1),
  to: fc.nat(HOSTS.length - 1),
  fromPort: fc.nat(PORTS.length - 1),
  toPort: fc.nat(PORTS.length - 1),
  payload: fc.nat(60),
  flags: fc.nat(FLAGS.length - 1),
  seq: fc.nat(3),
  seconds: fc.nat(300),
  microseconds: fc.nat(999_999),
}
const recipe = fc.record(parts)
/** Between one inside host and two outside addresses, so that minutes fill up. */
const crossing = fc.record({
  ...parts,
  isIpv6: fc.constant(false),
  from: fc.constantFrom(0, 0, 0, 3, 4),
  to: fc.constantFrom(0, 3, 3, 3, 4),
})

/** Up to `most` recipes of frames, of which fragments are two each and may stand in any order. */
export function randomFrames(most: number): fc.Arbitrary<TestFrame[]> {
  return fc.array(recipe, { maxLength: most }).map((recipes) => recipes.flatMap(framesOf))
}

/** The same of few addresses, most of them sent out by one host. */
export function randomCrossings(most: number): fc.Arbitrary<TestFrame[]> {
  return fc.array(crossing, { maxLength: most }).map((recipes) => recipes.flatMap(framesOf))
}

function framesOf(made: Recipe): TestFrame[] {
  const { kind, payload, seq } = made
  const at = { seconds: FIRST_SECONDS + made.seconds, nanoseconds: made.microseconds * 1000 }
  const [from, to] = [endOf(made, made.from, made.fromPort), endOf(made, made.to, made.toPort)]
  const segment = () => tcp(from, to, payload, { at, flags: FLAGS[made.flags], seq: 1 + seq * 1000, ack: 7 })
  switch (kind) {
    case 'tcp':
      return [segment()]
    case 'vlan':
      return [vlan(segment(), 7)]
    case 'udp':
      return [udp(from, to, payload, { at })]
    case 'icmp':
      return [icmp(from, to, payload, { at })]
    case 'cut':
      return [snap(segment(), payload)]
    case 'tunnel':
      return [ipInIp('192.0.2.1', '192.0.2.2', segment())]
    case 'fragments':
      return inOrder(fragments(udp(from, to, 16 + payload, { at }), 16, seq), made.flags)
  }
}

function inOrder(pieces: TestFrame[], order: number): TestFrame[] {
  return order % 2 === 0 ? pieces : [...pieces].reverse()
}

function endOf({ isIpv6 }: Recipe, host: number, port: number): string {
  return isIpv6 ? `[${HOSTS6[host % HOSTS6.length]}]:${PORTS[port]}` : `${HOSTS[host]}:${PORTS[port]}`
}
