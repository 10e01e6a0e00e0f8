// Captures that came into the case as sums, out of a case file or a summary. In: their records. Out: whether a dropped file, or the capture of
// another summary, is one of them. Sums never come apart again, so what is in must not be added a second time.

import { type Problem, type Summary, wholeFileProblem } from '../engine/index'
import type { Fingerprint } from '../export/index'

type Known = Pick<Summary['captures'][number], 'name' | 'bytes'>

export class KnownCaptures {
  /** Names by last path part and size: a summary's paths are those of the sensor, a dropped file's those of the browser. */
  private readonly names = new Map<string, string>()
  /** What is known of their content, by name; a summary, and a case file of version 1, tell nothing. */
  private readonly ends = new Map<string, string>()
  private readonly byContent = new Map<string, string>()
  private readonly found = new Set<string>()
  private bytes = 0

  add(summary: Summary, fingerprints: readonly Fingerprint[] = []): void {
    for (const capture of countedIn(summary)) {
      if (this.names.get(likenessOf(capture)) === undefined) this.bytes += capture.bytes
      this.names.set(likenessOf(capture), capture.name)
    }
    for (const fingerprint of fingerprints) {
      this.ends.set(fingerprint.name, fingerprint.ends)
      this.byContent.set(contentOf(fingerprint), fingerprint.name)
    }
  }

  /** What to say of a dropped file that is in the case already or seems to be, null when it is new. */
  find(dropped: Fingerprint): Problem | null {
    const same = this.byContent.get(contentOf(dropped))
    if (same !== undefined) return this.note('in-case', same)
    const namesake = this.names.get(likenessOf(dropped))
    if (namesake === undefined) return null
    if (this.ends.has(namesake)) return wholeFileProblem('other-content', namesake)
    return this.note('in-case-by-name', namesake)
  }

  /** The sentence of a case whose captures were not all dropped again; '' when there is nothing to say. */
  get lacking(): string {
    const { size } = this.names
    if (this.found.size >= size) return ''
    return (
      `The numbers come from a case file or a summary of ${size} captures (${(this.bytes / 1e6).toFixed(1)} MB); ` +
      `${this.found.size} of them were dropped since. Packets are carved from those only.`
    )
  }

  clear(): void {
    for (const map of [this.names, this.ends, this.byContent, this.found]) map.clear()
    this.bytes = 0
  }

  private note(kind: Problem['kind'], name: string): Problem {
    this.found.add(name)
    return wholeFileProblem(kind, name)
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

function contentOf({ bytes, ends }: Fingerprint): string {
  return `${bytes} ${ends}`
}

function likenessOf({ name, bytes }: Known): string {
  return `${bytes} ${name.slice(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1)}`
}

function isSamePath(x: string, y: string): boolean {
  return x === y || x.endsWith(`/${y}`) || y.endsWith(`/${x}`)
}
