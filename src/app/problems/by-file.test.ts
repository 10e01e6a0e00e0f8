import { expect, test } from 'vitest'
import { problemsByFile } from './by-file'

const problem = (capture: string, code: string) => ({
  capture,
  code,
  message: '',
  offset: 0,
  severity: 'problem' as const,
})

test('groups by file in the order of first appearance', () => {
  const grouped = problemsByFile([problem('b', 'E-CUT'), problem('a', 'E-TYPE'), problem('b', 'E-BLOCK')])
  expect(grouped.map((file) => [file.capture, file.problems.map((one) => one.code)])).toEqual([
    ['b', ['E-CUT', 'E-BLOCK']],
    ['a', ['E-TYPE']],
  ])
})
