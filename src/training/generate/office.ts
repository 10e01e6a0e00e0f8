// What an office does all day (design: training.md section 1). In: a tap and a stretch of time. Out: the frames of about 70
// hosts: names, clocks, browsing, mail, files, neighbours. Every flow draws from its own chance.

import { ascii, join } from '../frames/bytes'
import { NO_PAYLOAD, payloadOf } from '../frames/checksum'
import { mdnsQuery } from '../frames/dns'
import { ACK, RST, SYN } from '../frames/tcp'
import { noise, type Random } from '../random'
import * as world from '../world'
import type { Bulk } from './sources'
import { askTime, clientPort, connect, exchange, greetTls, lookUp, talkTls } from './talk'
import { addArp, addTcp, addUdp, type Tap } from './tap'

/** Of connections that are no scenario's own, only the first segment of each direction is captured whole. */
export const BRIEFLY = { whole: 1 }

export interface Office {
  tap: Tap
  bulk: Bulk
  /** A UTC day or a part of it, microseconds since 1970. */
  from: number
  to: number
  /** How long a block is, in hours: in each, every workstation does the same things once. */
  blockHours: number
  /** Workstations besides .41 to .100, by the last number of their address. */
  others: readonly number[]
  /** Workstations that move 0.3 MB out and 0.9 MB in every 2 h block, so that they have a baseline. */
  usual: readonly number[]
}

const WORKSTATIONS = Array.from({ length: 60 }, (_, index) => 41 + index)
const OFFICE_SUITE: world.Site = { name: 'docs.office-suite.example', host: world.outside('203.0.113.30') }
const MDNS_QUERY = payloadOf(mdnsQuery('_ipp._tcp.local'))
const SSDP_SEARCH = payloadOf(
  ascii('M-SEARCH * HTTP/1.1\r\nHOST: 239.255.255.250:1900\r\nMAN: "ssdp:discover"\r\nMX: 3\r\nST: ssdp:all\r\n\r\n'),
)

export function addOffice(office: Office) {
  const hosts = [...WORKSTATIONS, ...office.others.filter((last) => last > 100)]
  const length = office.blockHours * world.HOUR
  for (let block = floorTo(office.from, length); block < office.to; block += length) {
    for (const last of hosts) addBlock(office, block, last)
    for (const last of office.usual) addUsual(office, block, last)
  }
  for (let day = floorTo(office.from, world.DAY); day < office.to; day += world.DAY) {
    for (const last of hosts) addDay(office, day, last)
    addScan(office, day)
    addWatch(office, day)
  }
}

function addBlock({ tap, bulk, blockHours }: Office, block: number, last: number) {
  const random = tap.chance(`block ${block} ${last}`)
  const host = world.inside(last)
  askTime(tap, random, within(random, block, blockHours), host, world.TIME_SERVER.host)
  const site = world.BROWSED_SITES[random(world.BROWSED_SITES.length)]
  const at = within(random, block, blockHours)
  if (!isOffice(block)) return lookUp(tap, random, at, host, site)
  const [out, back] = [6000 + random(2000), 18_000 + random(6000)]
  if (random(100) > 0) {
    talkTls(tap, bulk, at, { random, client: host, site, options: BRIEFLY }, { out, in: back })
    return
  }
  // One connection in a hundred breaks off.
  const session = connect(tap, random, at, host, site.host, 443, BRIEFLY)
  greetTls(session, random, site.name)
  session.reset(session.client)
}

function addUsual({ tap, bulk, blockHours }: Office, block: number, last: number) {
  const random = tap.chance(`usual ${block} ${last}`)
  const ends = { random, client: world.inside(last), site: OFFICE_SUITE, options: BRIEFLY }
  const amounts = { out: 270_000 + random(60_000), in: 810_000 + random(180_000) }
  const at = within(random, block, blockHours)
  talkTls(tap, bulk, at, ends, { ...amounts, until: at + 40 * world.SECOND })
}

