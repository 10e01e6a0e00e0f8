import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { examplePack } from '../../testing/example-pack'
import { readPack, refusalOf } from './read-pack'

const good = () => structuredClone(examplePack) as unknown as Record<string, never>

/** The refusal of the example after one change. */
function refusalAfter(change: (pack: Record<string, never>) => void): string {
  const pack = good()
  change(pack)
  const read = readPack(JSON.stringify(pack))
  return read.ok ? '' : refusalOf(read.misfit)
}

// biome-ignore lint/suspicious/noExplicitAny: the changes below are wrong on purpose.
type Any = any

describe('readPack', () => {
  it('reads the example into an equal, fresh pack', () => {
    const read = readPack(JSON.stringify(examplePack))
    expect(read).toEqual({ ok: true, value: examplePack })
  })

  it.each<[string, (pack: Any) => void]>([
    ['`surprise`: This field is not known.', (pack) => (pack.surprise = 1)],
    ['`title`: This field is missing.', (pack) => delete pack.title],
    ['`questions[1].points`: 1000 is not between 1 and 100.', (pack) => (pack.questions[1].points = 1000)],
    ['`questions[0].kind`: “regex” is none of', (pack) => (pack.questions[0].kind = 'regex')],
    ['`questions[2].options`: Only a choice has options.', (pack) => (pack.questions[2].options = ['a', 'b'])],
    ['`questions[1].id`: “q1” is used twice.', (pack) => (pack.questions[1].id = 'q1')],
    ['`captures[0].name`: “../x.pcap” does not fit', (pack) => (pack.captures[0].name = '../x.pcap')],
    ['`truth.flows[0].goodputOut`: “much” is not a number', (pack) => (pack.truth.flows[0].goodputOut = 'much')],
    ['`generator.seed`: 65 characters are too many', (pack) => (pack.generator.seed = 'x'.repeat(65))],
    ['`scoring.hintCost`: 4 entries', (pack) => (pack.scoring.hintCost = [1, 2, 3, 4])],
  ])('refuses with %s', (message, change) => {
    expect(refusalAfter(change)).toContain(message)
  })

  it('refuses a sealed pack that ships a recipe or answers', () => {
    const sealed = { sealed: true, kdf: 'PBKDF2-SHA256-600000', salt: 'AAAA', iv: 'AAAA', ciphertext: 'AAAA' }
    expect(refusalAfter((pack: Any) => (pack.truth = sealed))).toMatch(/`generator`|`distractors`/)
    expect(
      refusalAfter((pack: Any) => {
        pack.truth = sealed
        delete pack.generator
        delete pack.distractors
      }),
    ).toBe('`questions[0].accept`: This field is not known.')
  })

  it.each([
    ['{"__proto__": {"polluted": 1}}', '__proto__'],
    ['{"constructor": {"prototype": {"polluted": 1}}}', 'constructor'],
    ['{"packFormat": "exfil-scenario/1", "truth": {"__proto__": {"sealed": true}}}', ''],
    ['['.repeat(1_000_000), ''],
    ['{"minutes": 1e999}', ''],
    ['null', ''],
    [' '.repeat(2_000_001), 'too many'],
  ])('refuses hostile text %#', (json, part) => {
    const read = readPack(json)
    expect(read.ok).toBe(false)
    if (!read.ok) expect(refusalOf(read.misfit)).toContain(part)
    expect(Object.keys(Object.prototype)).toEqual([])
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined()
  })

  it('refuses numbers that are none', () => {
    const json = JSON.stringify(examplePack).replace('"minutes":10', '"minutes":1e999')
    const read = readPack(json)
    expect(read.ok ? '' : read.misfit.field).toBe('minutes')
  })

  it('never throws and changes nothing, whatever value stands in any place', () => {
    const places = placesOf(examplePack)
    fc.assert(
      fc.property(fc.constantFrom(...places), fc.jsonValue(), (place, value) => {
        const pack = good()
        put(pack, place, value)
        readPack(JSON.stringify(pack))
        expect(Object.keys(Object.prototype)).toEqual([])
      }),
      { numRuns: 2000 },
    )
  })
})

type Place = (string | number)[]

function placesOf(value: unknown, place: Place = []): Place[] {
  if (typeof value !== 'object' || value === null) return [place]
  const inner = Object.entries(value).flatMap(([key, item]) => placesOf(item, [...place, key]))
  return place.length === 0 ? inner : [place, ...inner]
}

function put(pack: Any, place: Place, value: unknown): void {
  const last = place[place.length - 1]
  const holder = place.slice(0, -1).reduce((inner, key) => inner[key], pack)
  holder[last] = value
}
