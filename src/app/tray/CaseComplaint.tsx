import { useWalking } from '../drop/add-files'
import { visibleName } from '../format/visible-name'

/** Why a case file could not be opened. */
export function CaseComplaint() {
  const complaint = useWalking((walking) => walking.complaint)
  return complaint === '' ? null : (
    <p role="alert" className="muted">
      {visibleName(complaint)}
    </p>
  )
}
