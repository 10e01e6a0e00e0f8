// The files of a case and which stretches of them are merged. In: chunks. Out: whether each may be merged. A stretch counts once
// only, since summaries add and never come apart again.

import type { Problem } from '../engine/index'
import type { Chunk } from './contract'

interface CaseFile {
  name: string
  bytes: number
  /** Merged stretches [from, to), sorted, apart. */
  merged: [number, number][]
  /** True when its last chunk came. */
  isComplete: boolean
  problems: Problem[]
}

export class CaseFiles {
  private readonly files = new Map<number, CaseFile>()

  add(fileId: number, name: string, bytes: number): void {
    const known = this.files.get(fileId)
    if (known === undefined) this.files.set(fileId, { name, bytes, merged: [], isComplete: false, problems: [] })
    else known.problems = known.problems.filter((problem) => problem.kind !== 'stopped')
  }

  addProblem(fileId: number, problem: Problem): void {
    this.files.get(fileId)?.problems.push(problem)
  }

  /** True, and noted as merged, when the case lacks all of the chunk. A late chunk of a case that was emptied has no file. */
  accept(chunk: Chunk): boolean {
    const file = this.files.get(chunk.fileId)
    if (file === undefined || file.isComplete) return false
    const { from, to, isLast } = chunk
    const isNew = from === to ? isLast : !file.merged.some((range) => from < range[1] && range[0] < to)
    if (!isNew) {
      if (!isInside(file.merged, from, to)) file.problems.push(overlap(from))
      return false
    }
    file.merged = joined(file.merged, from, to)
    file.isComplete = isLast
    return true
  }

  mergedTo(fileId: number): number {
    const first = this.files.get(fileId)?.merged[0]
    return first === undefined || first[0] > 0 ? 0 : first[1]
  }

  problems(): { name: string; problem: Problem }[] {
    return [...this.files.values()].flatMap(({ name, problems }) => problems.map((problem) => ({ name, problem })))
  }

  clear(): void {
    this.files.clear()
  }
}

function isInside(merged: [number, number][], from: number, to: number): boolean {
  return merged.some((range) => range[0] <= from && to <= range[1])
}

/** Half known, half new: adding it would count twice, leaving it out loses the new half. Ours to have avoided, so it is told. */
function overlap(offset: number): Problem {
  return { kind: 'reader', what: 'two readings of one stretch', offset, needed: 0, available: 0, record: 0 }
}

function joined(merged: [number, number][], from: number, to: number): [number, number][] {
  if (from === to) return merged
  const ranges: [number, number][] = []
  for (const [start, end] of [...merged, [from, to] as [number, number]].sort((x, y) => x[0] - y[0])) {
    const last = ranges[ranges.length - 1]
    if (last !== undefined && start <= last[1]) last[1] = Math.max(last[1], end)
    else ranges.push([start, end])
  }
  return ranges
}
