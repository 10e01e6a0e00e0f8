import { expect, it } from 'vitest'
import { readAddresses, readName, readQuestion } from './dns-message'
import { Glance } from './glance'

const HEADER = [0, 7, 0x81, 0x80, 0, 1, 0, 1, 0, 0, 0, 0]
const QUESTION = [1, 97, 1, 98, 0, 0, 1, 0, 1]
const ADDRESS = [0, 1, 0, 1, 0, 0, 0, 9, 0, 4, 198, 51, 100, 7]

function glanceOf(bytes: number[]): Glance {
  const glance = new Glance()
  glance.view = new DataView(Uint8Array.from(bytes).buffer)
  glance.end = bytes.length
  return glance
}

function addressesIn(answerName: number[]): number[] {
  const glance = glanceOf([...HEADER, ...QUESTION, ...answerName, ...ADDRESS])
  const question = readQuestion(glance)
  const found: number[] = []
  if (question !== null) readAddresses(glance, question, (_, words) => found.push(words[0]))
  return found
}

it('skips the name of an answer, written out or pointed to', () => {
  for (const name of [
    [0xc0, 12],
    [1, 97, 1, 98, 0],
    [1, 97, 0xc0, 14],
  ])
    expect(addressesIn(name)).toEqual([0xc633_6407])
})

it('refuses labels of 64 to 191, read or skipped', () => {
  for (const length of [64, 100, 128, 191]) {
    const name = [length, ...Array(length).fill(97), 0]
    expect(addressesIn(name), `skipped ${length}`).toEqual([])
    expect(readName(glanceOf(name), 0), `read ${length}`).toBeNull()
  }
  expect(addressesIn([63, ...Array(63).fill(97), 0])).toEqual([0xc633_6407])
})

it('follows pointers back only', () => {
  expect(readName(glanceOf([1, 97, 0, 1, 98, 0xc0, 0]), 3)).toEqual({ text: 'b.a', next: 7, longestLabel: 1 })
  expect(readName(glanceOf([1, 97, 0xc0, 0]), 0)).toBeNull()
  expect(readName(glanceOf([0xc0, 2, 0xc0, 0]), 2)).toBeNull()
})
