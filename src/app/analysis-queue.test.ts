import { describe, expect, it } from 'vitest'
import type { Problem } from '../engine/index'
import type { GivenFile, ReadOutcome } from '../worker/contract'
import { AnalysisQueue, type QueuedFile, spread } from './analysis-queue'

const given = (name: string, size = 100, lastModified = 1): GivenFile => ({
  name,
  file: new File([new Uint8Array(size)], name.split('/').at(-1) ?? name, { lastModified }),
})

function outcomeOf(file: QueuedFile, change: Partial<ReadOutcome> = {}): ReadOutcome {
  return { fileId: file.id, status: 'done', bytesRead: 100, records: 5, problems: [], untold: [], ...change }
}

const problem = (kind: Problem['kind']): Problem => ({ kind, what: '', offset: 0, needed: 0, available: 0, record: 0 })

/** All waiting files, by name. */
function takeAll(queue: AnalysisQueue): string[] {
  const names: string[] = []
  for (let file = queue.take(); file !== null; file = queue.take()) names.push(file.name)
  return names
}

describe('order', () => {
  it('is first, last, middle, quarters, and leaves none out', () => {
    expect(spread([0, 1, 2, 3, 4, 5, 6, 7, 8])).toEqual([0, 8, 4, 2, 6, 1, 3, 5, 7])
    for (let count = 0; count < 40; count++) {
      const all = Array.from({ length: count }, (_, i) => i)
      expect(spread(all).sort((x, y) => x - y)).toEqual(all)
    }
  })

  it('goes by the number in a name, not by its digits', () => {
    const queue = new AnalysisQueue()
    queue.add([given('day-10.pcap'), given('day-9.pcap'), given('day-2.pcap')])
    expect(takeAll(queue)).toEqual(['day-2.pcap', 'day-10.pcap', 'day-9.pcap'])
  })
})

describe('files given again', () => {
  it('are counted as skipped when they are in the case, alone or within their folder', () => {
    const queue = new AnalysisQueue()
    queue.add([given('march/a.pcap')])
    expect(queue.add([given('march/a.pcap'), given('a.pcap')])).toEqual([])
    expect(queue.counts().files).toEqual({ given: 3, done: 0, reading: 0, skipped: 2 })
  })

  it('are other files when the folder, the size or the time is another', () => {
    const queue = new AnalysisQueue()
    queue.add([given('x/a.pcap')])
    queue.add([given('y/a.pcap'), given('x/a.pcap', 101), given('x/a.pcap', 100, 2)])
    expect(takeAll(queue).sort()).toEqual(['x/a.pcap', 'x/a.pcap (2)', 'x/a.pcap (3)', 'y/a.pcap'])
  })

  it('go on when they were left before their end', () => {
    const queue = new AnalysisQueue()
    const [file] = queue.add([given('a.pcap')])
    queue.take()
    queue.finish(file, outcomeOf(file, { status: 'stopped', bytesRead: 60 }))
    queue.leave(file)
    expect([queue.isLeft, queue.counts().problems, queue.counts().bytesRead]).toEqual([true, 1, 60])
    expect(queue.add([given('a.pcap')])).toEqual([file])
    expect([queue.isLeft, queue.counts().problems, queue.counts().files.skipped]).toEqual([false, 0, 0])
  })
})

describe('counts', () => {
  it('never go back when a file is read a second time', () => {
    const queue = new AnalysisQueue()
    const [file] = queue.add([given('a.pcap')])
    queue.take()
    queue.progress({ fileId: file.id, bytesRead: 70, records: 4 })
    queue.progress({ fileId: file.id, bytesRead: 10, records: 1 })
    expect(queue.counts()).toMatchObject({ bytesRead: 70, records: 4 })
  })

  it('take a file that is no capture as skipped and wholly dealt with', () => {
    const queue = new AnalysisQueue()
    const [text, cut] = queue.add([given('notes.txt'), given('z.pcap')])
    queue.take()
    queue.take()
    queue.finish(text, outcomeOf(text, { bytesRead: 20, records: 0, problems: [problem('not-a-capture')] }))
    queue.finish(cut, outcomeOf(cut, { problems: [problem('cut')] }))
    expect(queue.counts()).toEqual({
      files: { given: 2, done: 1, reading: 0, skipped: 1 },
      bytesRead: 200,
      bytesTotal: 200,
      records: 5,
      problems: 2,
    })
  })

  it('leave what waits when the user ends it', () => {
    const queue = new AnalysisQueue()
    queue.add([given('a.pcap'), given('b.pcap')])
    queue.take()
    queue.halt()
    expect([queue.hasWaiting, queue.isReading, queue.isLeft]).toEqual([false, true, true])
  })

  it('queue again what was left, and name the file that is read longest', () => {
    const queue = new AnalysisQueue()
    queue.add([given('a.pcap'), given('b.pcap'), given('c.pcap')])
    const [first, second] = [queue.take(), queue.take()]
    expect(queue.longestOpen).toBe(first)
    if (first !== null) queue.finish(first, outcomeOf(first))
    expect([queue.longestOpen, queue.isReading]).toEqual([second, true])
    queue.halt()
    if (second !== null) queue.leave(second)
    expect([queue.isReading, queue.addLeft().length, queue.isLeft, queue.counts().problems]).toEqual([
      false,
      2,
      false,
      0,
    ])
    expect(takeAll(queue).sort()).toEqual(['b.pcap', 'c.pcap'])
  })

  it('ignore a message about a file of an emptied case', () => {
    const queue = new AnalysisQueue()
    const [old] = queue.add([given('a.pcap')])
    queue.clear()
    const [file] = queue.add([given('a.pcap')])
    queue.progress({ fileId: old.id, bytesRead: 50, records: 1 })
    expect([file.id === old.id, queue.counts().bytesRead]).toEqual([false, 0])
  })
})
