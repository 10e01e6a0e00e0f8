import { describe, expect, it } from 'vitest'
import { MAP_WIDTH, mapParts } from './map-parts'

describe('the coverage map', () => {
  it('draws a hole between two stretches and the stretch that two captures cover', () => {
    const parts = mapParts({
      fromSeconds: 0,
      toSeconds: 100,
      coveredSeconds: 60,
      spans: [
        { fromSeconds: 0, toSeconds: 40, captures: 1 },
        { fromSeconds: 80, toSeconds: 100, captures: 2 },
      ],
      overlaps: [],
    })
    expect(parts).toEqual([
      { x: 0, width: 400, captures: 1 },
      { x: 400, width: 400, captures: 0 },
      { x: 800, width: 200, captures: 2 },
    ])
  })

  it('keeps a single moment visible', () => {
    const parts = mapParts({
      fromSeconds: 0,
      toSeconds: 1e6,
      coveredSeconds: 1,
      spans: [{ fromSeconds: 0, toSeconds: 1, captures: 1 }],
      overlaps: [],
    })
    expect(parts[0].width).toBeGreaterThan(MAP_WIDTH / 1000)
  })

  it('draws nothing where no capture has a time', () => {
    expect(
      mapParts({ fromSeconds: Number.NaN, toSeconds: Number.NaN, coveredSeconds: 0, spans: [], overlaps: [] }),
    ).toEqual([])
  })
})
