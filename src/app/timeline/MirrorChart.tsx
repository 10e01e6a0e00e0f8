import { useCallback } from 'react'
import uPlot from 'uplot'
import type { Timeline } from '../../verdict/index'
import { formatBytesPlain } from '../format/format-bytes'
import { useScreen } from '../state/screen'
import { readTokens } from '../theme/read-tokens'
import { useTheme } from '../theme/use-theme'
import { hatch, paintGaps } from './paint'
import { byteAxis, commonOptions, timeAxis } from './plot-options'
import { mirrorColumns } from './time-columns'
import { type PlotMaker, usePlot } from './use-plot'

const HEIGHT = 184

interface ChartProps {
  timeline: Timeline
  cursorAt: number | null
  onHover: (seconds: number | null) => void
}

/** Out above, in below, each side with its own scale; what highlighted rows sent is in the strong colour. */
export function MirrorChart({ timeline, cursorAt, onHover }: ChartProps) {
  const zone = useScreen((screen) => screen.zone)
  const theme = useTheme()
  const make = useCallback<PlotMaker>(
    (width) => {
      void theme // The tokens depend on it.
      const tokens = readTokens()
      const { x, out, highlighted, minusIn, outMax, inMax } = mirrorColumns(timeline)
      const range: [number, number] = [x[0] ?? 0, x.at(-1) ?? 1]
      const common = { width, height: HEIGHT, zone, tokens, withTimes: true, range, onHover }
      const { hooks, ...options } = commonOptions(common)
      return {
        data: [x, out, highlighted, minusIn],
        options: {
          ...options,
          scales: { x: { range: () => range }, y: { range: () => [-1.04, 1.04] } },
          axes: [
            timeAxis(common),
            {
              ...byteAxis(tokens),
              splits: () => [-1, -0.5, 0, 0.5, 1],
              values: (_, splits) =>
                splits.map((share) => formatBytesPlain(share > 0 ? share * outMax : -share * inMax)),
            },
          ],
          series: [
            {},
            { fill: tokens['out-soft'], width: 0, points: { show: false }, paths: bars() },
            { fill: tokens.out, width: 0, points: { show: false }, paths: bars() },
            { fill: inFill(tokens.in, tokens.bg), width: 0, points: { show: false }, paths: bars() },
          ],
          hooks: {
            ...hooks,
            drawAxes: [(plot) => paintGaps(plot, timeline.gaps, tokens, '')],
            draw: [(plot) => paintZero(plot, tokens['line-strong'])],
          },
        },
      }
    },
    [timeline, zone, theme, onHover],
  )
  return <div ref={usePlot(make, cursorAt)} aria-hidden="true" />
}

function inFill(line: string, ground: string): uPlot.Series.Fill {
  return (plot) => hatch(plot.ctx, line, ground, devicePixelRatio)
}

function bars(): uPlot.Series.PathBuilder {
  return uPlot.paths.bars?.({ align: 1, size: [1, Number.POSITIVE_INFINITY] }) ?? (() => null)
}

function paintZero(plot: uPlot, colour: string): void {
  const y = Math.round(plot.valToPos(0, 'y', true))
  plot.ctx.fillStyle = colour
  plot.ctx.fillRect(plot.bbox.left, y, plot.bbox.width, devicePixelRatio)
}
