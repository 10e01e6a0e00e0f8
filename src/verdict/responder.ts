// Which port a service is named by. In: one conversation. Out: the port that answers, and who opened. Opened is a fact only
// where a SYN was seen; the port is a guess otherwise, and no byte count depends on either (detection.md section 2).

import { type ConversationColumns, protocolName, serviceName } from '../engine/index'

/** The responder's port: the side that was called; else the one with a service name; else the lower. -1 without ports. */
export function responderPort(conversations: ConversationColumns, id: number): number {
  const a = conversations.aPorts[id]
  const b = conversations.bPorts[id]
  if (a < 0 || b < 0) return -1
  const opened = conversations.openedAToB[id] - conversations.openedBToA[id]
  if (opened !== 0) return opened > 0 ? b : a
  const isNamedA = serviceName(conversations.protocols[id], a) !== ''
  const isNamedB = serviceName(conversations.protocols[id], b) !== ''
  if (isNamedA !== isNamedB) return isNamedA ? a : b
  return Math.min(a, b)
}

/** "TCP 443 https", "UDP 40000", "ICMP". */
export function serviceText(conversations: ConversationColumns, id: number): string {
  const protocol = conversations.protocols[id]
  const port = responderPort(conversations, id)
  const name = protocolName(protocol).toUpperCase()
  return port < 0 ? name : `${name} ${port} ${serviceName(protocol, port)}`.trimEnd()
}
