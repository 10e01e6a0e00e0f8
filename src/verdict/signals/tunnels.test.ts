import { describe, expect, it } from 'vitest'
import type { BuiltSeen } from '../../testing/build-seen'
import { judgeFrames, linesOf, MB, office, reasonsOf, send, T0 } from '../../testing/judge-frames'

const HOUR = 3600
const query = (from: string, to: string, frames: number, size: number, at = T0) =>
  send(`${from}:5300`, `${to}:53`, frames * size, at, 1, { protocol: 17, frames })
const names = (count: number, everySeconds: number, information: number) =>
  Array.from({ length: count }, (_, n) => ({ at: T0 + n * everySeconds, information }))

describe('dns by names', () => {
  const asks = [...query('10.0.0.5', '10.0.0.53', 300, 40), ...query('10.0.0.53', '8.8.4.4', 300, 40)]
  const both = (given: ReturnType<typeof names>, domain = 'drop.example'): BuiltSeen => ({
    dns: [
      { client: '10.0.0.5', server: '10.0.0.53', domain, names: given },
      { client: '10.0.0.53', server: '8.8.4.4', domain, names: given },
    ],
  })

  it.each([
    ['a kilobyte in each of three hours', names(90, 120, 36)],
    ['200 new names in 15 minutes', names(200, 4, 4)],
    ['1,000 names', names(1000, 3600, 1)],
    ['two kilobytes of names of 15 bytes and more at once', names(50, 1, 40)],
    ['500 bytes of names of 60 at once', names(9, 1, 60)],
  ])('fires at %s', (_, given) => {
    expect(judgeFrames(asks, { seen: both(given) }).map(({ site }) => site)).toEqual(['drop.example'])
  })

  it.each([
    ['a kilobyte in two hours only', names(60, 120, 36).slice(0, 60)],
    ['a kilobyte of names of 40 bytes at once', names(25, 1, 40)],
    ['199 new names in 15 minutes', names(199, 4, 4)],
    ['200 names over a day', names(200, 400, 4)],
  ])('does not fire at %s', (_, given) => {
    expect(judgeFrames(asks, { seen: both(given) })).toEqual([])
  })

  it('fires at a domain of which nearly nothing but text is asked', () => {
    const seen = (textQueries: number) => ({
      dns: [{ client: '10.0.0.5', server: '10.0.0.53', domain: 'drop.example', names: names(40, 1, 5), textQueries }],
    })
    expect(judgeFrames(asks, { seen: seen(32) })).toHaveLength(1)
    expect(judgeFrames(asks, { seen: seen(31) })).toEqual([])
  })

  it('names the client behind the resolver, whom the resolver asked, and the resolver between', () => {
    const [row, ...others] = judgeFrames(asks, { seen: both(names(200, 4, 4)) })
    expect(others).toEqual([])
    expect(row).toMatchObject({
      sender: '10.0.0.5',
      receiver: '8.8.4.4',
      via: '10.0.0.53',
      role: 'internal',
      highlightedBy: ['dns'],
    })
    expect(row.what).toBe('Data in names below drop.example: about 800 B.')
  })

  it('says that the sender is hidden where only the resolver was seen', () => {
    const seen = both(names(200, 4, 4))
    const clients = { client: '10.0.0.5', server: '10.0.0.53', domain: 'other.example', names: names(1, 1, 1) }
    const [row] = judgeFrames(asks, { seen: { dns: [clients, ...(seen.dns?.slice(1) ?? [])] } })
    expect([row.sender, row.evidence[0].says]).toEqual([
      '10.0.0.53',
      '200 names below drop.example carry 800 B, 200 of them within 15 minutes. 10.0.0.53 is a resolver: the sender is hidden.',
    ])
  })

  it.each(['in-addr.arpa', 'akamaiedge.net'])('leaves out %s, which has many names by design', (domain) => {
    expect(judgeFrames(asks, { seen: both(names(1000, 1, 9), domain) })).toEqual([])
  })
})

describe('dns by sizes', () => {
  it('fires at queries larger than names that people type', () => {
    const [row] = judgeFrames(query('10.0.0.5', '8.8.4.4', 100, 150))
    expect([row.highlightedBy, row.evidence[0].says]).toEqual([
      ['dns'],
      '100 packets to port 53 carried 15 kB, 150 bytes each; answers had 0 bytes each.',
    ])
    expect(judgeFrames(query('10.0.0.5', '8.8.4.4', 1000, 45))).toEqual([])
    expect(judgeFrames(query('10.0.0.5', '8.8.4.4', 9, 200))).toEqual([])
  })

  it('stay out where the names were read and are below their limits', () => {
    const lookups = (count: number) => ({
      dns: [{ client: '10.0.0.5', server: '8.8.4.4', domain: 'av.example', names: names(count, 120, 25) }],
    })
    const frames = query('10.0.0.5', '8.8.4.4', 100, 110)
    expect(judgeFrames(frames, { seen: lookups(60) })).toEqual([])
    expect(judgeFrames(frames, { seen: lookups(5) })).toHaveLength(1)
  })

  it('takes the asking end for the sender, though answers are larger, and not the resolver that passes on', () => {
    const frames = [
      ...query('10.0.0.5', '10.0.0.53', 100, 150),
      ...send('10.0.0.53:53', '10.0.0.5:5300', 40_000, T0, 1, { protocol: 17, frames: 100 }),
      ...query('10.0.0.53', '8.8.4.4', 100, 150),
    ]
    expect(linesOf(judgeFrames(frames))).toEqual(['10.0.0.5 > 10.0.0.53 pair dns'])
  })

  it('fires at answers over HTTPS that padding does not explain', () => {
    const secure = (answers: number) => [
      ...send('10.0.0.5:5000', '1.1.1.1:443', 20_000, T0, 20, { opens: true }),
      ...send('1.1.1.1:443', '10.0.0.5:5000', answers, T0, 20),
    ]
    expect(linesOf(judgeFrames(secure(80_000)))).toEqual(['10.0.0.5 > 1.1.1.1 pair dns'])
    expect(judgeFrames(secure(70_000))).toEqual([])
  })
})

