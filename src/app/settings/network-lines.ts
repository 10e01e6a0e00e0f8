// The text of the network editor ↔ the list in the choices.

/** One network a line; commas and blanks separate too, and # starts a remark. */
export function networksIn(text: string): string[] {
  return text
    .split('\n')
    .flatMap((line) => line.replace(/#.*/, '').split(/[\s,;]+/))
    .filter((word) => word !== '')
}
