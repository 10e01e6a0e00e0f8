// What happens to given files: add to the case, or empty it first.

import { create } from 'zustand'
import { looksLikeCase, looksLikeSummary } from '../../export/index'
import type { AnalysisClient, GivenFile } from '../../worker/contract'
import { whileBusy } from '../state/idle'
import { forgetCase, useScreen } from '../state/screen'
import { emptyTray, note, setHidden, takeOver } from '../state/tray'
import { isJson, startOf } from './file-start'
import { text } from './strings'

/** While a dropped folder is walked: what was found so far. null when none is. */
export interface Walking {
  files: number
  bytes: number
}

export const useWalking = create<{ walking: Walking | null; refused: string[]; complaint: string }>()(() => ({
  walking: null,
  refused: [],
  // Why a case file could not be opened; '' for none.
  complaint: '',
}))

export async function addFiles(client: AnalysisClient, files: GivenFile[], asNewCase: boolean): Promise<void> {
  if (files.length === 0) return
  const { cases, summaries, captures } = await sorted(files)
  if (cases.length > 1) return useWalking.setState({ complaint: text.manyCases(cases.map(({ name }) => name)) })
  // A case file first, so that its own captures beside it are known when they come.
  if (cases.length === 1) {
    if (!(await openSaved(client, cases[0]))) return
  } else if (asNewCase) await startNewCase(client)
  await addSummaries(client, summaries)
  if (captures.length > 0) note('opened', `${captures.length} files`)
  client.addFiles(captures)
}

interface Sorted {
  cases: File[]
  summaries: File[]
  captures: GivenFile[]
}

/** What each file is meant to be, by its first characters. Among several only those named .json are looked at: a month has thousands. */
async function sorted(files: readonly GivenFile[]): Promise<Sorted> {
  const found: Sorted = { cases: [], summaries: [], captures: [] }
  for (const given of files) {
    const start = files.length === 1 || isJson(given) ? await startOf(given.file, START_BYTES) : ''
    if (looksLikeSummary(start)) found.summaries.push(given.file)
    else if (looksLikeCase(start)) found.cases.push(given.file)
    else found.captures.push(given)
  }
  return found
}

const START_BYTES = 64

/** Each adds to the case; one that does not fit, or holds a capture that is there already, is left out and told. */
async function addSummaries(client: AnalysisClient, files: readonly File[]): Promise<void> {
  if (files.length === 0) return
  const complaints: string[] = []
  for (const file of files) {
    const complaint = await whileBusy(() => client.addSummary(file))
    if (complaint === '') note('opened', file.name)
    else complaints.push(complaint)
  }
  useWalking.setState({ complaint: complaints.join(' ') })
}

/** A case file takes the place of what is there; one that does not fit changes nothing and is told: then false. */
async function openSaved(client: AnalysisClient, file: File): Promise<boolean> {
  const saved = await whileBusy(() => client.openSaved(file))
  if (typeof saved === 'string') useWalking.setState({ complaint: saved })
  else {
    takeOver(saved, file.name)
    if (useScreen.getState().isHidden) await setHidden(client, true)
    useWalking.setState({ complaint: '', refused: [] })
  }
  return typeof saved !== 'string'
}

export async function startNewCase(client: AnalysisClient): Promise<void> {
  forgetCase()
  emptyTray()
  useWalking.setState({ refused: [], complaint: '' })
  await whileBusy(() => client.clear())
}
