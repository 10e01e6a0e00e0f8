// Undo and redo as a value. In: what is now, and what it becomes. Out: a history. Pure, so that undo after do is a test.

/** At least a hundred steps can be taken back. */
const MOST_STEPS = 200

export interface History<T> {
  past: readonly T[]
  present: T
  future: readonly T[]
}

export function startHistory<T>(present: T): History<T> {
  return { past: [], present, future: [] }
}

export function did<T>(history: History<T>, next: T): History<T> {
  return { past: [...history.past, history.present].slice(-MOST_STEPS), present: next, future: [] }
}

/** Changes what is now without a step of its own: the rest of a drag. */
export function went<T>(history: History<T>, next: T): History<T> {
  return { ...history, present: next, future: [] }
}

/** The same history where there is nothing to take back. */
export function undo<T>({ past, present, future }: History<T>): History<T> {
  const last = past.at(-1)
  if (last === undefined) return { past, present, future }
  return { past: past.slice(0, -1), present: last, future: [present, ...future] }
}

export function redo<T>({ past, present, future }: History<T>): History<T> {
  const [next, ...rest] = future
  if (next === undefined) return { past, present, future }
  return { past: [...past, present], present: next, future: rest }
}
