// Redaction: inside addresses and all names become labels, the same label for the same thing in every export of a case, in carved packets
// and on the screen. In: a Summary and the inside networks. Out: a function over any plain value and back, and the key.

import type { AddressMap, Summary } from '../engine/index'
import { formatAddress } from '../engine/index'
import { isInsideAddress, readInside } from '../verdict/index'
import { namesIn, tokensOf } from './names-in'
import { AddressReplacements, tellsOther } from './redact-addresses'
import { visible } from './text-table'

/** Label and what it stands for, by label. */
export interface RedactionKey {
  schema: 'egress.redaction-key/1'
  labels: [string, string][]
}

/** What can be an address inside a text; each hit is looked up whole. */
const ADDRESS = /[0-9a-fA-F]*:[0-9a-fA-F:.]+|\d+\.\d+\.\d+\.\d+/g
const LABEL = /\b(?:inside|network|name|capture)-\d{3,}\b/g
/** Fields whose values are words of ours, whatever a capture calls itself. */
const OWN_WORDS = new Set([
  'id',
  'level',
  'role',
  'tier',
  'kind',
  'code',
  'schema',
  'severity',
  'verdict',
  'source',
  'opened',
  'openedBy',
  'before',
  'sha256',
  'highlight',
  'measure',
  'format',
  'family',
  'status',
  'step',
])

type Kind = 'inside' | 'network' | 'name' | 'capture'

export class Labels {
  private readonly labels = new Map<string, string>()
  private readonly texts = new Map<string, string>()
  /** Names of several words, by their first one. */
  private readonly long = new Map<string, string[]>()
  private readonly counts: Record<Kind, number> = { inside: 0, network: 0, name: 0, capture: 0 }
  private readonly replacements = new AddressReplacements()

  /** Labels what has none yet, sorted, so that neither the order of reading nor the run plays a part. What has one keeps it. */
  take(summary: Summary, inside: readonly string[]): this {
    const addresses = insideIds(summary, inside)
    const { families, words } = summary.addresses
    const byText = new Map(addresses.map((id) => [formatAddress(families[id], words, id * 4), id]))
    const added = this.add('inside', [...byText.keys()])
    this.replacements.add(
      summary.addresses,
      added.flatMap((text) => byText.get(text) ?? []),
    )
    this.add('network', inside)
    this.addNames(
      'capture',
      summary.captures.map(({ name }) => name),
    )
    this.addNames('name', namesIn(summary))
    return this
  }

  /** The value with labels in all its texts; keys, and fields that hold words of ours, are left alone. */
  apply<T>(value: T): T {
    return mapTexts(value, (text) => this.hide(text))
  }

  /** The value as it was before apply(). */
  reveal<T>(value: T): T {
    return mapTexts(value, (text) => text.replace(LABEL, (label) => this.texts.get(label) ?? label))
  }

  get key(): RedactionKey {
    return { schema: 'egress.redaction-key/1', labels: [...this.texts].sort(([x], [y]) => (x < y ? -1 : 1)) }
  }

  /** What stands for inside addresses in carved packets. */
  get addressMap(): AddressMap {
    return this.replacements.map
  }

  /** [replacement, original] of all inside addresses, as they stand in carved packets. */
  get replaced(): [string, string][] {
    return this.replacements.texts
  }

  private add(kind: Kind, texts: readonly string[]): string[] {
    const added = [...new Set(texts)].filter((text) => text !== '' && !this.labels.has(text)).sort()
    const digits = Math.max(3, String(this.counts[kind] + added.length).length)
    for (const text of added) {
      const label = `${kind}-${String(++this.counts[kind]).padStart(digits, '0')}`
      this.labels.set(text, label)
      this.texts.set(label, text)
    }
    return added
  }

  private addNames(kind: Kind, names: readonly string[]): void {
    for (const name of this.add(kind, names)) this.know(name, this.labels.get(name) ?? '')
  }

  /** A name is found as it is shown too, and within a text by its first word. */
  private know(name: string, label: string): void {
    for (const text of new Set([name, visible(name)])) {
      this.labels.set(text, label)
      const [first] = tokensOf(text)
      if (first === undefined || first === text) continue
      this.long.set(
        first,
        [...(this.long.get(first) ?? []), text].sort((x, y) => y.length - x.length),
      )
    }
  }

  private hide(text: string): string {
    const whole = this.labels.get(text)
    if (whole !== undefined) return whole
    const tokens = tokensOf(text)
    const known = tokens.flatMap((token) => [
      ...(this.long.get(token) ?? []),
      ...(this.labels.has(token) ? [token] : []),
    ])
    // The longest first: what is left of a name that a shorter one was cut out of would be found no more.
    const names = [...new Set(known)].sort((x, y) => y.length - x.length)
    const left = names.reduce(
      (so, name) => (so.includes(name) ? so.replaceAll(name, () => this.labels.get(name) ?? '') : so),
      text,
    )
    return left.replace(ADDRESS, (hit) => this.labels.get(hit) ?? hit)
  }
}

export type Redaction = Pick<Labels, 'apply' | 'key'>

/** Labels for one export of a case. */
export function redactionOf(summary: Summary, inside: readonly string[]): Labels {
  return new Labels().take(summary, inside)
}

/** Ids of inside addresses, and of those that tell one. */
function insideIds({ addresses }: Summary, texts: readonly string[]): number[] {
  const inside = readInside(texts)
  const networks = inside.ok ? inside : readInside([])
  if (!networks.ok) return []
  const isInside = isInsideAddress(networks.value, addresses)
  const ids = [...isInside.keys()]
  const { families, words } = addresses
  const inside4 = new Set(ids.filter((id) => isInside[id] === 1 && families[id] === 4).map((id) => words[id * 4]))
  return ids.filter((id) => isInside[id] === 1 || (families[id] === 6 && tellsOther(words, id * 4, inside4)))
}

function mapTexts<T>(value: T, map: (text: string) => string): T {
  if (typeof value === 'string') return map(value) as T
  if (Array.isArray(value)) return value.map((item) => mapTexts(item, map)) as T
  // Columns and the like hold numbers.
  if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value)) return value
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [
      key,
      OWN_WORDS.has(key) && typeof item === 'string' ? item : mapTexts(item, map),
    ]),
  ) as T
}
