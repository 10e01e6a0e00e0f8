// From the briefing to work and back out. In: a pack. Out: its captures in the case, the screen set up as the pack says.

import { isSealed, type Pack } from '../../training/index'
import type { AnalysisClient } from '../../worker/contract'
import { startNewCase } from '../drop/add-files'
import { choose, closePanel, DEFAULT_THRESHOLD, useScreen } from '../state/screen'
import { handInDrafts } from './answering'
import { type Exercise, forgetExercise, setExercise, useExercise } from './exercise'
import { makeExercise } from './make-exercise'
import { text } from './strings'

export function brief(pack: Pack, change: Partial<Exercise> = {}): void {
  const { label, seed } = useExercise.getState()
  forgetExercise('briefing')
  setExercise({ pack, label, seed, ...change })
}

/** Makes the captures, or takes those that came with the pack, and opens them as a new case. */
export async function begin(client: AnalysisClient): Promise<void> {
  const { pack, files } = useExercise.getState()
  if (pack === null) return
  if (files.length > 0 || isSealed(pack)) return work(client, { pack, files })
  setExercise({ stage: 'making', progress: 0, complaint: '' })
  const { seed } = useExercise.getState()
  const made = await makeExercise(client, pack, seed, (progress) => setExercise({ progress }))
  if (useExercise.getState().stage !== 'making') return
  if (typeof made === 'string') return setExercise({ stage: 'briefing', complaint: text.briefing.notMade(made) })
  return work(client, made)
}

async function work(client: AnalysisClient, { pack, files }: Pick<Exercise, 'files'> & { pack: Pack }): Promise<void> {
  await startNewCase(client)
  setUpScreen(pack)
  client.addFiles(files.map((file) => ({ name: file.name, file })))
  setExercise({ stage: 'working', pack, files, startedAt: performance.now(), current: firstOpen(pack) })
}

function firstOpen(pack: Pack): string {
  const { answers } = useExercise.getState()
  const open = pack.questions.find(({ id }) => (answers[id]?.attempts.length ?? 0) === 0)
  return (open ?? pack.questions[0]).id
}

function setUpScreen({ network, settings }: Pack): void {
  choose({
    inside: network.internal,
    thresholdBytes: settings?.thresholdBytes ?? DEFAULT_THRESHOLD,
    windowMinutes: (settings?.windowSeconds ?? 7200) / 60,
    measure: settings?.counting ?? 'goodput',
  })
  useScreen.setState({ zone: 'UTC', sort: 'window', descending: true })
}

/** Ends the work: the panel closes, so that the result has the room. */
export function finish(): void {
  handInDrafts()
  closePanel()
  const { startedAt, secondsBefore } = useExercise.getState()
  const sitting = startedAt === null ? 0 : (performance.now() - startedAt) / 1000
  setExercise({ stage: 'debrief', startedAt: null, secondsBefore: secondsBefore + sitting, walkStep: null })
}

/** Back to the list of exercises; the case of the exercise goes with it. */
export async function leave(client: AnalysisClient): Promise<void> {
  forgetExercise('choosing')
  choose({ inside: [], thresholdBytes: DEFAULT_THRESHOLD, windowMinutes: 120, measure: 'goodput' })
  await startNewCase(client)
}
