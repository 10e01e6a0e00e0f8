// Problems grouped by their file, in the order they came.

import type { ProblemRow } from '../../verdict/index'

export interface FileProblems {
  capture: string
  problems: ProblemRow[]
}

export function problemsByFile(problems: readonly ProblemRow[]): FileProblems[] {
  const files = new Map<string, ProblemRow[]>()
  for (const problem of problems) {
    const known = files.get(problem.capture)
    if (known === undefined) files.set(problem.capture, [problem])
    else known.push(problem)
  }
  return Array.from(files, ([capture, own]) => ({ capture, problems: own }))
}
