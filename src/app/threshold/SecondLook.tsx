import { useCallback, useEffect, useRef, useState } from 'react'
import type { AnalysisClient, LookPlaces } from '../../worker/contract'
import { sleep } from '../analysis-pace'
import { announce } from '../announce/announce'
import { formatBytes, formatExactBytes } from '../format/format-bytes'
import { formatCountOf, formatPercent } from '../format/format-count'
import { useOverviewView } from '../state/case'
import { useClient, useReadState } from '../state/client'
import { whileBusy } from '../state/idle'
import { useJudgedList } from '../state/judged'
import { useLatest } from '../state/use-latest'
import { text } from './strings'

/** So much is read again without asking: about a second. */
const UNASKED_BYTES = 256_000_000
/** A threshold that is still moving is not worth a reading. */
const REST_MS = 400

/** What is under way; null: nothing. */
interface Looking {
  of: LookPlaces
  bytesRead: number
}

/** Rows that the minutes leave between the bounds are settled by their packets: at once where little is to be read, else on a click. */
export function SecondLook() {
  const client = useClient()
  const places = usePlaces(client)
  const [looking, setLooking] = useState<Looking | null>(null)
  const [complaint, setComplaint] = useState('')
  const ended = useRef<LookPlaces | null>(null)
  const look = useCallback(
    async (of: LookPlaces) => {
      setComplaint('')
      setLooking({ of, bytesRead: 0 })
      const result = await whileBusy(() => client.look(of, (bytesRead) => setLooking({ of, bytesRead })))
      setLooking((now) => (now?.of === of ? null : now))
      if (result === null) ended.current = of
      else if (result === '') announce(text.looked(rowsOf(of)))
      else setComplaint(result)
    },
    [client],
  )
  const isUnasked = places !== null && places.missing.length === 0 && places.bytes <= UNASKED_BYTES
  useEffect(() => {
    if (isUnasked && ended.current !== places) void look(places)
    return () => client.stopLooking()
  }, [isUnasked, places, look, client])

  if (places === null) return null
  if (looking !== null) {
    return (
      <p className="muted">
        {text.looking(rowsOf(looking.of), formatPercent(looking.bytesRead, looking.of.bytes))}{' '}
        <button type="button" onClick={() => client.stopLooking()}>
          {text.stopLooking}
        </button>
      </p>
    )
  }
  if (places.missing.length > 0) return <p className="muted">{text.notAtHand(places.missing[0])}</p>
  return (
    <p className="muted" title={formatExactBytes(places.bytes)}>
      {complaint !== '' && <>{text.lookFailed(complaint)} </>}
      <button type="button" onClick={() => void look(places)}>
        {text.look(rowsOf(places), formatBytes(places.bytes))}
      </button>
    </p>
  )
}

/** null while reading, while the threshold moves, and when nothing is left to look at. */
function usePlaces(client: AnalysisClient) {
  const { phase, revision } = useReadState()
  const view = useOverviewView()
  const borderline = useJudgedList()?.borderline ?? 0
  const key = phase === 'done' && borderline > 0 ? `${revision} ${JSON.stringify(view)}` : null
  const present = useRef(key)
  useEffect(() => {
    present.current = key
  }, [key])
  const ask = useCallback(async () => {
    await sleep(REST_MS)
    return { key, places: present.current === key ? await client.lookPlaces(view) : null }
  }, [client, view, key])
  const answer = useLatest(key, ask)
  return answer?.key === key ? answer.places : null
}

function rowsOf({ plan }: LookPlaces): string {
  return formatCountOf(plan.subjects.length, 'row', 'rows')
}
