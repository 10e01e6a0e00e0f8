// The static pictures of a report as SVG. In: numbers and escaped text. Out: markup. Grey values only, and in and out differ by side too.

import { formatBytes } from '../../verdict/index'
import type { ChartBlock } from './blocks'
import { utc } from './phrases'

const WIDTH = 960
const CHART_HEIGHT = 220
const ROW_HEIGHT = 26
const LABEL_WIDTH = 330
const AMOUNT_WIDTH = 110
const MOST_CHART_BARS = 480
/** Above and below the bars, for the words. */
const ROOM = 24
/** Between two lines of a gap. */
const HATCH = 12

/** Out above the axis, in below it, both on one scale; the largest of each and the first and last day stand beside. `says` is escaped. */
export function chartSvg({ out, in: back, startSeconds, stepSeconds, gaps, says }: ChartBlock): string {
  const [up, down] = [joined(out), joined(back)]
  const largest = Math.max(1, ...up, ...down)
  const middle = CHART_HEIGHT / 2
  const step = WIDTH / Math.max(1, up.length)
  const bar = (value: number, i: number, kind: string): string => {
    if (value === 0) return ''
    const height = round(Math.max(1, (value / largest) * (middle - ROOM)))
    const y = kind === 'out' ? round(middle - height) : middle
    return `<rect class="${kind}" x="${round(i * step)}" y="${y}" width="${round(Math.max(1, step * 0.85))}" height="${height}"/>`
  }
  const bars = up.map((value, i) => bar(value, i, 'out') + bar(down[i] ?? 0, i, 'in')).join('')
  const span = Math.max(1, out.length) * stepSeconds
  const holes = gaps.map(([from, to]) =>
    hatched(((from - startSeconds) / span) * WIDTH, ((to - startSeconds) / span) * WIDTH),
  )
  const axis = `<line class="axis" x1="0" y1="${middle}" x2="${WIDTH}" y2="${middle}"/>`
  const words = [
    `<text x="6" y="16">out, at most ${formatBytes(Math.max(0, ...up))} a bar</text>`,
    `<text x="6" y="${CHART_HEIGHT - 6}">in, at most ${formatBytes(Math.max(0, ...down))} a bar</text>`,
    `<text x="${WIDTH - 6}" y="16" text-anchor="end">${dayOf(startSeconds)} to ${dayOf(startSeconds + span)} UTC</text>`,
  ]
  return `<svg viewBox="0 0 ${WIDTH} ${CHART_HEIGHT}" role="img" aria-label="${says}">${holes.join('')}${bars}${axis}${words.join('')}</svg>`
}

/** Slanted lines between two places on the axis: a time that no capture covers is never drawn as nothing sent. */
function hatched(from: number, to: number): string {
  const lines: string[] = []
  for (let x = from; x < to; x += HATCH) {
    const width = Math.min(HATCH, to - x)
    lines.push(`M${round(x)} ${CHART_HEIGHT - ROOM}L${round(x + width)} ${ROOM}`)
  }
  return `<path class="gap" d="${lines.join('')}"/>`
}

/** "2015-03-11 00:00" */
function dayOf(seconds: number): string {
  return utc(seconds).slice(0, 16).replace('T', ' ')
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