describe('icmp', () => {
  const ping = (bytes: number, frames: number, to = '8.8.4.4') =>
    send('10.0.0.5', to, bytes, T0, 1, { protocol: 1, frames })
  const echoes = (bytes: number, distinct: number, answered: number) => ({
    echoes: [
      {
        from: '10.0.0.5',
        to: '8.8.4.4',
        hour: T0 / HOUR,
        packets: 100,
        bytes,
        distinct: Math.min(16, distinct),
        answered,
      },
    ],
  })

  it('fires at 100 kB of differing echoes in an hour', () => {
    expect(linesOf(judgeFrames(ping(100_000, 100), { seen: echoes(100_000, 64, 1) }))).toEqual([
      '10.0.0.5 > 8.8.4.4 pair icmp',
    ])
    expect(judgeFrames(ping(99_999, 100), { seen: echoes(99_999, 64, 1) })).toEqual([])
  })

  it('takes a large ping that repeats itself for a ping', () => {
    expect(judgeFrames(ping(900_000, 100), { seen: echoes(900_000, 1, 1) })).toEqual([])
  })

  it('fires at less where replies are not alike', () => {
    expect(judgeFrames(ping(20_000, 100), { seen: echoes(20_000, 64, 0.1) })).toHaveLength(1)
  })

  it('fires at packets of differing size that nobody answers, but not where they answer something', () => {
    expect(linesOf(judgeFrames(ping(17_703, 389)))).toEqual(['10.0.0.5 > 8.8.4.4 pair icmp'])
    expect(judgeFrames(ping(389 * 56, 389))).toEqual([])
    expect(
      judgeFrames([...ping(17_703, 389), ...send('8.8.4.4:5', '10.0.0.5:99', 10, T0, 1, { protocol: 17 })]),
    ).toEqual([])
  })

  it('between inside hosts tells the larger sender', () => {
    expect(judgeFrames(ping(17_703, 389, '10.0.0.6'))[0]).toMatchObject({
      sender: '10.0.0.5',
      receiver: '10.0.0.6',
      role: 'internal',
    })
  })
})

describe('a channel', () => {
  const talk = (port: number, out: number, into: number, opens = true) => [
    ...send('10.0.0.5:5000', `8.8.4.4:${port}`, out, T0, 1, { opens }),
    ...send(`8.8.4.4:${port}`, '10.0.0.5:5000', into, T0),
  ]

  it.each([
    ['clear HTTP', 80, 5500, 1500],
    ['a port of no service', 4782, 9000, 8600],
    ['mail without a relay', 25, 150_000, 500],
  ])('fires at an upload over %s', (how, port, out, into) => {
    const [row] = judgeFrames(talk(port, out, into))
    expect([row.highlightedBy, row.tier]).toEqual([['channel'], ''])
    expect(row.evidence[0].says).toContain(
      how === 'a port of no service' ? 'TCP port 4782, which is no known service' : how,
    )
  })

  it.each([
    ['clear HTTP that loads', 80, 5500, 50_000],
    ['TLS on its port', 443, 900_000, 1500],
    ['less than 5 kB', 4782, 4900, 100],
    ['a small mail', 25, 50_000, 500],
  ])('does not fire at %s', (_, port, out, into) => {
    expect(judgeFrames(talk(port, out, into))).toEqual([])
  })

  it('is opened from inside, and its receiver is known to one host', () => {
    expect(judgeFrames(talk(4782, 9000, 8600, false))).toEqual([])
    const others = send('10.9.0.1:5000', '8.8.4.4:4782', 100)
    expect(judgeFrames([...office(), ...talk(4782, 9000, 8600)])).toHaveLength(1)
    expect(judgeFrames([...office(), ...talk(4782, 9000, 8600), ...others])).toEqual([])
  })
})

describe('content', () => {
  const upload = (bytes: number) => send('10.0.0.5:5000', '8.8.4.4:21', bytes)
  const named = (from: string, to: string, text: string): BuiltSeen => ({
    clues: [{ from, to, port: 21, kind: 'ftp-data', text }],
  })

  it('counts a name that goes out, from 100 kB on', () => {
    const seen = named('10.0.0.5', '8.8.4.4', 'STOR q1.zip')
    const row = reasonsOf(upload(100_000), '10.0.0.5', '8.8.4.4', { seen })
    expect(row.evidence.map(({ id, says, points }) => [id, says, points]).filter(([id]) => id !== 'channel')).toEqual([
      ['content', 'Seen in clear: FTP data STOR q1.zip.', 15],
      ['misuse', '100 kB went out by clear FTP.', 5],
    ])
    expect(reasonsOf(upload(99_999), '10.0.0.5', '8.8.4.4', { seen }).evidence.map(({ id }) => id)).not.toContain(
      'content',
    )
  })

  it('does not count a name that comes in', () => {
    const row = reasonsOf(upload(MB), '10.0.0.5', '8.8.4.4', { seen: named('8.8.4.4', '10.0.0.5', 'RETR tool.zip') })
    expect(row.evidence.map(({ id }) => id)).not.toContain('content')
  })
})
