// A shortcut for the packets of nearly every capture: IPv4, not inside a tunnel, with ports. In: the addresses and ports of a packet. Out:
// its pair and conversation without a look-up in three tables. It holds no truth: a flow that falls out is looked up again.

/** Flows remembered; one entry of eight words is half a cache line. */
const CAPACITY = 1 << 16
const WORDS = 8
const SOURCE = 0
const DESTINATION = 1
const PORTS = 2
/** Protocol plus one, so that an empty entry matches nothing. */
const PROTOCOL = 3
const PAIR = 4
const CONVERSATION = 5
const DIRECTIONS = 6
const PAIR_B_TO_A = 1
const CONVERSATION_B_TO_A = 2

export class FlowCache {
  private readonly entries = new Uint32Array(CAPACITY * WORDS)
  private readonly seed: number

  /** `seed`: at least four random words; a clash only costs a look-up. */
  constructor(seed: Uint32Array) {
    this.seed = seed[0]
  }

  /** Where the flow stands, or would stand: pass it to the other methods. */
  place(source: number, destination: number, ports: number, protocol: number): number {
    let h = Math.imul(source ^ this.seed, 0x9e3779b1)
    h = Math.imul(h ^ (h >>> 15) ^ destination, 0x85ebca77)
    h = Math.imul(h ^ (h >>> 13) ^ ports, 0xc2b2ae3d) + protocol
    return ((h ^ (h >>> 16)) & (CAPACITY - 1)) * WORDS
  }

  holds(at: number, source: number, destination: number, ports: number, protocol: number): boolean {
    const { entries } = this
    return (
      entries[at + SOURCE] === source &&
      entries[at + DESTINATION] === destination &&
      entries[at + PORTS] === ports &&
      entries[at + PROTOCOL] === protocol + 1
    )
  }

  pairOf(at: number): number {
    return this.entries[at + PAIR]
  }

  conversationOf(at: number): number {
    return this.entries[at + CONVERSATION]
  }

  isPairBToA(at: number): boolean {
    return (this.entries[at + DIRECTIONS] & PAIR_B_TO_A) !== 0
  }

  /** Differs from the pair's only between two ports of one address. */
  isConversationBToA(at: number): boolean {
    return (this.entries[at + DIRECTIONS] & CONVERSATION_B_TO_A) !== 0
  }

  set(at: number, source: number, destination: number, ports: number, protocol: number): void {
    const { entries } = this
    entries[at + SOURCE] = source
    entries[at + DESTINATION] = destination
    entries[at + PORTS] = ports
    entries[at + PROTOCOL] = protocol + 1
  }

  setRows(at: number, pairId: number, isPairBToA: boolean, conversationId: number, isConversationBToA: boolean): void {
    const { entries } = this
    entries[at + PAIR] = pairId
    entries[at + CONVERSATION] = conversationId
    entries[at + DIRECTIONS] = (isPairBToA ? PAIR_B_TO_A : 0) | (isConversationBToA ? CONVERSATION_B_TO_A : 0)
  }

  /** Forgets all flows, when the rows they name are gone. */
  clear(): void {
    this.entries.fill(0)
  }
}
