import { describe, expect, it } from 'vitest'
import type { BuiltFrame } from '../../testing/build-summary'
import { judgeFrames, listFrames, MB, office, reasonsOf, send, T0 } from '../../testing/judge-frames'
import { hoursOfWeekIn } from '../evidence/clock'
import type { Context, Judged, SignalId } from '../index'

const HOUR = 3600
const DAY = 86_400
const fired = (row: Judged): SignalId[] => row.evidence.map(({ id }) => id)
const pointsOf = (row: Judged, id: SignalId): number | undefined => row.evidence.find((item) => item.id === id)?.points

describe('pcr', () => {
  const traffic = (out: number, into: number) => [
    ...send('10.0.0.5', '8.8.4.4', out),
    ...send('8.8.4.4', '10.0.0.5', into),
  ]

  it('counts from 0.4 and a megabyte on', () => {
    expect(pointsOf(reasonsOf(traffic(10 * MB, 0.25 * MB), '10.0.0.5', '8.8.4.4'), 'pcr')).toBeCloseTo(9.2, 1)
    expect(fired(reasonsOf(traffic(0.9 * MB, 100), '10.0.0.5', '8.8.4.4'))).not.toContain('pcr')
    expect(fired(reasonsOf(traffic(2 * MB, MB), '10.0.0.5', '8.8.4.4'))).not.toContain('pcr')
  })

  it('says nothing where one direction was captured', () => {
    const row = reasonsOf(send('10.0.0.5', '8.8.4.4', 30 * MB), '10.0.0.5', '8.8.4.4')
    const pcr = row.notFired.find(({ id }) => id === 'pcr')
    expect([pcr?.observed, pcr?.says]).toEqual([
      null,
      'Only one direction was captured, so the ratio of out to in says nothing.',
    ])
    expect(row.row.ratio).toBeNull()
  })
})

describe('receiver', () => {
  it('is rare when exactly one of at least ten inside hosts knows it', () => {
    const theft = send('10.9.0.1:1', '8.8.4.4:443', 2 * MB)
    expect(fired(reasonsOf([...office(), ...theft], '10.9.0.1', '8.8.4.4'))).toContain('receiver')
    expect(fired(reasonsOf([...office(T0, 9), ...theft], '10.9.0.1', '8.8.4.4'))).not.toContain('receiver')
    const second = send('10.9.0.2:1', '8.8.4.4:443', 100)
    expect(fired(reasonsOf([...office(), ...theft, ...second], '10.9.0.1', '8.8.4.4'))).not.toContain('receiver')
  })

  it('is rare up to 2 % of many hosts', () => {
    const frames = [
      ...office(T0, 120),
      ...send('10.9.0.1:1', '8.8.4.4:443', MB),
      ...send('10.9.0.2:1', '8.8.4.4:443', MB),
    ]
    expect(fired(reasonsOf(frames, '10.9.0.1', '8.8.4.4'))).toContain('receiver')
    expect(
      fired(reasonsOf([...frames, ...send('10.9.0.3:1', '8.8.4.4:443', MB)], '10.9.0.1', '8.8.4.4')),
    ).not.toContain('receiver')
  })

  it('is new in the last day of three', () => {
    const early = send('10.0.0.5:1', '203.0.113.80:443', 100)
    const late = send('10.0.0.5:1', '8.8.4.4:443', MB, T0 + 3 * DAY)
    expect(fired(reasonsOf([...early, ...late], '10.0.0.5', '8.8.4.4'))).toContain('receiver')
    expect(fired(reasonsOf([...early, ...late], '10.0.0.5', '203.0.113.80'))).not.toContain('receiver')
  })

  it('is a file-sharing site by its name', () => {
    const seen = { names: [{ address: '8.8.4.4', source: 'sni' as const, name: 'gfs270n070.userstorage.mega.co.nz' }] }
    expect(fired(reasonsOf(send('10.0.0.5:1', '8.8.4.4:443', MB), '10.0.0.5', '8.8.4.4', { seen }))).toContain(
      'receiver',
    )
  })
})

