// An office's benign traffic and thefts injected into it, as frames a minute (detection.md section 17). In: a seed. Out: the same frames
// every time. Innocent look-alikes are in it on purpose: calls, a nightly backup, downloads, mail, polling.

import type { BuiltFrame } from '../../src/testing/build-summary'

/** 2015-03-09T00:00:00Z, a Monday. */
export const START = 1_425_859_200
export const DAYS = 8
const DAY = 86_400
const HOSTS = 24

/** Numbers in [0, 1) from a seed: mulberry32, so that every engine makes the same. */
export function randomOf(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

interface Flow {
  inside: string
  outside: string
  outPort: number
  protocol: number
  at: number
  seconds: number
  out: number
  in: number
  /** Bytes a frame; 1,400 unless given. */
  frame?: number
  port: number
}

/** Spreads a flow over its minutes, in and out in turn. */
export function framesOf(flow: Flow, opened: 'inside' | 'outside' = 'inside'): BuiltFrame[] {
  const steps = Math.max(1, Math.min(1440, Math.ceil(flow.seconds / 60)))
  const from = flow.protocol === 1 ? flow.inside : `${flow.inside}:${flow.port}`
  const to = flow.protocol === 1 ? flow.outside : `${flow.outside}:${flow.outPort}`
  const frames: BuiltFrame[] = []
  const size = flow.frame ?? 1400
  for (let step = 0; step < steps; step++) {
    const at = flow.at + (steps === 1 ? 0 : (step * flow.seconds) / steps)
    const part = (bytes: number): number =>
      Math.floor((bytes * (step + 1)) / steps) - Math.floor((bytes * step) / steps)
    const add = (source: string, target: string, bytes: number, opens: boolean): void => {
      const count = Math.max(1, Math.ceil(bytes / size))
      frames.push({
        from: source,
        to: target,
        at,
        frames: count,
        payload: bytes,
        bytes: bytes + 54 * count,
        protocol: flow.protocol,
        opens,
      })
    }
    const isFirst = step === 0 && flow.protocol === 6
    add(from, to, part(flow.out), isFirst && opened === 'inside')
    add(to, from, part(flow.in), isFirst && opened === 'outside')
  }
  return frames
}

const host = (n: number): string => `10.1.0.${40 + n}`

/** Eight days of 24 workstations, a mail relay, a backup server and a public web server. */
export function officeFrames(seed: number): BuiltFrame[] {
  const random = randomOf(seed)
  const frames: BuiltFrame[] = []
  let port = 20_000
  const flow = (given: Omit<Flow, 'port'> & { port?: number }, opened: 'inside' | 'outside' = 'inside'): void => {
    port = port > 60_000 ? 20_000 : port + 1
    frames.push(...framesOf({ port, ...given }, opened))
  }
  for (let day = 0; day < DAYS; day++) {
    const midnight = START + day * DAY
    const isWeekend = day === 5 || day === 6
    for (let n = 0; n < HOSTS; n++) {
      // Updates and telemetry at all hours.
      for (let hour = 0; hour < 24; hour += 4) {
        flow({
          inside: host(n),
          outside: '203.0.113.200',
          outPort: 443,
          protocol: 6,
          at: midnight + hour * 3600 + random() * 3000,
          seconds: 5,
          out: 20_000 * (0.5 + random()),
          in: 60_000,
        })
      }
      if (isWeekend) continue
      for (let visit = 0; visit < 8; visit++) {
        const at = midnight + 12 * 3600 + random() * 9 * 3600
        const site = `203.0.113.${10 + Math.floor(random() * 40)}`
        flow({
          inside: host(n),
          outside: site,
          outPort: 443,
          protocol: 6,
          at,
          seconds: 30 + random() * 300,
          out: 10_000 + random() * random() * 1_500_000,
          in: 200_000 + random() * 8_000_000,
        })
      }
    }
    if (!isWeekend) {
      // Two calls a day, one of them above 25 MB; a download; an ordinary upload of photos.
      const [caller, other, loader] = [
        host(Math.floor(random() * HOSTS)),
        host(Math.floor(random() * HOSTS)),
        host(Math.floor(random() * HOSTS)),
      ]
      flow({
        inside: caller,
        outside: '203.0.113.51',
        outPort: 8801,
        protocol: 17,
        at: midnight + 14 * 3600,
        seconds: 1200,
        out: 54_000_000,
        in: 52_000_000,
        frame: 1000,
      })
      flow({
        inside: other,
        outside: '203.0.113.52',
        outPort: 3478,
        protocol: 17,
        at: midnight + 16 * 3600,
        seconds: 900,
        out: 9_000_000,
        in: 11_000_000,
        frame: 600,
      })
      flow({
        inside: loader,
        outside: '203.0.113.20',
        outPort: 443,
        protocol: 6,
        at: midnight + 17 * 3600,
        seconds: 900,
        out: 300_000,
        in: 1_500_000_000,
      })
      flow({
        inside: other,
        outside: '203.0.113.60',
        outPort: 443,
        protocol: 6,
        at: midnight + 18 * 3600,
        seconds: 400,
        out: 6_000_000 + random() * 6_000_000,
        in: 200_000,
      })
      for (let mail = 0; mail < 10; mail++) {
        const partner = `203.0.113.${100 + Math.floor(random() * 20)}`
        flow({
          inside: '10.1.0.12',
          outside: partner,
          outPort: 25,
          protocol: 6,
          at: midnight + 13 * 3600 + random() * 30_000,
          seconds: 20,
          out: 50_000 + random() * 2_000_000,
          in: 3000,
        })
        flow(
          {
            inside: '10.1.0.12',
            outside: partner,
            outPort: 25_000 + mail,
            port: 25,
            protocol: 6,
            at: midnight + 13 * 3600 + random() * 30_000,
            seconds: 20,
            out: 3000,
            in: 900_000,
          },
          'outside',
        )
      }
    }
    flow({
      inside: '10.1.0.9',
      outside: '203.0.113.80',
      outPort: 443,
      protocol: 6,
      at: midnight + 3600 + random() * 120,
      seconds: 1500,
      out: 120_000_000 * (0.95 + 0.1 * random()),
      in: 900_000,
    })
    // The public server answers 40 strangers.
    for (let visitor = 0; visitor < 40; visitor++) {
      flow(
        {
          inside: '10.1.0.80',
          outside: `198.51.100.${10 + visitor}`,
          outPort: 40_000 + visitor,
          protocol: 6,
          at: midnight + random() * 80_000,
          seconds: 20,
          out: 400_000 * random(),
          in: 20_000,
        },
        'outside',
      )
    }
  }
  return frames
}

export const THEFT_PROTOCOLS = ['TLS', 'FTP', 'SMTP', 'DNS', 'ICMP', 'QUIC'] as const
export type TheftProtocol = (typeof THEFT_PROTOCOLS)[number]

export interface Theft {
  megabytes: number
  seconds: number
  protocol: TheftProtocol
  /** Bytes in for each byte out. */
  inOut: number
  seed: number
}

const PORTS: Record<TheftProtocol, [number, number]> = {
  TLS: [6, 443],
  FTP: [6, 50_231],
  SMTP: [6, 25],
  DNS: [17, 53],
  ICMP: [1, -1],
  QUIC: [17, 443],
}

export const DROP = '179.90.1.133'

/** The thief is a workstation, the drop an address of its own. The start lies anywhere in the first day that leaves room. */
export function theftFrames(theft: Theft): { frames: BuiltFrame[]; thief: string; at: number } {
  const random = randomOf(7919 * theft.seed + 13)
  const thief = host(Math.floor(random() * HOSTS))
  const at = START + DAY / 2 + Math.floor(random() * 10 * 3600)
  const [protocol, outPort] = PORTS[theft.protocol]
  const out = theft.megabytes * 1_000_000
  const common = { inside: thief, outside: DROP, outPort, protocol, port: 50_000 + theft.seed }
  const days = Math.ceil(theft.seconds / DAY)
  const frames: BuiltFrame[] = []
  // Steps are a minute at most 1,440 times a flow: a week is seven flows.
  for (let day = 0; day < days; day++) {
    frames.push(
      ...framesOf({
        ...common,
        port: common.port + day,
        at: at + day * DAY,
        seconds: Math.min(theft.seconds, DAY),
        out: out / days,
        in: (out * theft.inOut) / days,
      }),
    )
  }
  return { frames, thief, at }
}
