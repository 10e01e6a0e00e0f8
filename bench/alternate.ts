// Two ways to do one thing, timed fairly. In: two things to run. Out: the medians of three turns each, taken in turn so that a
// machine that slows down slows both, and their ratio.

import { medianOf, speedText } from './measure'

const TURNS = 3

export interface Contender {
  name: string
  /** Milliseconds of one turn. */
  run(): Promise<number> | number
}

/** Runs both once to warm the file cache, then in turn, prints a line each and the ratio of the first to the second, and gives the medians. */
export async function alternate(bytes: number, first: Contender, second: Contender): Promise<[number, number]> {
  const times = new Map<Contender, number[]>([
    [first, []],
    [second, []],
  ])
  for (let turn = 0; turn <= TURNS; turn++) {
    for (const [contender, taken] of times) {
      const ms = await contender.run()
      if (turn > 0) taken.push(ms)
    }
  }
  const [firstMs, secondMs] = [...times].map(([contender, taken]) => {
    const ms = medianOf(taken)
    console.log(`${contender.name}: ${speedText(bytes, ms)} (turns: ${taken.map(Math.round).join(', ')})`)
    return ms
  })
  console.log(`ratio of the times, ${first.name} to ${second.name}: ${(firstMs / secondMs).toFixed(3)}`)
  return [firstMs, secondMs]
}
