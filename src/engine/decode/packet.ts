// The one packet that decoders fill and the tables read: a cursor over the frame, and one row for each IP header found.

/** IP headers looked at in one frame; deeper ones are counted at the last (safety.md section 5). */
export const MAX_DEPTH = 8
export const WORDS_AN_ADDRESS = 4

/** What a fragment is. */
export const NOT_FRAGMENT = 0
export const FIRST_FRAGMENT = 1
export const LATER_FRAGMENT = 2

/** Whether an IP header leads to a conversation row. */
export const NO_CONVERSATION = 0
export const WITHOUT_PORTS = 1
export const WITH_PORTS = 2

/** Reused for every frame; nothing may keep it. Columns have one entry for each IP header, outermost first. */
export class Packet {
  /** The frame and the cursor in it. `end` is where captured bytes of the present layer end, `wireEnd` where they ended on the wire. */
  view: DataView = new DataView(new ArrayBuffer(0))
  at = 0
  end = 0
  wireEnd = 0

  /** EtherType or IP protocol that the last layer named. */
  etherType = 0
  protocol = 0

  /** IP headers found. */
  depth = 0
  /** 4 or 6. */
  readonly families = new Uint8Array(MAX_DEPTH)
  readonly sources = new Uint32Array(MAX_DEPTH * WORDS_AN_ADDRESS)
  readonly destinations = new Uint32Array(MAX_DEPTH * WORDS_AN_ADDRESS)
  /** Protocol of the payload after extension headers. */
  readonly protocols = new Uint8Array(MAX_DEPTH)
  /** Payload in bytes by detection.md section 3. */
  readonly payloads = new Float64Array(MAX_DEPTH)
  readonly kinds = new Uint8Array(MAX_DEPTH)
  readonly sourcePorts = new Int32Array(MAX_DEPTH)
  readonly destinationPorts = new Int32Array(MAX_DEPTH)
  /** TCP flags of byte 13; 0 for other protocols. */
  readonly tcpFlags = new Uint8Array(MAX_DEPTH)
  readonly sequences = new Uint32Array(MAX_DEPTH)
  readonly acknowledgements = new Uint32Array(MAX_DEPTH)
  readonly fragments = new Uint8Array(MAX_DEPTH)
  readonly fragmentIds = new Uint32Array(MAX_DEPTH)
  /** Place of a fragment in its datagram, in units of eight octets; 0 for a whole packet. */
  readonly fragmentOffsets = new Uint16Array(MAX_DEPTH)
  /** Length of the IP packet by its header, and where its payload starts in the view. */
  readonly ipLengths = new Float64Array(MAX_DEPTH)
  readonly payloadAts = new Int32Array(MAX_DEPTH)
  /** 1 when the capture cut this IPv4 packet: tshark then reads a first fragment as it stands. */
  readonly cuts = new Uint8Array(MAX_DEPTH)

  /** Why the frame was not counted in full: a number of tallies.ts, 0 when it was. */
  tally = 0
  /** Bits of rules.ts. */
  rules = 0
  /** The last IPv6 header names other ends than it goes between: a routing header or a home address. */
  isRerouted = false

  /** Points the cursor at a new frame. */
  start(view: DataView, at: number, capturedLength: number, originalLength: number): void {
    this.view = view
    this.at = at
    this.end = at + capturedLength
    this.wireEnd = at + originalLength
    this.depth = 0
    this.tally = 0
    this.rules = 0
    this.isRerouted = false
  }
}
