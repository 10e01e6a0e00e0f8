// Small captures for the stories, made by the same builders as the unit tests.

import { buildPcap } from '../src/testing/build-pcap'
import type { TestFrame } from '../src/testing/frame'
import { udp } from '../src/testing/frames'

/** A file as Playwright's setInputFiles takes it. */
export interface NamedFile {
  name: string
  mimeType: string
  buffer: Buffer
}

/** 1 March 2025, 08:00 UTC. */
const MORNING = 1_740_816_000

export function captureFile(name: string, frames: TestFrame[]): NamedFile {
  return namedFile(name, buildPcap(frames))
}

export function namedFile(name: string, bytes: Uint8Array | string): NamedFile {
  return { name, mimeType: 'application/octet-stream', buffer: Buffer.from(bytes) }
}

/** `count` datagrams of 1,000 payload bytes, one a second from `second` on. */
export function stream(from: string, to: string, count: number, second = 0): TestFrame[] {
  return Array.from({ length: count }, (_, index) => udp(from, to, 1000, { at: MORNING + second + index }))
}

/** Three pairs whose outbound payload is 300, 200 and 100 kB, so that every threshold between has its own count. */
export function threePairs(): NamedFile {
  return captureFile('three-pairs.pcap', [
    ...stream('10.0.0.1:40001', '203.0.113.1:9000', 300),
    ...stream('10.0.0.2:40002', '203.0.113.2:9000', 200),
    ...stream('10.0.0.3:40003', '203.0.113.3:9000', 100),
  ])
}