describe('baseline', () => {
  const days = (bytes: (block: number) => number, blocks = 40): BuiltFrame[] =>
    Array.from({ length: blocks }, (_, block) =>
      send('10.0.0.5:1', '203.0.113.80:443', bytes(block), T0 + block * 2 * HOUR),
    ).flat()

  it('knows what a host usually sends in two hours', () => {
    const usual = days((block) => 200_000 + 10_000 * (block % 7))
    const row = reasonsOf([...usual, ...send('10.0.0.5:2', '8.8.4.4:443', 27.5 * MB, T0 + DAY)], '10.0.0.5', '8.8.4.4')
    expect(pointsOf(row, 'baseline')).toBe(15)
    expect(row.evidence.find(({ id }) => id === 'baseline')?.says).toMatch(
      /^27.8 MB in two hours is 120 times its usual two hours \(230 kB\)/,
    )
    expect(fired(reasonsOf(usual, '10.0.0.5', '203.0.113.80'))).not.toContain('baseline')
  })

  it('learns from normal days alone', () => {
    const usual = days((block) => (block < 36 ? 200_000 + 10_000 * (block % 7) : 20 * MB + 100_000 * (block % 9)), 120)
    const context: Partial<Context> = { normalDays: ['2015-03-12', '2015-03-13', '2015-03-14'] }
    expect(fired(reasonsOf(usual, '10.0.0.5', '203.0.113.80'))).not.toContain('baseline')
    const few = reasonsOf(usual, '10.0.0.5', '203.0.113.80', { context: { normalDays: ['2015-03-12'] } })
    expect(few.notFired.find(({ id }) => id === 'baseline')?.says).toMatch(/^Too little history/)
    expect(
      fired(
        reasonsOf([...usual, ...send('10.0.0.5:2', '8.8.4.4:443', 90 * MB, T0)], '10.0.0.5', '8.8.4.4', { context }),
      ),
    ).toContain('baseline')
  })

  it('takes a saved one for a host that it names', () => {
    const host = { address: '10.0.0.5', blocks: 60, days: 5, median: 5, mad: 0.1 }
    const baseline = { schema: 'egress.baseline/1' as const, blockMinutes: 120, hosts: [host] }
    const frames = send('10.0.0.5:1', '8.8.4.4:443', 2 * MB)
    expect(fired(reasonsOf(frames, '10.0.0.5', '8.8.4.4', { context: { baseline } }))).toContain('baseline')
    expect(fired(reasonsOf(frames, '10.0.0.5', '8.8.4.4'))).not.toContain('baseline')
  })
})

describe('off-hours', () => {
  const officeHours = { days: [1, 2, 3, 4, 5], fromHour: 8, toHour: 18 }
  const night = send('10.0.0.5:1', '8.8.4.4:443', 30 * MB, T0 + 6 * HOUR, 10)

  it('are those of the site, not of UTC', () => {
    const at = (zone: string) => fired(reasonsOf(night, '10.0.0.5', '8.8.4.4', { context: { zone, officeHours } }))
    expect(at('UTC')).toContain('off-hours')
    expect(at('Asia/Tokyo')).not.toContain('off-hours')
  })

  it('are told from five days of a host itself', () => {
    const days = Array.from({ length: 6 }, (_, day) =>
      send('10.0.0.5:1', '203.0.113.80:443', 50_000, T0 + day * DAY + 12 * HOUR, 60),
    ).flat()
    expect(
      fired(
        reasonsOf(
          [...days, ...send('10.0.0.5:2', '8.8.4.4:443', 30 * MB, T0 + DAY + 3 * HOUR, 10)],
          '10.0.0.5',
          '8.8.4.4',
        ),
      ),
    ).toContain('off-hours')
    expect(
      fired(
        reasonsOf(
          [...days, ...send('10.0.0.5:2', '8.8.4.4:443', 30 * MB, T0 + DAY + 12 * HOUR, 10)],
          '10.0.0.5',
          '8.8.4.4',
        ),
      ),
    ).not.toContain('off-hours')
  })

  it('follow a change of the clock inside the capture', () => {
    const hourOf = hoursOfWeekIn('Europe/Berlin')
    // 29 March 2015, a Sunday: 01:59 is followed by 03:00.
    const change = Date.UTC(2015, 2, 29, 1) / 60_000
    expect([hourOf(change - 1), hourOf(change)]).toEqual([1, 3])
    expect(hoursOfWeekIn('Nowhere/At_All')(change)).toBe(1)
  })
})

