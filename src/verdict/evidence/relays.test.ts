import { describe, expect, it } from 'vitest'
import { judgeFrames, MB, send, T0 } from '../../testing/judge-frames'
import { pearson } from './relays'

/** Uneven portions, a minute each. */
const portions = (from: string, to: string, minutes: number, at = T0) =>
  Array.from({ length: minutes }, (_, n) => send(from, to, (1 + ((n * 7) % 5)) * 0.8 * MB, at + 60 * n)).flat()

describe('a proxy', () => {
  const legs = (minutes: number, lag = 0) => [
    ...portions('10.1.0.131:5000', '10.1.0.8:3128', minutes),
    ...portions('10.1.0.8:6000', '8.8.4.4:443', minutes, T0 + 60 * lag),
  ]

  it('hides no sender whose minutes are those of the outside leg', () => {
    const [row, ...others] = judgeFrames(legs(20))
    expect(others).toEqual([])
    expect(row).toMatchObject({ sender: '10.1.0.131', receiver: '8.8.4.4', via: '10.1.0.8' })
    expect(row.sentence).toContain('10.1.0.131, through 10.1.0.8, sent')
  })

  it('may pass on some minutes later', () => {
    expect(judgeFrames(legs(20, 4))[0].sender).toBe('10.1.0.131')
  })

  it('stays the sender where too few minutes, or other amounts, tell nothing', () => {
    expect(judgeFrames([...legs(9), ...send('10.1.0.8:6001', '8.8.4.4:443', 30 * MB, T0 + 900)])[0].sender).toBe(
      '10.1.0.8',
    )
    const other = [
      ...send('10.1.0.131:5000', '10.1.0.8:3128', 90 * MB, T0, 30),
      ...portions('10.1.0.8:6000', '8.8.4.4:443', 20),
    ]
    expect(judgeFrames(other)[0].sender).toBe('10.1.0.8')
  })

  it('is seen through where the client asked it for a name of the receiver', () => {
    const frames = [
      ...send('10.1.0.131:5000', '10.1.0.8:3128', 30 * MB, T0, 3),
      ...send('10.1.0.8:6000', '8.8.4.4:443', 30 * MB, T0, 3),
    ]
    const seen = {
      names: [{ address: '8.8.4.4', source: 'sni' as const, name: 'drop.example' }],
      clues: [
        {
          from: '10.1.0.131',
          to: '10.1.0.8',
          port: 3128,
          kind: 'http-request' as const,
          text: 'CONNECT drop.example:443 HTTP/1.1',
        },
      ],
    }
    expect(judgeFrames(frames)[0].sender).toBe('10.1.0.8')
    expect(judgeFrames(frames, { seen })[0].sender).toBe('10.1.0.131')
  })
})

it('a correlation is 1 for what moves together, and none where nothing moves', () => {
  const xs = Float64Array.of(1, 2, 3, 4)
  expect(
    pearson(
      xs,
      xs.map((x) => 5 - x),
    ),
  ).toBeCloseTo(-1)
  expect(
    pearson(
      xs,
      xs.map((x) => 2 * x),
    ),
  ).toBeCloseTo(1)
  expect(pearson(xs, Float64Array.of(2, 2, 2, 2))).toBeNaN()
})
