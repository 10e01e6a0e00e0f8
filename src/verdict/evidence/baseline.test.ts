import { describe, expect, it } from 'vitest'
import { MB, reasonsOf, send, T0, weighFrames } from '../../testing/judge-frames'
import { learnBaseline, readBaseline } from './baseline'

const usual = Array.from({ length: 40 }, (_, block) =>
  send('10.0.0.5:1', '203.0.113.80:443', 200_000 + 10_000 * (block % 7), T0 + block * 7200),
).flat()
const fired = (frames: typeof usual, context: Parameters<typeof reasonsOf>[3]) =>
  reasonsOf(frames, '10.0.0.5', '8.8.4.4', context).evidence.map(({ id }) => id)

describe('a baseline', () => {
  it('learned on some days is read back, and holds for a case of one day', () => {
    const learned = learnBaseline(weighFrames(usual).field)
    expect(learned.hosts).toMatchObject([{ address: '10.0.0.5', blocks: 40, days: 4 }])
    const read = readBaseline(JSON.stringify(learned))
    if (!read.ok) throw new Error(read.complaint.message)
    expect(read.value).toEqual(learned)
    const theft = send('10.0.0.5:2', '8.8.4.4:443', 20 * MB)
    expect(fired(theft, {})).not.toContain('baseline')
    expect(fired(theft, { context: { baseline: read.value } })).toContain('baseline')
  })

  it('has no host with too little history', () => {
    expect(learnBaseline(weighFrames(usual.slice(0, 19)).field).hosts).toEqual([])
  })

  it.each([
    ['{', 'it is no JSON'],
    ['[]', 'its schema is not egress.baseline/1'],
    ['{"schema":"egress.baseline/2"}', 'its schema is not egress.baseline/1'],
    ['{"schema":"egress.baseline/1","blockMinutes":60,"hosts":[]}', 'its blocks are not of 120 minutes'],
    ['{"schema":"egress.baseline/1","blockMinutes":120,"hosts":{}}', '"hosts" is no list of at most 100000'],
    [
      '{"schema":"egress.baseline/1","blockMinutes":120,"hosts":[{"address":"<b>","blocks":1,"days":1,"median":1,"mad":1}]}',
      'host 1 has no address, or a number that cannot be',
    ],
    [
      '{"schema":"egress.baseline/1","blockMinutes":120,"hosts":[{"address":"10.0.0.1","blocks":1,"days":1,"median":1e99,"mad":1}]}',
      'host 1 has no address, or a number that cannot be',
    ],
  ])('is refused: %s', (text, why) => {
    expect(readBaseline(text)).toEqual({
      ok: false,
      complaint: { code: 'E-BASE', message: `This is no baseline of Egress: ${why}.` },
    })
  })
})