describe('beacon', () => {
  const beats = (everySeconds: (n: number) => number, bytes = 20_000) => {
    let at = T0
    return Array.from({ length: 200 }, (_, n) => {
      at += everySeconds(n)
      return send(`10.0.0.5:${2000 + n}`, '8.8.4.4:443', bytes, at, 1, { opens: true })
    }).flat()
  }

  it('counts a steady beat of a megabyte a day and more', () => {
    expect(
      pointsOf(
        reasonsOf(
          beats(() => 300),
          '10.0.0.5',
          '8.8.4.4',
        ),
        'beacon',
      ),
    ).toBe(10)
    expect(
      fired(
        reasonsOf(
          beats(() => 300, 1000),
          '10.0.0.5',
          '8.8.4.4',
        ),
      ),
    ).not.toContain('beacon')
    expect(fired(reasonsOf(beats(() => 300).slice(0, 7), '10.0.0.5', '8.8.4.4'))).not.toContain('beacon')
  })

  it('counts the same minute of three days', () => {
    const nightly = [0, 1, 2].flatMap((day) =>
      send(`10.0.0.5:${day + 1}`, '8.8.4.4:443', 5 * MB * (day + 1), T0 + day * DAY + 200 * day, 5),
    )
    expect(fired(reasonsOf(nightly, '10.0.0.5', '8.8.4.4'))).toContain('scheduled')
    expect(fired(reasonsOf(nightly.slice(0, 10), '10.0.0.5', '8.8.4.4'))).not.toContain('scheduled')
  })

  it('counts a connection of hours, straight from one to twelve', () => {
    const long = (hours: number) => [
      ...send('10.0.0.5:1', '8.8.4.4:22', 50_000),
      ...send('10.0.0.5:1', '8.8.4.4:22', 50_000, T0 + hours * HOUR),
    ]
    expect([0.9, 6.5, 12].map((hours) => pointsOf(reasonsOf(long(hours), '10.0.0.5', '8.8.4.4'), 'long'))).toEqual([
      undefined,
      1.5,
      3,
    ])
  })
})

it('tells an upload inside a long flow', () => {
  const quiet = Array.from({ length: 10 }, (_, n) => send('10.0.0.5:1', '8.8.4.4:22', 200, T0 + n * HOUR)).flat()
  const row = reasonsOf(
    [...quiet, ...send('10.0.0.5:1', '8.8.4.4:22', 30 * MB, T0 + 5 * HOUR + 60, 12)],
    '10.0.0.5',
    '8.8.4.4',
  )
  expect(row.evidence.find(({ id }) => id === 'long')?.says).toBe(
    'Its longest connection lasted 9 hours. 30 MB of what went out did so within 12 minutes.',
  )
})

describe('staging', () => {
  it('links what was pulled from inside with what went out', () => {
    const pull = send('10.0.0.10:445', '10.0.0.5:3000', 41 * MB, T0, 10)
    const out = send('10.0.0.5:4000', '8.8.4.4:443', 40 * MB, T0 + 2400, 10)
    const row = reasonsOf([...pull, ...out], '10.0.0.5', '8.8.4.4')
    expect(row.evidence.find(({ id }) => id === 'staging')?.says).toBe(
      'It pulled 41 MB from 10.0.0.10 at 00:00 UTC and sent 40 MB out from 00:40 UTC.',
    )
    expect(
      fired(reasonsOf([...send('10.0.0.10:445', '10.0.0.5:3000', 90 * MB, T0), ...out], '10.0.0.5', '8.8.4.4')),
    ).not.toContain('staging')
  })
})

