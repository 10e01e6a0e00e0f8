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
import { type Exercise, setExercise } from './exercise'
import { brief } from './start'
import { text } from './strings'

/** A pack.json may have two million characters; more is not read. */
const MOST_JSON_BYTES = 8_000_000

export async function openChosen(files: readonly File[]): Promise<void> {
  const read = await readChosen(files)
  if (typeof read === 'string') return setExercise({ complaint: read })
  const { pack, result } = read
  const resumed = result === null ? {} : resume(result)
  if (pack.captures.some(({ source }) => source === 'file') || files.some((file) => isCapture(file))) {
    const captures = files.filter(isCapture)
    const missing = pack.captures.filter(({ name }) => !captures.some((file) => file.name === name))
    if (missing.length > 0)
      return setExercise({ complaint: text.briefing.missing(missing.map(({ name }) => name).join(', ')) })
    const used = pack.captures.map(({ name }) => captures.find((file) => file.name === name) as File)
    const stranger = await firstStranger(pack.captures, used)
    return brief(pack, {
      ...resumed,
      files: used,
      ...(stranger === null ? {} : { complaint: text.briefing.packSum(stranger), isUnmarked: true }),
    })
  }
  if (!SCENARIOS.some(({ id }) => id === pack.id))
    return setExercise({ complaint: text.briefing.missing(pack.captures.map(({ name }) => name).join(', ')) })
  brief(pack, resumed)
}

interface Chosen {
  pack: Pack
  result: ExerciseResult | null
}

async function readChosen(files: readonly File[]): Promise<Chosen | string> {
  let pack: Pack | null = null
  let result: ExerciseResult | null = null
  let refusal = 'Choose a pack.json with its captures, or a result file.'
  for (const file of files.filter(({ name }) => name.toLowerCase().endsWith('.json'))) {
    if (file.size > MOST_JSON_BYTES) return `“${file.name}” is too long for a pack.`
    const json = await file.text()
    const asResult = readResult(json)
    const asPack = readPack(json)
    if (asResult.ok) result = asResult.value
    else if (asPack.ok) pack = asPack.value
    else refusal = `“${file.name}”: ${refusalOf(json.includes('egress-result/1') ? asResult.misfit : asPack.misfit)}`
  }
  if (pack !== null && isSealed(pack) && files.some(({ name }) => name.endsWith('.recipe.json')))
    return text.briefing.sealedWithRecipe
  const known: Pack | undefined = pack ?? SCENARIOS.find(({ id }) => id === result?.packId)
  return known === undefined ? refusal : { pack: known, result: result?.packId === known.id ? result : null }
}

function resume(result: ExerciseResult): Partial<Exercise> {
  const { answers, path, secondsSpent, seed, label } = result
  return { answers, path, secondsBefore: secondsSpent, seed, label }
}

function isCapture(file: File): boolean {
  return /\.(pcap|pcapng|cap)(\.gz)?$/i.test(file.name)
}

/** The name of the first capture that is not what the pack says; null when all are. */
async function firstStranger(captures: readonly PackCapture[], files: readonly File[]): Promise<string | null> {
  for (const [index, capture] of captures.entries()) {
    const { sha256, bytes } = await fingerprint(files[index])
    if (sha256 !== capture.sha256 || bytes !== capture.bytes) return capture.name
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
