// A capture of connection attempts that are never answered: a scan, or very many conversations. In: how many. Out: a classic capture with one
// 60-byte SYN for each.

import { closeSync, openSync, writeSync } from 'node:fs'

const FILE_HEADER = Uint32Array.of(0xa1b2c3d4, 0x0004_0002, 0, 0, 262_144, 1)
const RECORD = 16 + 60
const RECORDS_A_BLOCK = 200_000
const FIRST_SECOND = 1_426_032_000
const PORTS = 1024

/** `scan`: one source tries 1,024 ports of host after host. `many`: each attempt is between two addresses of 65,536 and 16 million. */
export function writeSynCapture(
  path: string,
  attempts: number,
  kind: 'scan' | 'many',
): { bytes: number; records: number } {
  const file = openSync(path, 'w')
  let bytes = writeSync(file, new Uint8Array(FILE_HEADER.buffer))
  const block = new DataView(new ArrayBuffer(Math.min(attempts, RECORDS_A_BLOCK) * RECORD))
  for (let first = 0; first < attempts; first += RECORDS_A_BLOCK) {
    const count = Math.min(RECORDS_A_BLOCK, attempts - first)
    for (let i = 0; i < count; i++) writeSyn(block, i * RECORD, first + i, kind)
    bytes += writeSync(file, new Uint8Array(block.buffer, 0, count * RECORD))
  }
  closeSync(file)
  return { bytes, records: attempts }
}

function writeSyn(view: DataView, at: number, attempt: number, kind: 'scan' | 'many'): void {
  const isScan = kind === 'scan'
  const chance = Math.imul(attempt, 0x9e3779b1) >>> 0
  view.setUint32(at, FIRST_SECOND + Math.floor(attempt / 10_000), true)
  view.setUint32(at + 4, (attempt % 10_000) * 100, true)
  view.setUint32(at + 8, 60, true)
  view.setUint32(at + 12, 60, true)
  view.setUint16(at + 28, 0x0800)
  const ip = at + 30
  view.setUint8(ip, 0x45)
  view.setUint16(ip + 2, 44)
  view.setUint16(ip + 4, attempt)
  view.setUint16(ip + 6, 0x4000)
  view.setUint8(ip + 8, 64)
  view.setUint8(ip + 9, 6)
  view.setUint32(ip + 12, isScan ? 0x0a000005 : 0x0a000000 + (chance >>> 16))
  view.setUint32(ip + 16, isScan ? 0xc0a80000 + Math.floor(attempt / PORTS) : 0x16000000 + (chance & 0xffffff))
  view.setUint16(ip + 10, 0)
  view.setUint16(ip + 10, checksum(view, ip))
  view.setUint16(ip + 20, isScan ? 50_123 : 1024 + (attempt & 0x7fff))
  view.setUint16(ip + 22, isScan ? 1 + (attempt % PORTS) : 443)
  view.setUint32(ip + 24, chance)
  view.setUint16(ip + 32, 0x6002)
  view.setUint16(ip + 34, 64_240)
}

function checksum(view: DataView, ip: number): number {
  let sum = 0
  for (let word = 0; word < 20; word += 2) sum += view.getUint16(ip + word)
  sum = (sum & 0xffff) + (sum >>> 16)
  return ~((sum & 0xffff) + (sum >>> 16))
}
