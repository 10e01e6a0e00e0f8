import type { Histogram, JudgedList } from '../../verdict/index'
import { useScreen } from '../state/screen'
import { curvePoints, histogramBars, VIEW_HEIGHT } from './histogram-bars'
import { text } from './strings'
import css from './ThresholdSection.module.css'
import { LAST_POSITION, positionOf } from './threshold-scale'

interface HistogramBarsProps {
  histogram: Histogram
  curve: JudgedList['curve']
  max: number
}

/** The picture behind the slider: how many rows have their largest window where, and how many each threshold highlights. */
export function HistogramBars({ histogram, curve, max }: HistogramBarsProps) {
  const thresholdBytes = useScreen((screen) => screen.choices.thresholdBytes)
  const at = positionOf(thresholdBytes, max)
  return (
    <svg
      className={css['histogram']}
      viewBox={`0 0 ${LAST_POSITION} ${VIEW_HEIGHT}`}
      preserveAspectRatio="none"
      role="img"
      aria-label={text.histogram}
    >
      {histogramBars(histogram, max).map((bar) => (
        <rect
          key={bar.x}
          className={bar.x + bar.width / 2 >= at ? css['over'] : css['under']}
          x={bar.x}
          y={VIEW_HEIGHT - bar.height}
          width={bar.width}
          height={bar.height}
        />
      ))}
      {curve.length > 0 && (
        <polyline className={css['curve']} points={curvePoints(curve, max)} vectorEffect="non-scaling-stroke">
          <title>{text.curve}</title>
        </polyline>
      )}
    </svg>
  )
}
