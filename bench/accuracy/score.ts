// Counts as sentences: shares with Wilson intervals. In: hits of trials. Out: text.

/** "27/30 = 0.90 (0.74 to 0.97)": Wilson's interval at 95 %. */
export function shareText(hits: number, trials: number): string {
  if (trials === 0) return '0/0'
  const [low, high] = wilson(hits, trials)
  return `${hits}/${trials} = ${(hits / trials).toFixed(2)} (${low.toFixed(2)} to ${high.toFixed(2)})`
}

export function wilson(hits: number, trials: number): [number, number] {
  const z = 1.96
  const share = hits / trials
  const middle = share + (z * z) / (2 * trials)
  const reach = z * Math.sqrt((share * (1 - share)) / trials + (z * z) / (4 * trials * trials))
  const scale = 1 + (z * z) / trials
  return [Math.max(0, (middle - reach) / scale), Math.min(1, (middle + reach) / scale)]
}

/** Per 1,000, with the same interval. */
export function perThousand(hits: number, trials: number): string {
  if (trials === 0) return '–'
  const [low, high] = wilson(hits, trials).map((share) => (1000 * share).toFixed(2))
  return `${((1000 * hits) / trials).toFixed(2)} (${low} to ${high})`
}

/** A Markdown table. */
export function tableText(header: readonly string[], rows: readonly (readonly (string | number)[])[]): string {
  const line = (cells: readonly (string | number)[]): string => `| ${cells.join(' | ')} |`
  return [line(header), line(header.map(() => '---')), ...rows.map(line)].join('\n')
}
