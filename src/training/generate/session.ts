// One TCP connection as the tap sees it. In: who says what, in order. Out: frames with right sequence numbers,
// acknowledgements and times. One segment in 500 is lost behind the tap and sent again.

import { NO_PAYLOAD, type Payload, payloadOf } from '../frames/checksum'
import { ACK, FIN, PSH, RST, SEGMENT_LENGTH, SYN } from '../frames/tcp'
import type { Random } from '../random'
import type { Source } from './sources'
import { addTcp, type Endpoint, type Tap } from './tap'

/** One end of a connection. */
export interface Speaker extends Endpoint {
  /** Next sequence number. */
  seq: number
  /** Payload sent so far, each byte once. */
  sent: number
}

export interface SessionOptions {
  /** Bytes of each direction that are captured whole. */
  whole?: number
  /** The capture has no opening. */
  isMidStream?: boolean
}

export interface Session {
  readonly client: Speaker
  readonly server: Speaker
  /** Time of the first frame, in microseconds. */
  readonly first: number
  /** Time of the last frame; may be moved on. */
  at: number
  say(from: Speaker, bytes: Uint8Array): void
  /** So many bytes, the last of them at `until` when that is named, else as fast as the hosts can. */
  pour(from: Speaker, length: number, source: Source, until?: number): void
  close(first: Speaker): void
  /** One end breaks off. */
  reset(from: Speaker): void
}

/** The first bytes of each direction that are captured whole: names, magic and server names survive. */
export const WHOLE = 16_384
/** Windows in segments: the first, and the largest. */
const FIRST_WINDOW = 10
const LARGEST_WINDOW = 40
/** One segment in so many is lost behind the tap. */
const LOSS = 500
/** Least time before a segment is sent again, microseconds. */
const RESEND_AFTER = 200_000

export function openSession(
  tap: Tap,
  random: Random,
  at: number,
  from: Endpoint,
  to: Endpoint,
  { whole = WHOLE, isMidStream = false }: SessionOptions = {},
): Session {
  const client: Speaker = { ...from, seq: random(2 ** 32), sent: 0 }
  const server: Speaker = { ...to, seq: random(2 ** 32), sent: 0 }
  let last = client

  const peerOf = (one: Speaker) => (one === client ? server : client)

  /** The moment at which this end can speak next. */
  const turnTo = (one: Speaker) => {
    session.at += one === last ? 12 + random(4) : one.host.delay + random(1 + (one.host.delay >> 4))
    last = one
  }

  const put = (one: Speaker, time: number, flags: number, ack: number, payload: Payload = NO_PAYLOAD) => {
    addTcp(tap, time, one, peerOf(one), { seq: one.seq, ack, flags }, payload, one.sent < whole)
    one.sent += payload.length
    // SYN and FIN take up a sequence number each (RFC 9293 section 3.4).
    one.seq = (one.seq + payload.length + (flags & (SYN | FIN) ? 1 : 0)) >>> 0
  }

  const send = (one: Speaker, flags: number, payload?: Payload) => {
    turnTo(one)
    put(one, session.at, flags, peerOf(one).seq, payload)
  }

  const acknowledge = (one: Speaker, segmentAt: number, earliest: number) => {
    const time = Math.max(earliest + 1, segmentAt + one.host.delay + random(1 + (one.host.delay >> 4)))
    put(one, time, ACK, peerOf(one).seq)
    return time
  }

  /** The last segment of a burst once more, under a new IP number; then it is acknowledged. */
  const resend = (one: Speaker, flags: number, payload: Payload) => {
    const peer = peerOf(one)
    session.at += RESEND_AFTER + one.host.delay + peer.host.delay + random(RESEND_AFTER)
    const seq = (one.seq - payload.length) >>> 0
    addTcp(tap, session.at, one, peer, { seq, ack: peer.seq, flags }, payload, one.sent <= whole)
  }

  const burst = (one: Speaker, count: number, next: (index: number) => Payload, isEnd: boolean) => {
    const peer = peerOf(one)
    const isLost = random(LOSS) < count
    let acknowledgedAt = session.at
    for (let index = 1; index <= count; index++) {
      const payload = next(index - 1)
      const flags = isEnd && index === count ? PSH | ACK : ACK
      send(one, flags, payload)
      if (isLost && index === count) resend(one, flags, payload)
      if (index % 2 === 0 || index === count) acknowledgedAt = acknowledge(peer, session.at, acknowledgedAt)
    }
    session.at = acknowledgedAt
    last = peer
  }

  const session: Session = {
    client,
    server,
    first: at,
    at,
    say(one, bytes) {
      for (let from = 0; from < bytes.length; from += SEGMENT_LENGTH)
        send(one, PSH | ACK, payloadOf(bytes.subarray(from, from + SEGMENT_LENGTH)))
    },
    pour(one, length, source, until = 0) {
      const start = session.at
      const count = Math.ceil(length / SEGMENT_LENGTH)
      let window = FIRST_WINDOW
      for (let done = 0; done < count; window = Math.min(2 * window, LARGEST_WINDOW)) {
        const size = Math.min(window, count - done)
        const share = Math.min(done, count - size) / Math.max(1, count - size)
        if (until > 0) session.at = Math.max(session.at, start + Math.floor((until - start) * share))
        const from = done * SEGMENT_LENGTH
        const next = (index: number) => {
          const offset = from + index * SEGMENT_LENGTH
          return source(offset, Math.min(SEGMENT_LENGTH, length - offset), length - offset)
        }
        burst(one, size, next, done + size === count)
        done += size
      }
    },
    close(first) {
      const second = peerOf(first)
      send(first, FIN | ACK)
      send(second, FIN | ACK)
      send(first, ACK)
    },
    reset(from) {
      send(from, RST | ACK)
    },
  }
  if (isMidStream) return session
  put(client, at, SYN, 0)
  send(server, SYN | ACK)
  send(client, ACK)
  return session
}
