// Captures that came into the case as sums, out of a case file or a summary. In: their records. Out: whether a dropped file, or the capture of
// another summary, is one of them. Sums never come apart again, so what is in must not be added a second time.

import type { Problem, Summary } from '../engine/index'

type Known = Pick<Summary['captures'][number], 'name' | 'bytes'>

export class KnownCaptures {
  /** Names by last path part and size: a summary's paths are those of the sensor, a dropped file's those of the browser. */
  private readonly names = new Map<string, string>()

  add(summary: Summary): void {
    for (const capture of countedIn(summary)) this.names.set(likenessOf(capture), capture.name)
  }

  /** What to say of a dropped file that is in the case already, null when it is not. Its bytes are not compared: they are not there. */
  find(name: string, bytes: number): Problem | null {
    const known = this.names.get(likenessOf({ name, bytes }))
    if (known === undefined) return null
    return { kind: 'in-case', what: known, offset: 0, needed: 0, available: 0, record: 0 }
  }

  clear(): void {
    this.names.clear()
  }
}

/** The name of a capture that both hold, null when there is none. A path and the end of that path are one capture. */
export function heldByBoth(present: Summary, added: Summary): string | null {
  const named = new Map<string, string[]>()
  for (const capture of countedIn(present)) {
    const key = likenessOf(capture)
    named.set(key, [...(named.get(key) ?? []), capture.name])
  }
  const twice = countedIn(added).find((capture) =>
    named.get(likenessOf(capture))?.some((name) => isSamePath(name, capture.name)),
  )
  return twice?.name ?? null
}

function countedIn({ captures }: Summary): Known[] {
  return captures.filter(({ records }) => records > 0)
}

function likenessOf({ name, bytes }: Known): string {
  return `${bytes} ${name.slice(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1)}`
}

function isSamePath(x: string, y: string): boolean {
  return x === y || x.endsWith(`/${y}`) || y.endsWith(`/${x}`)
}
