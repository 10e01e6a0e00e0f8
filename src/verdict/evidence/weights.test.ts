import { describe, expect, it } from 'vitest'
import type { Finding } from './finding'
import { highlightersOf, tierOf, totalOf } from './points'
import type { SignalId } from './types'
import { decade, ramp, WEIGHTS, weightsHash } from './weights'

const finding = (id: SignalId, strength: number, fired = strength > 0): Finding => ({
  id,
  fired,
  strength,
  observed: 0,
  unit: '',
  threshold: 0,
  formula: '',
  window: null,
  says: () => '',
  packets: () => [],
  benign: [],
  check: '',
})

const at = (total: number): string => tierOf(total)

describe('strength', () => {
  it('is 0 at a tenth of the limit, a half at it, 1 at ten times', () => {
    expect([0, 2.5, 25, 250, 2500].map((x) => decade(x, 25))).toEqual([0, 0, 0.5, 1, 1])
    expect(decade(27.5, 25)).toBeCloseTo(0.5207, 4)
  })

  it('is straight between two ends', () => {
    expect([0.3, 0.4, 0.7, 1, 2].map((x) => ramp(x, 0.4, 1))).toEqual([0, 0, expect.closeTo(0.5), 1, 1])
  })
})

describe('points', () => {
  it('are those of the example in detection.md section 16', () => {
    const findings = [
      finding('volume', decade(27.5, 25)),
      finding('content', 1),
      finding('misuse', 1),
      finding('baseline', 1),
      finding('receiver', 1),
      finding('pcr', 0.95),
      finding('off-hours', 1),
    ]
    expect(totalOf(findings)).toEqual({ points: [20.8, 15, 5, 15, 10, 9.5, 5], total: 80.3 })
  })

  it('of one family stop at its cap', () => {
    expect(totalOf([finding('volume', 1), finding('drip', 1)]).total).toBe(40)
    expect(totalOf([finding('beacon', 1), finding('off-hours', 1), finding('long', 1)]).total).toBe(15)
    expect(totalOf([finding('content', 1), finding('misuse', 1), finding('entropy', 1)]).total).toBe(20)
  })

  it('of a beacon and a schedule count once', () => {
    expect(totalOf([finding('beacon', 0.5), finding('scheduled', 1)])).toEqual({ points: [0, 10], total: 10 })
  })

  it('never fall below 0', () => {
    expect(totalOf([finding('receiver', 1), finding('benign', 1)]).total).toBe(0)
  })

  it('make a note, likely and strong at 30, 50 and 70', () => {
    expect([29.9, 30, 49.9, 50, 69.9, 70].map(at)).toEqual(['', 'note', 'note', 'likely', 'likely', 'strong'])
  })
})

describe('highlighting', () => {
  it('takes a signal that highlights alone, or a total of 50', () => {
    expect(highlightersOf([finding('volume', 0.4, false)], 49.9)).toEqual([])
    expect(highlightersOf([finding('drip', 1)], 15)).toEqual(['drip'])
    expect(highlightersOf([finding('content', 1)], 50)).toEqual(['points'])
  })
})

it('the table has a version, and a hash that its text alone makes', () => {
  expect(WEIGHTS.version).toBe(1)
  expect(weightsHash()).toMatch(/^[0-9a-f]{16}$/)
  expect(weightsHash()).toBe(weightsHash())
})
