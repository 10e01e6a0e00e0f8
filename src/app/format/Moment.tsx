import { useScreen } from '../state/screen'
import { formatIso, formatMoment } from './format-time'

/** A time in the chosen zone, with the full ISO form behind it. */
export function Moment({ seconds }: { seconds: number }) {
  const zone = useScreen((screen) => screen.zone)
  if (!Number.isFinite(seconds)) return <span>–</span>
  const iso = formatIso(seconds, zone)
  return (
    <time dateTime={iso} title={iso}>
      {formatMoment(seconds, zone)}
    </time>
  )
}
