import { expect, test } from 'vitest'
import { examplePack } from '../../testing/example-pack'
import type { ExerciseResult } from '../../training/index'
import { classCsv, medianOf, readClass } from './class-table'

const result = (label: string, sender: string, seconds: number): ExerciseResult => ({
  resultFormat: 'egress-result/1',
  packId: examplePack.id,
  packVersion: examplePack.version,
  seed: '',
  build: 'test',
  label,
  answers: { q1: { attempts: [[sender]], hintsTaken: 0, draft: [], evidence: [], why: '' } },
  path: [],
  secondsSpent: seconds,
  isFinished: true,
})
const file = (name: string, content: unknown) => new File([JSON.stringify(content)], name)

test('each learner is a row, the best first, and what is no result is named', async () => {
  const table = await readClass(examplePack, [
    file('a.json', result('', '10.1.0.20', 60)),
    file('b.json', result('=table 2', '10.1.0.238', 90)),
    file('c.json', { ...result('', 'x', 1), packId: 'other' }),
    file('d.json', { resultFormat: 'egress-result/1' }),
  ])
  expect(table.rows.map(({ label, total, penalty }) => [label, total, penalty])).toEqual([
    ['=table 2', 30, 0],
    ['a.json', 0, 10],
  ])
  expect(table.complaints).toEqual([
    '“c.json”: it belongs to another exercise.',
    '“d.json”: `packId`: This field is missing.',
  ])
  expect(medianOf(table.rows)).toBe(15)
  expect(classCsv(examplePack, table.rows).split('\r\n')[1]).toBe(`"'=table 2",30,"no","yes",1,90,0,0,30,0,0,0`)
})
