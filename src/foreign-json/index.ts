// The only door: JSON that others wrote, read by a shape that copies known fields and refuses the rest.

export { parseJson } from './parse-json'
export {
  dictionary,
  type Fit,
  fits,
  list,
  misfit,
  number,
  oneOf,
  record,
  type Shape,
  text,
  truthValue,
  whole,
} from './shape'
