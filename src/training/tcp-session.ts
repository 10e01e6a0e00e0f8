// One TCP connection as the tap sees it. In: who says what, in order. Out: frames with right sequence numbers,
// acknowledgements and times. Nothing is lost and nothing comes twice.

import { cutPayload, NO_PAYLOAD, type Payload, payloadOf } from './frames/checksum'
import { ACK, FIN, PSH, SEGMENT_LENGTH, SYN, SYN_OPTIONS, type TcpHeader } from './frames/tcp'
import { addTcp, type Endpoint, type Trace } from './packets'
import type { Random } from './random'

/** One end of a connection. */
export interface Speaker extends Endpoint {
  /** Next sequence number. */
  seq: number
  /** Sequence number of the other end up to which this end has acknowledged. */
  acked: number
  /** IP identification of the next packet. */
  ipId: number
}

/** A long run of bytes in one direction. */
export interface Stream {
  /** Bytes in all. */
  length: number
  /** How it begins; at most one segment. */
  opening: Uint8Array
  /** Whole segments to take the rest from, in turn. */
  blocks: readonly Payload[]
  /** Segments at the beginning that are captured whole; those after them are cut to 96 bytes. */
  whole: number
  /** Segments to one acknowledgement. */
  ackEvery: number
}

/** Payload left of a TCP frame without options that is cut to 96 bytes. */
const KEPT = 96 - 54

/** Receive window in a SYN, and later by the window scale of 7 in SYN_OPTIONS: 64,256 bytes. */
const SYN_WINDOW = 64_240
const WINDOW = 502

export interface TcpSession {
  readonly client: Speaker
  readonly server: Speaker
  /** Time of the last frame in microseconds; may be moved on. */
  at: number
  /** At most one segment, captured whole; the other end's next segment acknowledges it. */
  say(from: Speaker, bytes: Uint8Array): void
  /** A stream, its last segment at `until` when that is named, else as fast as the hosts can. */
  pour(from: Speaker, stream: Stream, until?: number): void
  /** Acknowledges what is not acknowledged yet. */
  settle(speaker: Speaker): void
  /** Both ends say that they are done. */
  close(first: Speaker): void
}

/** A connection that has just been opened: SYN, SYN-ACK, ACK. */
export function openSession(trace: Trace, random: Random, at: number, from: Endpoint, to: Endpoint): TcpSession {
  const speaker = (end: Endpoint) => ({ ...end, seq: random(2 ** 32), acked: 0, ipId: random(65536) })
  const client = speaker(from)
  const server = speaker(to)
  let last = client

  const peerOf = (one: Speaker) => (one === client ? server : client)

  const send = (one: Speaker, flags: number, payload = NO_PAYLOAD) => {
    const peer = peerOf(one)
    session.at += one === last ? 10 + random(50) : one.host.delay + random(1000)
    last = one
    addTcp(trace, session.at, one.host, peer.host, one.ipId, headerOf(one, peer, flags), payload)
    one.ipId = (one.ipId + 1) & 0xffff
    one.acked = peer.seq
    // SYN and FIN take up a sequence number each (RFC 9293 section 3.4).
    one.seq = (one.seq + payload.length + (flags & (SYN | FIN) ? 1 : 0)) >>> 0
  }

  const settle = (one: Speaker) => {
    if (one.acked !== peerOf(one).seq) send(one, ACK)
  }

  const session: TcpSession = {
    client,
    server,
    at,
    settle,
    say(one, bytes) {
      settle(one)
      send(one, PSH | ACK, payloadOf(bytes))
    },
    pour(one, stream, until = session.at) {
      const start = session.at
      const count = Math.ceil(stream.length / SEGMENT_LENGTH)
      for (let index = 1; index <= count; index++) {
        const planned = start + Math.floor(((until - start) * index) / count)
        session.at = Math.max(session.at, planned - 100)
        send(one, index === count ? PSH | ACK : ACK, segmentOf(stream, index - 1))
        if (index % stream.ackEvery === 0) settle(peerOf(one))
      }
    },
    close(first) {
      const second = peerOf(first)
      settle(second)
      send(first, FIN | ACK)
      send(second, FIN | ACK)
      send(first, ACK)
    },
  }
  send(client, SYN)
  send(server, SYN | ACK)
  send(client, ACK)
  return session
}

function headerOf(from: Speaker, to: Speaker, flags: number): TcpHeader {
  const isSyn = (flags & SYN) !== 0
  return {
    sourcePort: from.port,
    destinationPort: to.port,
    seq: from.seq,
    ack: flags & ACK ? to.seq : 0,
    flags,
    window: isSyn ? SYN_WINDOW : WINDOW,
    options: isSyn ? SYN_OPTIONS : [],
  }
}

function segmentOf(stream: Stream, index: number): Payload {
  const block = stream.blocks[index % stream.blocks.length]
  const length = Math.min(SEGMENT_LENGTH, stream.length - index * SEGMENT_LENGTH)
  let payload = block
  if (index === 0 || length < SEGMENT_LENGTH) {
    const bytes = block.bytes.slice(0, length)
    if (index === 0) bytes.set(stream.opening)
    payload = payloadOf(bytes)
  }
  return index < stream.whole ? payload : cutPayload(payload, KEPT)
}
