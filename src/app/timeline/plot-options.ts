// What both charts of the timeline have in common: the time axis in the chosen zone, margins, a cursor that is ours.

import uPlot from 'uplot'
import { formatDay, formatHour } from '../format/format-time'
import type { Tokens } from '../theme/read-tokens'

export const AXIS_FONT = '11px system-ui, sans-serif'
const LEFT_AXIS = 58
const BOTTOM_AXIS = 26
const DAY = 86_400

interface Common {
  width: number
  height: number
  zone: string
  tokens: Tokens
  /** Whether this chart carries the times; the other one lines up with it. */
  withTimes: boolean
  range: [number, number]
  onHover: (seconds: number | null) => void
}

export function commonOptions(common: Common): Pick<
  uPlot.Options,
  'width' | 'height' | 'padding' | 'legend' | 'cursor' | 'tzDate'
> & {
  hooks: uPlot.Hooks.Arrays
} {
  return {
    width: common.width,
    height: common.height,
    padding: [8, 20, common.withTimes ? 0 : 6, 0],
    legend: { show: false },
    cursor: { y: false, points: { show: false }, drag: { x: false, y: false, setScale: false } },
    tzDate: (seconds) => uPlot.tzDate(new Date(seconds * 1000), common.zone === 'UTC' ? 'Etc/UTC' : common.zone),
    hooks: { setCursor: [(plot) => isByPointer(plot) && common.onHover(hovered(plot))] },
  }
}

export function timeAxis({ zone, tokens, withTimes }: Common): uPlot.Axis {
  return {
    show: true,
    size: withTimes ? BOTTOM_AXIS : 0,
    font: AXIS_FONT,
    stroke: tokens.muted,
    space: 64,
    grid: { stroke: tokens.line, width: 1 },
    ticks: { show: false },
    values: (_, splits, __, ___, increment) => splits.map((at) => (withTimes ? timeLabel(at, increment, zone) : null)),
  }
}

export function byteAxis(tokens: Tokens): uPlot.Axis {
  return {
    size: LEFT_AXIS,
    font: AXIS_FONT,
    stroke: tokens.muted,
    grid: { stroke: tokens.line, width: 1 },
    ticks: { show: false },
  }
}

function timeLabel(seconds: number, increment: number, zone: string): string {
  if (increment >= DAY) return formatDay(seconds, zone)
  const hour = formatHour(seconds, zone)
  return hour === '00:00' ? formatDay(seconds, zone) : hour
}

/** A new plot sets its cursor too, and that is nobody's wish. */
function isByPointer(plot: uPlot): boolean {
  return plot.cursor.event !== undefined && plot.cursor.event !== null
}

function hovered(plot: uPlot): number | null {
  const { left } = plot.cursor
  return left === undefined || left < 0 ? null : plot.posToVal(left, 'x')
}
