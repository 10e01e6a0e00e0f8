// The static pictures of a report as SVG. In: numbers and escaped text. Out: markup. Grey values only, and in and out differ by side too.

const WIDTH = 960
const CHART_HEIGHT = 220
const ROW_HEIGHT = 26
const LABEL_WIDTH = 330
const AMOUNT_WIDTH = 110
const MOST_CHART_BARS = 480

/** Out above the axis, in below it, both on one scale. `says` is escaped. */
export function chartSvg(out: readonly number[], back: readonly number[], says: string): string {
  const [up, down] = [joined(out), joined(back)]
  const largest = Math.max(1, ...up, ...down)
  const middle = CHART_HEIGHT / 2
  const step = WIDTH / Math.max(1, up.length)
  const bar = (value: number, i: number, kind: string): string => {
    if (value === 0) return ''
    const height = round(Math.max(1, (value / largest) * (middle - 6)))
    const y = kind === 'out' ? round(middle - height) : middle
    return `<rect class="${kind}" x="${round(i * step)}" y="${y}" width="${round(Math.max(1, step * 0.85))}" height="${height}"/>`
  }
  const bars = up.map((value, i) => bar(value, i, 'out') + bar(down[i] ?? 0, i, 'in')).join('')
  const axis = `<line class="axis" x1="0" y1="${middle}" x2="${WIDTH}" y2="${middle}"/>`
  return `<svg viewBox="0 0 ${WIDTH} ${CHART_HEIGHT}" role="img" aria-label="${says}">${bars}${axis}<text x="6" y="16">out</text><text x="6" y="${CHART_HEIGHT - 6}">in</text></svg>`
}

/** One bar a row, its label before it and its amount behind it. Labels and amounts are escaped. */
export function pictureSvg(rows: readonly { label: string; bytes: number; text: string }[], says: string): string {
  const largest = Math.max(1, ...rows.map(({ bytes }) => bytes))
  const room = WIDTH - LABEL_WIDTH - AMOUNT_WIDTH
  const drawn = rows.map(({ label, bytes, text }, i) => {
    const y = i * ROW_HEIGHT
    const width = round(Math.max(1, (bytes / largest) * room))
    return `<text x="6" y="${y + 18}">${label}</text><rect class="out" x="${LABEL_WIDTH}" y="${y + 5}" width="${width}" height="${ROW_HEIGHT - 10}"/><text x="${round(LABEL_WIDTH + width + 6)}" y="${y + 18}">${text}</text>`
  })
  return `<svg viewBox="0 0 ${WIDTH} ${rows.length * ROW_HEIGHT + 4}" role="img" aria-label="${says}">${drawn.join('')}</svg>`
}

/** At most so many bars, each the sum of its neighbours: nothing is left out. */
function joined(values: readonly number[]): number[] {
  const together = Math.max(1, Math.ceil(values.length / MOST_CHART_BARS))
  const sums: number[] = []
  values.forEach((value, i) => {
    if (i % together === 0) sums.push(0)
    sums[sums.length - 1] += value
  })
  return sums
}

function round(value: number): number {
  return Math.round(value * 10) / 10
}
