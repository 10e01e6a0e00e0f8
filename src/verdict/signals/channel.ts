// Signal "channel": a small upload that its volume does not show. More goes out than comes in over clear HTTP, over a port of no service, or by
// mail from a host that is no relay (measured on labelled malware; a signal beside those of detection.md section 6).

import { serviceName } from '../../engine/index'
import { counted } from '../evidence/clock'
import { factsOf, protocolsOf } from '../evidence/clues'
import { type Field, type Finding, firstPackets } from '../evidence/finding'
import type { Measured } from '../evidence/subject'
import { WEIGHTS } from '../evidence/weights'
import { responderPort } from '../responder'
import { formatBytes } from '../threshold'

const {
  channelBytes,
  channelMostBytes,
  channelRatio,
  channelOddRatio,
  channelMailBytes,
  channelRelayPartners,
  channelPosts,
  receiverFewHosts,
} = WEIGHTS.limits
const TCP = 6
const WEB_PORTS = new Set([80, 8000, 8008, 8080, 8081, 8888])
const MAIL_PORTS = new Set([25, 587])
const FIRST_HIGH_PORT = 1024

interface Channel {
  how: string
  benign: readonly string[]
  out: number
  in: number
  connections: number
}

export function channelSignal(field: Field, measured: Measured): Finding {
  const isSmall = measured.atLeast < channelMostBytes
  const isAsked = isSmall && measured.isCrossing && measured.subject.level === 'pair' && isLonely(field, measured)
  const channel = isAsked ? channelOf(field, measured) : null
  return {
    id: 'channel',
    fired: channel !== null,
    strength: channel === null ? 0 : 1,
    observed: channel === null ? null : channel.out,
    unit: 'bytes out',
    threshold: channelBytes,
    formula:
      'connections opened from inside, receiver known to one inside host: clear HTTP with out >= 1.2 in, a port of no service with out >= ' +
      '0.9 in, >= 5 kB each; HTTP posts to a bare address; mail >= 100 kB from a host that is no relay',
    window: null,
    short: channel === null ? undefined : `a small upload over ${channel.how}`,
    says: () =>
      channel === null
        ? 'No small upload of its own kind.'
        : `${formatBytes(channel.out)} went out and ${formatBytes(channel.in)} came in over ${channel.how}, in ${counted(channel.connections, 'connection')}.`,
    packets: () => firstPackets(field, measured),
    benign: channel?.benign ?? [],
    check: 'Follow its first stream in Wireshark.',
  }
}

/** With ten inside hosts and more only a receiver of one of them; with fewer nothing can be told. */
function isLonely({ population }: Field, { subject }: Measured): boolean {
  return population.insideHosts < receiverFewHosts || population.contacts[subject.receiverId] <= 1
}

function channelOf(field: Field, measured: Measured): Channel | null {
  const sums = {
    web: none('clear HTTP', ['a form or a report that is sent in clear', 'an upload to a site without TLS']),
    odd: none('a port of no service', ['an application with a protocol of its own']),
    mail: none('mail without a relay', [
      'a mail that this host sends by itself',
      'a device or script that mails reports',
    ]),
  }
  const columns = field.judgement.summary.conversations
  const facts = factsOf(field, measured)
  const protocols = protocolsOf(facts)
  measured.conversations.forEach((id, i) => {
    const isB = measured.isFlipped[i] === 1
    const opened = isB ? columns.openedBToA[id] : columns.openedAToB[id]
    if (columns.protocols[id] !== TCP || opened === 0) return
    const port = responderPort(columns, id)
    const kind = kindOf(port, protocols.get(id) ?? '')
    if (kind === null) return
    const sum = sums[kind]
    if (kind === 'odd') sum.how = `TCP port ${port}, which is no known service`
    sum.out += isB ? columns.goodputBToA[id] : columns.goodputAToB[id]
    sum.in += isB ? columns.goodputAToB[id] : columns.goodputBToA[id]
    sum.connections++
  })
  const { web, odd, mail } = sums
  // What the pair sends and gets otherwise must not turn the balance of its clear HTTP.
  const isBalanced = measured.outGoodput >= channelOddRatio * measured.inGoodput
  if (isBalanced && web.out >= channelBytes && web.out >= channelRatio * web.in) return web
  if (odd.out >= channelBytes && odd.out >= channelOddRatio * odd.in) return odd
  const { isMailed, mailPartners } = field.population
  const host = measured.subject.hostId
  // A host that mails to several servers does so for others, whether or not its own mail was captured.
  const isRelay = isMailed[host] === 1 || mailPartners[host] >= channelRelayPartners
  if (mail.out >= channelMailBytes && !isRelay) return mail
  return postsOf(facts) >= channelPosts ? posted(measured, web.connections) : null
}

function posted({ outGoodput, inGoodput }: Measured, connections: number): Channel {
  const benign = ['a device or an application that knows its server by address']
  return { how: 'HTTP posts to a bare address', benign, out: outGoodput, in: inGoodput, connections }
}

function none(how: string, benign: readonly string[]): Channel {
  return { how, benign, out: 0, in: 0, connections: 0 }
}

function kindOf(port: number, protocol: string): 'web' | 'odd' | 'mail' | null {
  if (MAIL_PORTS.has(port)) return 'mail'
  if (WEB_PORTS.has(port)) return protocol === '' || protocol === 'http' ? 'web' : null
  const isOdd = port >= FIRST_HIGH_PORT && serviceName(TCP, port) === ''
  return isOdd && (protocol === '' || protocol === 'tls' || protocol === 'http') ? 'odd' : null
}

/** Posts whose Host is an address: a browser goes by names. */
function postsOf(facts: ReturnType<typeof factsOf>): number {
  const bare = new Set(
    facts
      .filter(({ kind, text }) => kind === 'http-host' && /^[\d.]+(:\d+)?$/.test(text))
      .map(({ conversationId }) => conversationId),
  )
  const posts = facts.filter(
    ({ kind, text, isOut, conversationId }) =>
      kind === 'http-request' && isOut && /^POST /.test(text) && bare.has(conversationId),
  )
  return posts.length
}
