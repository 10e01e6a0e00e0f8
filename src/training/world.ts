// The office that the training scenarios share (design: training.md section 1). In: nothing. Out: its hosts and sites.
// Outside addresses are documentation ranges (RFC 5737) and outside names end in .example (RFC 2606).

import { ipv4Address, join } from './frames/bytes'

/** Microseconds, the unit of all times here. */
export const SECOND = 1_000_000
export const HOUR = 3600 * SECOND
export const DAY = 24 * HOUR

/** Office hours, 08:00 to 18:00 in New York, in hours of the UTC day while daylight saving time holds. */
export const OFFICE_OPENS = 12
export const OFFICE_HOURS = 10

export interface Host {
  address: Uint8Array
  mac: Uint8Array
  ttl: number
  /** Microseconds from a packet at the tap to the host's answer at the tap. */
  delay: number
}

export interface Site {
  name: string
  host: Host
}

/** A host of 10.1.0.0/16 by the last number of its address. */
export function inside(last: number): Host {
  const address = Uint8Array.of(10, 1, 0, last)
  return { address, mac: join([2, 0], address), ttl: last > 40 ? 128 : 64, delay: 200 }
}

/** A host beyond the gateway: it has the gateway's MAC address and has come some hops. */
export function outside(text: string): Host {
  const address = ipv4Address(text)
  return { address, mac: GATEWAY.mac, ttl: 40 + (address[3] % 16), delay: 20_000 + 100 * address[3] }
}

export const GATEWAY = inside(1)
export const RESOLVER = inside(5)
export const FILE_SERVER = inside(10)
export const MAIL_RELAY = inside(12)
export const BUILD_SERVER = inside(20)

export const UPSTREAM_RESOLVER = outside('198.51.100.53')
export const TIME_SERVER: Site = { name: 'time.example', host: outside('198.51.100.123') }

export const BROWSED_SITES: readonly Site[] = [
  'news',
  'maps',
  'wiki',
  'weather',
  'shop',
  'video',
  'forum',
  'search',
].map((name, index) => ({ name: `www.${name}.example`, host: outside(`203.0.113.${10 + index}`) }))
