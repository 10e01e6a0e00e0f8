// What a user chose to begin with: a pack with its captures, a result file to go on with, or both. In: files. Out: the briefing, or a
// sentence that says what does not fit.

import {
  type ExerciseResult,
  isSealed,
  type Pack,
  type PackCapture,
  readPack,
  readResult,
  refusalOf,
  SCENARIOS,
} from '../../training/index'
import { isJson, startOf } from '../drop/file-start'
import { type Exercise, forgetExercise, setExercise, useExercise } from './exercise'
import { brief } from './start'
import { text } from './strings'

/** A pack.json may have two million characters; more is not read. */
const MOST_JSON_BYTES = 8_000_000

/** In what a pack or a result says of itself, within so many bytes: a folder may hold thousands of other JSON files. */
const START_BYTES = 65_536
const MARKS = /"(exfil-scenario|egress-result)\//
const RESULT_MARK = /"egress-result\//

/** Whether files that were dropped or chosen anywhere on the page are an exercise, or go on with one. */
export async function isExercise(files: readonly File[]): Promise<boolean> {
  if (useExercise.getState().stage === 'briefing') return true
  for (const file of files) if (await isMarked(file)) return true
  return false
}

/** Opens what was chosen, or says what does not fit. At the briefing of a pack that lacks captures, captures are taken for it. */
export async function openChosen(files: readonly File[]): Promise<void> {
  const { stage, pack, files: before } = useExercise.getState()
  if (stage === 'briefing' && pack !== null && !files.some(isJson))
    return setExercise(await withCaptures(pack, [...before, ...files]))
  const read = await readChosen(files)
  if (typeof read === 'string') return refuse(read)
  const resumed = read.result === null ? {} : resume(read.result)
  brief(read.pack, { ...resumed, ...(await withCaptures(read.pack, files)) })
}

/** Captures of the pack that were not given yet; a built-in exercise makes its own. */
export function missingCaptures({ pack, files }: Pick<Exercise, 'pack' | 'files'>): PackCapture[] {
  if (pack === null || (files.length === 0 && isMadeHere(pack))) return []
  return pack.captures.filter(({ name }) => !files.some((file) => file.name === name))
}

function isMadeHere({ id, captures }: Pack): boolean {
  return SCENARIOS.some((built) => built.id === id) && captures.every(({ source }) => source === 'generated')
}

/** The captures of the pack among files, in its order, and what is wrong with them. */
async function withCaptures(pack: Pack, given: readonly File[]): Promise<Partial<Exercise>> {
  const files = pack.captures.flatMap(({ name }) => given.filter((file) => file.name === name).slice(-1))
  const stranger = await firstStranger(pack.captures, files)
  const others = given.filter((file) => isCapture(file) && !files.includes(file))
  const complaint =
    stranger !== null
      ? text.briefing.packSum(stranger)
      : others.length > 0 && files.length < pack.captures.length
        ? text.briefing.notOfPack(others.map(({ name }) => name).join(', '))
        : ''
  return { files, complaint, isUnmarked: stranger !== null }
}

/** Refusals are read on the list of exercises; where one is at work, the work goes on. */
function refuse(complaint: string): void {
  const { stage } = useExercise.getState()
  if (stage === 'none') forgetExercise('choosing')
  setExercise({ complaint })
}

interface Chosen {
  pack: Pack
  result: ExerciseResult | null
}

async function readChosen(files: readonly File[]): Promise<Chosen | string> {
  let pack: Pack | null = null
  let result: ExerciseResult | null = null
  let refusal = 'Choose a pack.json with its captures, or a result file.'
  for (const file of files.filter(isJson)) {
    if (file.size > MOST_JSON_BYTES) return `“${file.name}” is too long for a pack.`
    // Beside a capture may lie whatever else; only what was chosen alone must be one of the two.
    if (files.length > 1 && !(await isMarked(file))) continue
    const json = await file.text()
    const asResult = readResult(json)
    const asPack = readPack(json)
    if (asResult.ok) result = asResult.value
    else if (asPack.ok && pack !== null) return text.briefing.manyPacks
    else if (asPack.ok) pack = asPack.value
    else refusal = `“${file.name}”: ${refusalOf(json.includes('egress-result/1') ? asResult.misfit : asPack.misfit)}`
  }
  if (pack !== null && isSealed(pack) && files.some(({ name }) => name.endsWith('.recipe.json')))
    return text.briefing.sealedWithRecipe
  // A result alone goes on with the pack at hand, or with a built-in one.
  const atHand = [useExercise.getState().pack, ...SCENARIOS].find((one) => one !== null && one.id === result?.packId)
  const known = pack ?? atHand ?? null
  if (known === null) return result === null ? refusal : text.briefing.packOfResult(result.packId)
  return { pack: known, result: result?.packId === known.id ? result : null }
}

function resume(result: ExerciseResult): Partial<Exercise> {
  const { answers, path, secondsSpent, seed, label } = result
  return { answers, path, secondsBefore: secondsSpent, seed, label }
}

/** Whether a file says of itself that it is a pack or a result. */
export async function isMarked(file: File): Promise<boolean> {
  return isJson(file) && MARKS.test(await startOf(file, START_BYTES))
}

export async function isResult(file: File): Promise<boolean> {
  return isJson(file) && RESULT_MARK.test(await startOf(file, START_BYTES))
}

function isCapture(file: File): boolean {
  return /\.(pcap|pcapng|cap)(\.gz)?$/i.test(file.name)
}

/** The name of the first capture that is not what the pack says; null when all are. */
async function firstStranger(captures: readonly PackCapture[], files: readonly File[]): Promise<string | null> {
  for (const file of files) {
    const capture = captures.find(({ name }) => name === file.name)
    const { sha256, bytes } = await fingerprint(file)
    if (sha256 !== capture?.sha256 || bytes !== capture.bytes) return file.name
  }
  return null
}

/** SHA-256 and size of a capture, unpacked. */
export async function fingerprint(file: File): Promise<{ sha256: string; bytes: number }> {
  const isPacked = file.name.toLowerCase().endsWith('.gz')
  const stream = isPacked ? file.stream().pipeThrough(new DecompressionStream('gzip')) : null
  const content = stream === null ? await file.arrayBuffer() : await new Response(stream).arrayBuffer()
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', content))
  const sha256 = Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('')
  return { sha256, bytes: content.byteLength }
}
