// What a redacted carving needs before, and its key after. In: labels, names of captures. Out: plain data for the carving, JSON for a file that
// is kept apart.

import type { CarveRedaction } from './carve'
import type { Labels } from './redact'

/** Crosses to the carving worker; `key` stays with whoever asked. */
export interface CarveLabels extends CarveRedaction {
  key: Omit<CarveKey, 'schema' | 'hardware'>
}

/** [replacement, original] in all lists. */
interface CarveKey {
  schema: 'egress.carve-key/1'
  addresses: [string, string][]
  captures: [string, string][]
  hardware: [string, string][]
}

/** `captures`: names of the sources in their order. */
export function carveLabels(labels: Labels, captures: readonly string[]): CarveLabels {
  const called = captures.map((name): [string, string] => [labels.apply(name), name])
  return {
    addresses: labels.addressMap,
    captures: called.map(([label]) => label),
    key: { addresses: labels.replaced, captures: called },
  }
}

export function carveKeyJson({ key }: CarveLabels, hardware: [string, string][]): string {
  const file: CarveKey = { schema: 'egress.carve-key/1', ...key, hardware }
  return `${JSON.stringify(file, null, 1)}\n`
}
