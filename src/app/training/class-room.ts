// What an instructor has before him: the exercise with its key, and the results of the class. In: files that were chosen or dropped. Out: the
// state of the page.

import { create } from 'zustand'
import {
  isSealed,
  type OpenPack,
  openSealed,
  readPack,
  refusalOf,
  SCENARIOS,
  type SealedPack,
} from '../../training/index'
import { isJson } from '../drop/file-start'
import { whileBusy } from '../state/idle'
import { type ClassTable, readClass } from './class-table'
import { useExercise } from './exercise'
import { seedOf } from './make-exercise'
import { isMarked, isResult } from './open-pack'

/** A pack as the instructor has it: with its key, and with its captures where they were chosen. */
export interface ChosenPack {
  pack: OpenPack
  /** Empty for a built-in exercise, whose captures are made. */
  files: File[]
}

interface ClassRoom {
  chosen: ChosenPack
  /** A pack that waits for its pass phrase; null when none does. */
  sealed: { pack: SealedPack; files: File[] } | null
  /** Why a pack was not taken, '' when it was. */
  complaint: string
  table: ClassTable
}

const NO_RESULTS: ClassTable = { rows: [], complaints: [] }

export const useClassRoom = create<ClassRoom>()(() => ({
  chosen: { pack: SCENARIOS[0], files: [] },
  sealed: null,
  complaint: '',
  table: NO_RESULTS,
}))

/** Another pack begins with an empty table: results are scored with their own key. */
export function choose(chosen: ChosenPack): void {
  useClassRoom.setState({ chosen, sealed: null, complaint: '', table: NO_RESULTS })
}

export async function choosePack(files: readonly File[]): Promise<void> {
  const manifest = files.find(isJson)
  const read = readPack((await manifest?.text()) ?? '')
  if (!read.ok) return useClassRoom.setState({ complaint: refusalOf(read.misfit) })
  const captures = files.filter((file) => file !== manifest)
  if (isSealed(read.value)) useClassRoom.setState({ sealed: { pack: read.value, files: captures }, complaint: '' })
  else choose({ pack: read.value, files: captures })
}

export async function openWithPhrase(phrase: string): Promise<void> {
  const { sealed } = useClassRoom.getState()
  if (sealed === null) return
  const opened = await whileBusy(() => openSealed(crypto, sealed.pack, phrase))
  if (!opened.ok) return useClassRoom.setState({ complaint: refusalOf(opened.misfit) })
  choose({ pack: opened.value, files: sealed.files })
}

export async function readResults(files: readonly File[]): Promise<void> {
  const pack = seededPack(useClassRoom.getState().chosen.pack, useExercise.getState().seed)
  const table = await whileBusy(() => readClass(pack, files))
  useClassRoom.setState({ table })
}

/** What was dropped on the page: results fill the table, a pack takes the place of the exercise. */
export async function giveToClass(files: readonly File[]): Promise<void> {
  const results: File[] = []
  const others: File[] = []
  for (const file of files) {
    if (await isResult(file)) results.push(file)
    else if (!isJson(file) || (await isMarked(file))) others.push(file)
  }
  if (others.length > 0) await choosePack(others)
  if (results.length > 0) await readResults(results)
}

/** The pack as a class of this seed has it. */
export function seededPack(pack: OpenPack, classSeed: string): OpenPack {
  const { generator } = pack
  return generator === undefined ? pack : { ...pack, generator: { ...generator, seed: seedOf(pack, classSeed) } }
}