/** What a workstation does once or twice a day. */
function addDay({ tap, bulk }: Office, day: number, last: number) {
  const random = tap.chance(`day ${day} ${last}`)
  const host = world.inside(last)
  const morning = officeTime(random, day)
  addArp(tap, morning, host, world.GATEWAY)
  addLease(tap, random, morning + world.SECOND, host)
  for (let poll = 0; poll < 2; poll++) {
    const session = connect(tap, random, officeTime(random, day), host, world.MAIL_RELAY, 993, BRIEFLY)
    greetTls(session, random, 'mail.office.example')
    session.pour(session.server, 500 + random(2000), bulk.tls)
    session.close(session.client)
  }
  const share = connect(tap, random, officeTime(random, day), host, world.FILE_SERVER, 445, BRIEFLY)
  for (let read = 0; read < 2; read++) {
    share.say(share.client, sealedMessage(random, 200))
    share.say(share.server, sealedMessage(random, 400 + random(900)))
  }
  share.close(share.client)
  addMulticast(tap, random, officeTime(random, day), host)
}

/** One SMB 3 message that is encrypted (MS-SMB2 section 2.2.41). */
function sealedMessage(random: Random, length: number): Uint8Array {
  const inner = length - 56
  const size = [inner & 0xff, inner >>> 8, 0, 0, 0, 0, 1, 0]
  const header = join([0, 0, (length - 4) >>> 8, (length - 4) & 0xff, 0xfd], ascii('SMB'), noise(random, 32), size)
  // tshark takes 0xfc, the mark of compression, for a message that it has decrypted.
  return join(header, [7, 0, 0, 0, 0, 0, 0, 0], [0xa5], noise(random, inner - 1))
}

/** A lease renewed: DHCPREQUEST and DHCPACK (RFC 2131 section 4.3.2). */
function addLease(tap: Tap, random: Random, at: number, host: world.Host) {
  const transaction = noise(random, 4)
  const message = (op: number, kind: number) => {
    const fixed = join([op, 1, 6, 0], transaction, [0, 0, 0, 0], host.address, new Uint8Array(12), host.mac)
    return join(fixed, new Uint8Array(236 - fixed.length), [0x63, 0x82, 0x53, 0x63, 53, 1, kind, 255])
  }
  const [client, server] = [
    { host, port: 68 },
    { host: world.GATEWAY, port: 67 },
  ]
  exchange(tap, at, world.GATEWAY.delay, client, server, message(1, 3), message(2, 5))
}

function addMulticast(tap: Tap, random: Random, at: number, host: world.Host) {
  addUdp(tap, at, { host, port: 5353 }, { host: world.outside('224.0.0.251'), port: 5353 }, MDNS_QUERY)
  const ssdp = { host: world.outside('239.255.255.250'), port: 1900 }
  addUdp(tap, at + world.SECOND, { host, port: clientPort(random) }, ssdp, SSDP_SEARCH)
}

/** MON01 tries 20 ports of each of ten workstations; all are closed. */
function addScan({ tap }: Office, day: number) {
  const random = tap.chance(`scan ${day}`)
  const monitor = world.inside(15)
  for (let probe = 0; probe < 200; probe++) {
    const target = { host: world.inside(41 + (probe % 10)), port: 20 + Math.floor(probe / 10) }
    const source = { host: monitor, port: 40_000 + probe }
    const seq = random(2 ** 32)
    const at = day + 13 * world.HOUR + 30 * 60 * world.SECOND + probe * 50_000
    addTcp(tap, at, source, target, { seq, ack: 0, flags: SYN }, NO_PAYLOAD, true)
    const refusal = { seq: 0, ack: (seq + 1) >>> 0, flags: RST | ACK }
    addTcp(tap, at + target.host.delay, target, source, refusal, NO_PAYLOAD, true)
  }
}

/** The gateway asks for the resolver every half hour, to the day's last second: a quiet night is no hole in the capture. */
function addWatch({ tap }: Office, day: number) {
  for (let at = 1; at < 86_400; at += 1800) addArp(tap, day + at * world.SECOND, world.GATEWAY, world.RESOLVER)
  addArp(tap, day + 86_399 * world.SECOND, world.GATEWAY, world.RESOLVER)
}

function floorTo(at: number, unit: number): number {
  return Math.floor(at / unit) * unit
}

/** Not in the first minute and the last, so that a flow stays in its block. */
function within(random: Random, block: number, hours: number): number {
  return block + (60 + random(hours * 3600 - 120)) * world.SECOND + random(world.SECOND)
}

function isOffice(block: number): boolean {
  const hour = (block % world.DAY) / world.HOUR
  return hour >= world.OFFICE_OPENS && hour < world.OFFICE_OPENS + world.OFFICE_HOURS
}

function officeTime(random: Random, day: number): number {
  return day + (world.OFFICE_OPENS * 3600 + random(world.OFFICE_HOURS * 3600)) * world.SECOND + random(world.SECOND)
}
