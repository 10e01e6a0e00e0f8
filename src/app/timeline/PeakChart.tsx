import { useCallback } from 'react'
import uPlot from 'uplot'
import type { Timeline } from '../../verdict/index'
import { formatBytesPlain } from '../format/format-bytes'
import { useScreen } from '../state/screen'
import { readTokens } from '../theme/read-tokens'
import { useTheme } from '../theme/use-theme'
import { paintGaps, paintThreshold } from './paint'
import { byteAxis, commonOptions, timeAxis } from './plot-options'
import { text } from './strings'
import { peakColumns } from './time-columns'
import { type PlotMaker, usePlot } from './use-plot'

const HEIGHT = 136

interface ChartProps {
  timeline: Timeline
  cursorAt: number | null
  onHover: (seconds: number | null) => void
}

/** The largest single row in any window, on a logarithmic axis, against the threshold. */
export function PeakChart({ timeline, cursorAt, onHover }: ChartProps) {
  const zone = useScreen((screen) => screen.zone)
  const thresholdBytes = useScreen((screen) => screen.choices.thresholdBytes)
  const theme = useTheme()
  const make = useCallback<PlotMaker>(
    (width) => {
      void theme // The tokens depend on it.
      const tokens = readTokens()
      const { x, peak, over, floor, top } = peakColumns(timeline, thresholdBytes)
      const range: [number, number] = [x[0] ?? 0, x.at(-1) ?? 1]
      const common = { width, height: HEIGHT, zone, tokens, withTimes: false, range, onHover }
      const { hooks, ...options } = commonOptions(common)
      return {
        data: [x, over, peak],
        options: {
          ...options,
          scales: { x: { range: () => range }, y: { distr: 3, range: () => [floor, top] } },
          axes: [
            timeAxis(common),
            {
              ...byteAxis(tokens),
              splits: () => decades(floor, top),
              filter: (_, splits) => splits,
              values: (_, splits) => splits.map((bytes) => formatBytesPlain(bytes)),
            },
          ],
          series: [
            {},
            { fill: tokens.out, width: 0, points: { show: false }, paths: bars() },
            { stroke: tokens.muted, width: 1.5, points: { show: false }, paths: steps() },
          ],
          hooks: {
            ...hooks,
            drawAxes: [(plot) => paintGaps(plot, timeline.gaps, tokens, text.noCapture)],
            draw: [(plot) => paintThreshold(plot, thresholdBytes, tokens, formatBytesPlain(thresholdBytes))],
          },
        },
      }
    },
    [timeline, thresholdBytes, zone, theme, onHover],
  )
  return <div ref={usePlot(make, cursorAt)} aria-hidden="true" />
}

/** Every decade, or every third when there are many: 1 kB, 1 MB, 1 GB. */
function decades(floor: number, top: number): number[] {
  const [first, last] = [Math.round(Math.log10(floor)), Math.floor(Math.log10(top))]
  const all = Array.from({ length: last - first + 1 }, (_, i) => first + i)
  return all.filter((power) => all.length <= 4 || power % 3 === 0).map((power) => 10 ** power)
}

function bars(): uPlot.Series.PathBuilder {
  return uPlot.paths.bars?.({ align: 1, size: [1, Number.POSITIVE_INFINITY] }) ?? (() => null)
}

function steps(): uPlot.Series.PathBuilder {
  return uPlot.paths.stepped?.({ align: 1 }) ?? (() => null)
}
