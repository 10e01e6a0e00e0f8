import fc from 'fast-check'
import { expect, it } from 'vitest'
import { groupBy } from './group'
import { minuteOrder } from './minute-order'
import { sortByWords, wordsOfNumbers } from './radix'
import { topOf } from './top'

const numbers = fc.array(fc.oneof(fc.double(), fc.integer({ min: -3, max: 3 }), fc.constant(Number.NaN)))

/** Insertion by comparison: NaN last, equal ones by position. */
function plainOrder(keys: number[], isDescending: boolean): number[] {
  const sign = isDescending ? -1 : 1
  return keys
    .map((_, i) => i)
    .sort((x, y) => {
      if (Number.isNaN(keys[x]) || Number.isNaN(keys[y]))
        return Number(Number.isNaN(keys[x])) - Number(Number.isNaN(keys[y]))
      return keys[x] < keys[y] ? -sign : keys[x] > keys[y] ? sign : 0
    })
}

it('sorts numbers as a stable comparing sort does, in both directions', () => {
  fc.assert(
    fc.property(numbers, fc.boolean(), (given, isDescending) => {
      const keys = given.map((key) => (key === 0 ? 0 : key))
      const rows = Uint32Array.from(keys, (_, i) => i)
      const sorted = sortByWords(rows, wordsOfNumbers(Float64Array.from(keys), isDescending))
      expect(Array.from(sorted)).toEqual(plainOrder(keys, isDescending))
    }),
  )
})

it('answers the first few as a full sort would', () => {
  fc.assert(
    fc.property(numbers, fc.integer({ min: 1, max: 5 }), (keys, limit) => {
      const listed = plainOrder(keys, true).filter((i) => !Number.isNaN(keys[i]))
      expect(topOf(keys.length, limit, (i) => keys[i])).toEqual(listed.slice(0, limit))
    }),
  )
})

it('puts minutes in order, those of one minute as they came', () => {
  const minute = fc.oneof(fc.integer({ min: -5, max: 5 }), fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 }))
  fc.assert(
    fc.property(fc.array(minute, { maxLength: 70 }), (minutes) => {
      const plain = minutes.map((_, i) => i).sort((x, y) => minutes[x] - minutes[y])
      expect(Array.from(minuteOrder(Int32Array.from(minutes)))).toEqual(plain)
    }),
  )
})

it('groups in the order given and leaves negative keys out', () => {
  const { starts, members } = groupBy(Int32Array.of(1, -1, 0, 1), 4, 3, Uint32Array.of(3, 2, 1, 0))
  expect([Array.from(starts), Array.from(members)]).toEqual([
    [0, 1, 3, 3],
    [2, 3, 0],
  ])
})
