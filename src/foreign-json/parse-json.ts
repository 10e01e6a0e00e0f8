// Foreign JSON text → a value of a known shape. In: the text of a pack or result file. Out: a fresh object, or what does not fit.

import { type Fit, misfit, type Shape } from './shape'

export function parseJson<T>(json: string, mostCharacters: number, shape: Shape<T>): Fit<T> {
  if (json.length > mostCharacters)
    return misfit('', `${json.length} characters are too many; ${mostCharacters} are allowed.`)
  let value: unknown
  try {
    value = JSON.parse(json)
  } catch {
    // Also when it is nested deeper than the browser follows.
    return misfit('', 'This is not JSON.')
  }
  return shape(value, '')
}
