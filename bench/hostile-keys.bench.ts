// Keys that collide in a hash without a seed, against random ones. In: 20,000 flows of each kind. Out: nanoseconds a packet and the ratio. The
// hostile flows all hash to one value of 4,096 under the cache's own mixing with a seed of zeros, as a sender who knows the code can
// choose them.

import { openCapture } from '../src/engine/index'
import { medianOf } from './measure'
import { type Flow, piecesOf } from './pieces'
import { writeSection } from './results'

const FLOWS = 20_000
const PACKETS = 400_000
const TURNS = 7
const MASK = 4095

const hostile = pushed(flowsOf((flow) => (mixed(flow) & MASK) === 0))
const random = pushed(flowsOf(() => true))
const times = { hostile: [] as number[], random: [] as number[] }
for (let turn = 0; turn <= TURNS; turn++) {
  const taken = [ns(hostile), ns(random)]
  if (turn === 0) continue
  times.hostile.push(taken[0])
  times.random.push(taken[1])
}
const [worst, usual] = [medianOf(times.hostile), medianOf(times.random)]
const line = `${FLOWS.toLocaleString('en')} flows: hostile ${worst.toFixed(0)} ns a packet, random ${usual.toFixed(0)} ns, ratio ${(worst / usual).toFixed(2)}.`
console.log(line)
writeSection('Hostile keys', [line])

function pushed(flows: readonly Flow[]) {
  return piecesOf(PACKETS, (index) => flows[(index * 7919) % FLOWS])
}

function ns({ header, records }: ReturnType<typeof pushed>): number {
  const feed = openCapture({ name: 'keys', bytes: 0, seed: crypto.getRandomValues(new Uint32Array(4)) })
  const start = performance.now()
  feed.push(header)
  feed.push(records)
  feed.end()
  feed.takeSummary()
  return ((performance.now() - start) * 1e6) / PACKETS
}

/** The first flows of a fixed sequence that are taken. */
function flowsOf(isTaken: (flow: Flow) => boolean): Flow[] {
  const flows: Flow[] = []
  let chance = 1
  const next = () => {
    chance = (Math.imul(chance, 1_664_525) + 1_013_904_223) >>> 0
    return chance
  }
  while (flows.length < FLOWS) {
    const flow = { source: next(), destination: next(), sourcePort: next() >>> 16, destinationPort: next() >>> 16 }
    if (isTaken(flow)) flows.push(flow)
  }
  return flows
}

/** flow-cache.ts without its seed. */
function mixed({ source, destination, sourcePort, destinationPort }: Flow): number {
  let hash = Math.imul(source, 0x9e3779b1)
  hash = Math.imul(hash ^ (hash >>> 15) ^ destination, 0x85ebca77)
  hash = Math.imul(hash ^ (hash >>> 13) ^ ((sourcePort << 16) | destinationPort), 0xc2b2ae3d) + 6
  return hash ^ (hash >>> 16)
}
