// S7: the theft hides behind the proxy (design: training.md section 2).

import type { Session } from '../generate/session'
import { connect, converse, fill, greetTls, lookUp } from '../generate/talk'
import { BROWSED_SITES, type Host, inside, outside, SECOND, type Site } from '../world'
import { fileOf, march } from './calendar'
import { videoCall } from './innocent'
import { countOf, type FlowCount, type Recipe, type Stage } from './recipe'

const PROXY = inside(8)
const PROXY_PORT = 3128
const DROP: Site = { name: 'files.drop.example', host: outside('203.0.113.88') }
const STOLEN = 31_000_000
/** The proxy passes a burst on after so many microseconds. */
const LAG = 10_000

export const proxy: Recipe = {
  files: [fileOf(11, 12, 16)],
  others: [131],
  parts: [theft, clients, (stage) => videoCall(stage, march(11, 14), 30_000_000)],
}

function theft(stage: Stage): FlowCount {
  const times = { at: march(11, 13, 10), until: march(11, 13, 24) }
  return countOf(throughProxy(stage, { flow: 'theft', client: inside(131), site: DROP, ...times, out: STOLEN }))
}

/** 40 clients send 15 MB more in all. */
function clients(stage: Stage): undefined {
  for (let index = 0; index < 40; index++) {
    const at = march(11, 12, 5 + 5 * index)
    const site = BROWSED_SITES[index % BROWSED_SITES.length]
    const part = { client: inside(41 + index), site, at, until: at + 60 * SECOND, out: 375_000 }
    throughProxy(stage, { flow: `client ${index}`, ...part })
  }
}

interface Relayed {
  flow: string
  client: Host
  site: Site
  at: number
  until: number
  out: number
}

/** The same records on both legs (RFC 9110 section 9.3.6); the leg from client to proxy is returned. */
function throughProxy({ tap, bulk }: Stage, { flow, client, site, at, until, out }: Relayed): Session {
  const near = connect(tap, tap.chance(`${flow} near`), at, client, PROXY, PROXY_PORT)
  converse(near, [`CONNECT ${site.name}:443 HTTP/1.1\r\nHost: ${site.name}:443\r\n`])
  lookUp(tap, tap.chance(`${flow} name`), near.at, PROXY, site)
  const far = connect(tap, tap.chance(`${flow} far`), near.at + 50_000, PROXY, site.host, 443)
  near.at = far.at
  converse(near, ['<HTTP/1.1 200 Connection established\r\n'])
  const opening = near.client.sent
  near.at = at + 2 * SECOND
  far.at = near.at + LAG
  for (const leg of [near, far]) {
    greetTls(leg, tap.chance(`${flow} hello`), site.name)
    leg.at = at + 3 * SECOND + (leg === far ? LAG : 0)
  }
  fill(near, 'client', out + opening, bulk, until)
  fill(far, 'client', out, bulk, until + LAG)
  for (const leg of [near, far]) {
    leg.at += SECOND / 4
    leg.pour(leg.server, 4000, bulk.tls)
    leg.close(leg.client)
  }
  return near
}
