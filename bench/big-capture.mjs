// Writes a big capture to disk without holding it. In: a path, a size, a mix of frame lengths. Out: a classic capture of
// that size, the same on every machine.

import { closeSync, openSync, writeSync } from 'node:fs'

/** Frame lengths by weight. imix is the simple IMIX, 7:4:1 of 64, 594 and 1,518 bytes less their check sequence: 362 on average.
 * 700 is what busy links carry today: acknowledgements and full frames, 695 on average. */
export const MIXES = {
  imix: [60, 60, 60, 60, 60, 60, 60, 590, 590, 590, 590, 1514],
  700: [60, 60, 60, 60, 60, 590, 1514, 1514, 1514, 1514],
  60: [60],
  1514: [1514],
}

const FILE_HEADER = Uint32Array.of(0xa1b2c3d4, 0x0004_0002, 0, 0, 262_144, 1)
const BLOCK_LENGTH = 16 * 1024 * 1024
const FIRST_SECOND = 1_426_032_000
const MICROSECONDS_A_FRAME = 20
/** Every so many flows one is UDP. */
const UDP_EVERY = 5

/**
 * @param {string} path
 * @param {{ bytes: number, mix?: keyof typeof MIXES, flows?: number }} options bytes: least size of the file; flows:
 *   conversations, each between two addresses of its own (absent: 20,000)
 * @returns {{ bytes: number, records: number }} what was written
 */
export function writeBigCapture(path, { bytes, mix = 'imix', flows = 20_000 }) {
  const block = makeBlock(MIXES[mix], flows)
  const file = openSync(path, 'w')
  let written = writeSync(file, new Uint8Array(FILE_HEADER.buffer))
  let records = 0
  while (written < bytes) {
    renew(block, records)
    // The last block ends with the record that reaches the size.
    const end = block.starts.findIndex((start) => written + start >= bytes)
    const whole = end === -1
    written += writeSync(file, block.bytes, 0, whole ? block.length : block.starts[end])
    records += whole ? block.starts.length : end
  }
  closeSync(file)
  return { bytes: written, records }
}

/** A stretch of records that is written again and again, with new times and sequence numbers. */
function makeBlock(lengths, flows) {
  const bytes = new Uint8Array(BLOCK_LENGTH)
  const view = new DataView(bytes.buffer)
  const starts = []
  const directions = []
  let chance = 1
  let at = 0
  for (;;) {
    chance = (Math.imul(chance, 1_664_525) + 1_013_904_223) >>> 0
    const length = lengths[(chance >>> 8) % lengths.length]
    if (at + 16 + length > BLOCK_LENGTH) break
    const flow = (chance >>> 12) % flows
    const isReply = (chance >>> 30) & 1
    view.setUint32(at + 8, length, true)
    view.setUint32(at + 12, length, true)
    writeFrame(view, at + 16, length, flow, isReply)
    starts.push(at)
    directions.push(2 * flow + isReply)
    at += 16 + length
  }
  return { bytes, view, length: at, starts, directions, nextSeq: new Uint32Array(2 * flows).fill(1) }
}

function writeFrame(view, at, length, flow, isReply) {
  const inside = 0x0a000000 + 256 + Math.floor(flow / 40)
  const outside = 0xcb007100 + (flow % 60_000) * 16
  const isUdp = flow % UDP_EVERY === 0
  view.setUint32(at, 0x02000000)
  view.setUint32(at + 6, 0x02000000)
  view.setUint16(at + 12, 0x0800)
  const ip = at + 14
  view.setUint8(ip, 0x45)
  view.setUint16(ip + 2, length - 14)
  view.setUint16(ip + 6, 0x4000)
  view.setUint8(ip + 8, 64)
  view.setUint8(ip + 9, isUdp ? 17 : 6)
  view.setUint32(ip + 12, isReply ? outside : inside)
  view.setUint32(ip + 16, isReply ? inside : outside)
  let sum = 0
  for (let word = 0; word < 20; word += 2) sum += view.getUint16(ip + word)
  sum = (sum & 0xffff) + (sum >>> 16)
  view.setUint16(ip + 10, ~((sum & 0xffff) + (sum >>> 16)))
  const clientPort = 49_152 + (flow % 16_000)
  view.setUint16(ip + 20, isReply ? 443 : clientPort)
  view.setUint16(ip + 22, isReply ? clientPort : 443)
  if (isUdp) view.setUint16(ip + 24, length - 34)
  else view.setUint32(ip + 32, 0x501001f6)
}

/** New times, and sequence numbers that go on, so that a reader which follows streams sees no retransmissions. */
function renew({ view, starts, directions, nextSeq }, firstRecord) {
  for (let index = 0; index < starts.length; index++) {
    const at = starts[index]
    const microseconds = (firstRecord + index) * MICROSECONDS_A_FRAME
    const seconds = Math.floor(microseconds / 1e6)
    view.setUint32(at, FIRST_SECOND + seconds, true)
    view.setUint32(at + 4, microseconds - seconds * 1e6, true)
    if (view.getUint8(at + 39) !== 6) continue
    const direction = directions[index]
    view.setUint32(at + 54, nextSeq[direction])
    view.setUint32(at + 58, nextSeq[direction ^ 1])
    nextSeq[direction] += view.getUint16(at + 32) - 40
  }
}

/** @param {string} text "1GB", "500MB" or bytes */
export function parseSize(text) {
  const match = /^(\d+)(KB|MB|GB)?$/.exec(text)
  if (!match) throw new Error(`Not a size: ${text}. Write for example 500MB.`)
  return Number(match[1]) * { KB: 1e3, MB: 1e6, GB: 1e9 }[match[2]] || Number(match[1])
}
