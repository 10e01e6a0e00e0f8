import { describe, expect, it } from 'vitest'
import { examplePack } from '../../testing/example-pack'
import { classRow, type ExerciseResult, readResult } from './result'

const file: ExerciseResult = {
  resultFormat: 'egress-result/1',
  packId: 'example-upload',
  packVersion: '1.0.0',
  seed: 'example-1',
  build: 'abc',
  label: 'table 4',
  answers: {
    q1: { attempts: [['10.1.0.238']], hintsTaken: 1, draft: [], evidence: ['a row'], why: 'it sends at night' },
    q3: { attempts: [['video'], ['zip of customers']], hintsTaken: 0, draft: [], evidence: [], why: '' },
  },
  path: [{ at: 12, text: 'Sorted by out' }],
  secondsSpent: 300,
  isFinished: true,
}

describe('a result file', () => {
  it('is read as it was written', () => {
    expect(readResult(JSON.stringify(file))).toEqual({ ok: true, value: file })
  })

  it('is refused with the field that does not fit', () => {
    const refused = (change: object) => {
      const read = readResult(JSON.stringify({ ...file, ...change }))
      return read.ok ? '' : read.misfit.field
    }
    expect([refused({ rank: 1 }), refused({ secondsSpent: -1 }), refused({ answers: { Q1: {} } })]).toEqual([
      'rank',
      'secondsSpent',
      'answers.Q1',
    ])
  })
})

describe('the class table', () => {
  it('scores each file again', () => {
    expect(classRow(examplePack, file, 'one.json')).toEqual({
      label: 'one.json',
      total: 46,
      isPassed: false,
      isFinished: true,
      solved: 2,
      hints: 1,
      secondsSpent: 300,
      points: [25, 0, 21, 0],
      penalty: 0,
      isOther: false,
    })
  })

  it('leaves a file of another exercise out', () => {
    expect(classRow(examplePack, { ...file, packId: 'other' }, 'x')).toBeNull()
  })
})
