// What an office does all day. In: a trace and the day. Out: the frames of about 60 workstations: names, clocks, browsing,
// mail, files, neighbours. Every flow draws from its own chance.

import { ascii } from './frames/bytes'
import { payloadOf } from './frames/checksum'
import { mdnsQuery } from './frames/dns'
import { addArp, addUdp, type Trace } from './packets'
import { type Random, randomOf } from './random'
import { askTime, clientPort, connect, lookUp, smbMessage, tlsExchange } from './templates'
import * as world from './world'

const MDNS_QUERY = payloadOf(mdnsQuery('_ipp._tcp.local'))
const SSDP_SEARCH = payloadOf(
  ascii('M-SEARCH * HTTP/1.1\r\nHOST: 239.255.255.250:1900\r\nMAN: "ssdp:discover"\r\nMX: 3\r\nST: ssdp:all\r\n\r\n'),
)

/** One UTC day that begins at `day`, microseconds since 1970. */
export function addOfficeDay(trace: Trace, day: number) {
  for (const last of world.WORKSTATIONS) addWorkstation(trace, day, last)
  addWatch(trace, day)
}

/** The gateway asks for the resolver every half hour, from the first second of the day to the last: a quiet night is no hole. */
function addWatch(trace: Trace, day: number) {
  for (let at = 1; at < 86_400; at += 1800) addArp(trace, day + at * world.SECOND, world.GATEWAY, world.RESOLVER)
  addArp(trace, day + 86_399 * world.SECOND, world.GATEWAY, world.RESOLVER)
}

function addWorkstation(trace: Trace, day: number, last: number) {
  const host = world.inside(last)
  const random = randomOf(`${day} ${last}`)
  for (let hour = 0; hour < 24; hour += 12) {
    const at = day + hour * world.HOUR + random(12 * 3600) * world.SECOND
    addArp(trace, at, host, world.GATEWAY)
    lookUp(trace, random, at + world.SECOND, host, world.TIME_SERVER)
    askTime(trace, random, at + 2 * world.SECOND, host, world.TIME_SERVER.host)
  }
  for (const add of [addVisit, addVisit, addMailPoll, addFileAccess, addMulticast]) {
    add(trace, random, officeTime(random, day), host)
  }
}

/** A page: more in than out. */
function addVisit(trace: Trace, random: Random, at: number, host: world.Host) {
  const site = world.BROWSED_SITES[random(world.BROWSED_SITES.length)]
  lookUp(trace, random, at, host, site)
  const session = connect(trace, random, at + world.SECOND, host, site.host, 443)
  tlsExchange(session, random, site.name, 700 + random(1200), 2500 + random(4500))
}

function addMailPoll(trace: Trace, random: Random, at: number, host: world.Host) {
  const session = connect(trace, random, at, host, world.MAIL_RELAY, 993)
  tlsExchange(session, random, 'mail.office.example', 300, 500 + random(2000))
}

function addFileAccess(trace: Trace, random: Random, at: number, host: world.Host) {
  const session = connect(trace, random, at, host, world.FILE_SERVER, 445)
  for (let read = 0; read < 2; read++) {
    smbMessage(session, session.client, random, 200)
    smbMessage(session, session.server, random, 1000 + random(2500))
  }
  session.close(session.client)
}

function addMulticast(trace: Trace, random: Random, at: number, host: world.Host) {
  const mdns = { host: world.outside('224.0.0.251'), port: 5353 }
  addUdp(trace, at, { host, port: 5353 }, mdns, random(65536), MDNS_QUERY)
  const ssdp = { host: world.outside('239.255.255.250'), port: 1900 }
  addUdp(trace, at + world.SECOND, { host, port: clientPort(random) }, ssdp, random(65536), SSDP_SEARCH)
}

function officeTime(random: Random, day: number): number {
  const seconds = world.OFFICE_OPENS * 3600 + random(world.OFFICE_HOURS * 3600)
  return day + seconds * world.SECOND + random(world.SECOND)
}
