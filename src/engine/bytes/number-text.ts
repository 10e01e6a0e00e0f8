// Numbers in sentences for people: "8,112,004". Exports carry plain digits.

/** Whole part, grouped by commas. */
export function grouped(value: number): string {
  return String(Math.trunc(value)).replace(/\B(?=(\d{3})+(?!\d))/g, ',')
}