describe('innocent readings', () => {
  it('rank a call behind, and never hide it', () => {
    const call = [
      ...send('10.0.0.6:50', '203.0.113.51:8801', 54 * MB, T0, 20, { protocol: 17, frames: 2500 }),
      ...send('203.0.113.51:8801', '10.0.0.6:50', 52 * MB, T0, 20, { protocol: 17, frames: 2500 }),
    ]
    const [first, second] = judgeFrames([...send('10.0.0.5:1', '8.8.4.4:443', 30 * MB), ...call])
    expect([first.sender, second.sender]).toEqual(['10.0.0.5', '10.0.0.6'])
    expect(second.headline).toBe(
      'Highlighted: above 25 MB in 2 hours. Most likely: A call: 47.4 kB a second of UDP on the ports of a video service.',
    )
  })

  it('print the reason of an exception as long as it holds', () => {
    const exception = {
      inside: '10.0.0.0/24',
      outside: '8.8.4.4',
      reason: 'nightly copy',
      owner: 'IT',
      expires: '2015-03-31',
    }
    const frames = send('10.0.0.5:1', '8.8.4.4:443', 30 * MB)
    const [row] = judgeFrames(frames, { context: { exceptions: [exception] } })
    expect([row.points, row.highlightedBy, row.against[0]]).toEqual([
      0,
      ['volume'],
      'On the list of exceptions (IT): nightly copy.',
    ])
    expect(
      judgeFrames(frames, { context: { exceptions: [{ ...exception, expires: '2015-03-11' }] } })[0].points,
    ).toBeGreaterThan(20)
    expect(
      judgeFrames(frames, { context: { exceptions: [{ ...exception, outside: '8.8.4.5' }] } })[0].points,
    ).toBeGreaterThan(20)
  })

  it('take the same amount every day for a backup', () => {
    const backup = [0, 1, 2].flatMap((day) =>
      send('10.0.0.9:1', '8.8.4.4:443', 120 * MB + day * MB, T0 + day * DAY, 20),
    )
    expect(judgeFrames(backup)[0].against[0]).toMatch(/^A daily backup: about 121 MB to the same site on 3 days/)
  })

  it('fall away for a server of which an archive is named', () => {
    const callers = Array.from({ length: 25 }, (_, n) => [
      ...send(`198.51.100.${n + 1}:4000`, '10.0.0.80:443', 1000, T0, 1, { opens: true }),
      ...send('10.0.0.80:443', `198.51.100.${n + 1}:4000`, n === 0 ? 60 * MB : 1000),
    ]).flat()
    const plain = reasonsOf(callers, '10.0.0.80', '198.51.100.1')
    expect(plain.against[0]).toBe('A public server: 25 outside hosts opened connections to it.')
    const clues = [
      { from: '10.0.0.80', to: '198.51.100.1', port: 443, kind: 'zip-member' as const, text: 'salaries.xlsx' },
    ]
    expect(fired(reasonsOf(callers, '10.0.0.80', '198.51.100.1', { seen: { clues } }))).not.toContain('benign')
  })

  it('are not taken from a name: a thief called windowsupdate is over the threshold as well', () => {
    const seen = { names: [{ address: '8.8.4.4', source: 'dns' as const, name: 'windowsupdate.com' }] }
    const [row] = judgeFrames(send('10.0.0.5:1', '8.8.4.4:443', 30 * MB), { seen })
    expect([row.highlightedBy, fired(row).includes('benign'), row.names[0]]).toEqual([
      ['volume'],
      false,
      { end: 'outside', address: '8.8.4.4', name: 'windowsupdate.com', source: 'dns', isClaimed: false },
    ])
  })
})

describe('families and tiers', () => {
  it('make a named archive at an odd hour to a stranger strong evidence', () => {
    const seen = {
      clues: [
        { from: '10.9.0.1', to: '8.8.4.4', port: 5000, kind: 'ftp-data' as const, text: 'STOR customers_q1.zip' },
      ],
    }
    const context: Partial<Context> = { zone: 'UTC', officeHours: { days: [1, 2, 3, 4, 5], fromHour: 8, toHour: 18 } }
    const theft = [
      ...send('10.9.0.1:4001', '8.8.4.4:5000', 27.5 * MB, T0 + 2 * HOUR, 18),
      ...send('8.8.4.4:5000', '10.9.0.1:4001', 0.3 * MB, T0 + 2 * HOUR),
    ]
    const list = listFrames([...office(), ...office(T0 + DAY), ...theft], { seen, context })
    expect(list.rows[0]).toMatchObject({ sender: '10.9.0.1', receiver: '8.8.4.4', tier: 'strong' })
    expect(list.rows[0].headline).toMatch(/^Likely exfiltration: .*Strong evidence\.$/)
  })
})
