import { describe, expect, it } from 'vitest'
import { findEgress as findEgressPack } from '../packs/s01-find-egress'
import { readAccept, writeAccept } from './accept-notation'

describe('accepted answers in words', () => {
  it.each(findEgressPack.questions.map((question) => [question.kind, question.accept] as const))(
    'of kind %s come back as they were',
    (kind, accept) => expect(readAccept(kind, writeAccept(kind, accept))).toEqual({ ok: true, value: accept }),
  )

  it('are one a line, with a credit where it is not whole', () => {
    expect(readAccept('hostSet', '10.1.0.131\n\n10.1.0.8, 10.1.0.131 [0.8]\nno one [0]')).toEqual({
      ok: true,
      value: [
        { values: ['10.1.0.131'], credit: 1 },
        { values: ['10.1.0.8', '10.1.0.131'], credit: 0.8 },
        { values: [], credit: 0 },
      ],
    })
  })

  it.each([
    ['keywords', '(a | b) + ()'],
    ['keywords', '(a | (b)'],
    ['bytes', '28 MB .. 27 MB'],
    ['bytes', '27 MB'],
    ['timeRange', 'noon .. evening'],
    ['choice', '  '],
  ] as const)('of kind %s refuse “%s” with the line', (kind, text) => {
    const read = readAccept(kind, text)
    expect(read.ok ? '' : read.misfit.field).toBe('line 1')
  })
})
