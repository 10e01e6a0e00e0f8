// How many conversations were captured both ways. In: the conversation columns. Out: two counts, for the gate "one-way" of
// detection.md section 13.

import type { Summary } from '../engine/index'

const TCP = 6

export interface Flows {
  tcpConversations: number
  /** Those with frames in one direction only. */
  oneWayConversations: number
}

/** TCP alone: every segment that arrives is answered, so one direction without the other was not captured. */
export function flowsOf({ conversations }: Summary): Flows {
  let tcpConversations = 0
  let oneWayConversations = 0
  for (let row = 0; row < conversations.count; row++) {
    if (conversations.protocols[row] !== TCP) continue
    tcpConversations++
    const isOneWay = conversations.framesAToB[row] === 0 || conversations.framesBToA[row] === 0
    // An unanswered SYN or two is a scan or a dead host, not half a capture.
    if (isOneWay && conversations.framesAToB[row] + conversations.framesBToA[row] > 2) oneWayConversations++
  }
  return { tcpConversations, oneWayConversations }
}
