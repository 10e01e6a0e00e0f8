// "What data?" (detection.md section 10): the third slot of the answer card. In: facts of a subject. Out: one sentence that says what is
// named, or why it cannot be known and what still is.

import { factText, namedFacts } from '../signals/content'
import { formatBytes } from '../threshold'
import { counted } from './clock'
import { type Fact, factsOf, protocolsOf } from './clues'
import type { Field } from './finding'
import { howText } from './sentence'
import type { Measured } from './subject'

export function whatOf(field: Field, measured: Measured): string {
  const { dns } = measured.subject
  if (dns !== null) return `Data in names below ${dns.domain}: about ${formatBytes(Math.round(dns.information))}.`
  const facts = factsOf(field, measured)
  const named = namedFacts(facts)
  if (named.length > 0) return `In clear: ${[...new Set(named.slice(0, 3).map(factText))].join('; ')}.`
  if (howText(field, measured).startsWith('ICMP'))
    return `Payload of ICMP: ${formatBytes(measured.outGoodput)} out, ${formatBytes(measured.inGoodput)} in; nothing in it is named in clear.`
  return requestText(facts) ?? secretText(field, measured, facts)
}

/** What was pushed by HTTP: its request says where to, though not what. */
function requestText(facts: readonly Fact[]): string | null {
  const pushes = facts.filter(({ kind, isOut, text }) => kind === 'http-request' && isOut && PUSH.test(text))
  if (pushes.length === 0) return null
  const requests = [...new Set(pushes.map(({ text }) => text.replace(/ HTTP\/[\d.]+$/, '')))]
  const host = facts.find(
    ({ kind, conversationId }) => kind === 'http-host' && conversationId === pushes[0].conversationId,
  )
  const to = host === undefined ? '' : ` to ${host.text}`
  const looks = facts.find(({ kind, isOut }) => kind === 'entropy' && isOut)
  const more = requests.length > 1 ? `, and ${counted(requests.length - 1, 'other request')}` : ''
  return `In clear HTTP: ${requests[0]}${to}${more}${looks === undefined ? '' : `; the payload looks ${looks.text}`}.`
}

const PUSH = /^(POST|PUT|PATCH) /

/** Statistics alone say "compressed or encrypted", never "encrypted". */
function secretText(field: Field, measured: Measured, facts: readonly Fact[]): string {
  const how = howText(field, measured)
  const protocols = [...new Set(protocolsOf(facts).values())]
  const isSealed = protocols.some((protocol) => protocol === 'tls' || protocol === 'quic' || protocol === 'ssh')
  if (isSealed)
    return `${protocols.slice(0, 2).join(' and ').toUpperCase()} (${how}): the content cannot be read; size, times and direction can.`
  const looks = facts.find(({ kind, isOut }) => kind === 'entropy' && isOut)
  if (looks !== undefined) return `The payload looks ${looks.text} (${how}).`
  if (facts.some(({ kind }) => kind === 'cut')) return `The capture is cut: no content to look at (${how}).`
  return how === '' ? '' : `Nothing is named in clear (${how}).`
}
