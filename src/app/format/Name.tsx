import { cutMiddle, visibleName } from './visible-name'

interface NameProps {
  text: string
  /** Longest text before it is cut in the middle; the whole stays in the title. */
  longest?: number
}

/** A name out of a capture or file: its own direction, nothing hidden in it. */
export function Name({ text, longest }: NameProps) {
  const whole = visibleName(text)
  const shown = longest === undefined ? whole : cutMiddle(whole, longest)
  return shown === whole ? <bdi>{whole}</bdi> : <bdi title={whole}>{shown}</bdi>
}
