// Reads pack.json. In: its text. Out: a pack made of known fields only, or the field that does not fit (scenario-pack.schema.json).

import {
  dictionary,
  type Fit,
  fits,
  list,
  misfit,
  number,
  oneOf,
  parseJson,
  record,
  type Shape,
  text,
  truthValue,
  whole,
} from '../../foreign-json/index'
import type {
  AcceptEntry,
  AskedQuestion,
  Distractor,
  Feedback,
  KeyOfQuestion,
  OpenPack,
  Pack,
  PackCapture,
  PackGenerator,
  PackHost,
  PackKey,
  PackNetwork,
  PackScoring,
  PackSettings,
  Question,
  SealedKey,
  SealedPack,
  Truth,
  TruthFlow,
} from './types'

/** Twice what the largest fields of the schema can hold together for a real pack. */
export const MOST_PACK_CHARACTERS = 2_000_000

const QUESTION_ID = /^[a-z0-9-]{1,32}$/

const utcTime = text({
  most: 40,
  pattern: /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/,
  example: '2015-03-12T02:14:07Z',
})

const address = text({ most: 253 })

const accept = record<AcceptEntry>(
  {
    values: list(text({ most: 500 }), { most: 200 }),
    allOf: list(list(text({ most: 200 }), { least: 1, most: 100 }), { most: 20 }),
    range: ((value, field) => {
      const read = list(number(-1e15, 1e15), { least: 2, most: 2 })(value, field)
      return read.ok ? fits<[number, number]>([read.value[0], read.value[1]]) : read
    }) satisfies Shape<[number, number]>,
    credit: number(0, 1),
    note: text({ most: 300 }),
  },
  ['values', 'allOf', 'range', 'note'],
)

const feedback = record<Feedback>({ right: text(), partly: text(), wrong: text() }, ['partly'])

const asked = {
  id: text({ pattern: QUESTION_ID, example: 'q1' }),
  kind: oneOf(['hostSet', 'endpointSet', 'keywords', 'bytes', 'timeRange', 'choice']),
  prompt: text({ most: 500 }),
  points: whole(1, 100),
  options: list(text({ most: 200 }), { least: 2, most: 8 }),
}

const keyOfQuestion = {
  accept: list(accept, { least: 1, most: 50 }),
  reject: list(text({ most: 200 }), { most: 100 }),
  hints: list(text({ most: 300 }), { most: 3 }),
  feedback,
}

const askedQuestion = withFittingOptions(record<AskedQuestion>(asked, ['options']))
const question = withFittingOptions(record<Question>({ ...asked, ...keyOfQuestion }, ['options', 'reject', 'hints']))

const flow = record<TruthFlow>(
  {
    label: text({ most: 200 }),
    sender: address,
    receiver: address,
    via: list(address, { most: 10 }),
    proto: text({ most: 30 }),
    ports: list(whole(0, 65_535), { most: 100 }),
    channel: text({ most: 100 }),
    attack: list(text({ pattern: /^T\d{4}(\.\d{3})?$/, example: 'T1048.003' }), { most: 20 }),
    firstUtc: utcTime,
    lastUtc: utcTime,
    goodputOut: whole(0),
    goodputIn: whole(0),
    frames: list(text({ most: 200 }), { most: 400 }),
    data: record({ name: text({ most: 300 }), kind: text({ most: 100 }), note: text({ most: 500 }) }, [
      'name',
      'kind',
      'note',
    ]),
  },
  ['label', 'via', 'proto', 'ports', 'channel', 'attack', 'goodputIn', 'frames', 'data'],
)

const truth = record<Truth>({
  verdict: oneOf(['exfiltration', 'none', 'undetermined']),
  flows: list(flow, { most: 100 }),
})

const base64 = (most: number) => text({ most, pattern: /^[A-Za-z0-9+/]+={0,2}$/, example: 'base64 text' })

const sealedKey = record<SealedKey>({
  sealed: oneOf([true]),
  kdf: oneOf(['PBKDF2-SHA256-600000']),
  salt: base64(24),
  iv: base64(16),
  ciphertext: base64(MOST_PACK_CHARACTERS),
})

const distractors = list(
  record<Distractor>({ match: address, why: text({ most: 500 }), penalty: whole(0, 100) }, ['penalty']),
  { most: 200 },
)

const capture = record<PackCapture>(
  {
    name: text({ most: 120, pattern: /^[^/\\]+\.(pcap|pcapng|cap)(\.gz)?$/, example: 'day-1.pcap' }),
    sha256: text({ pattern: /^[0-9a-f]{64}$/, example: '64 hexadecimal digits' }),
    bytes: whole(24),
    packets: whole(0),
    firstUtc: utcTime,
    lastUtc: utcTime,
    source: oneOf(['file', 'generated']),
  },
  ['packets', 'firstUtc', 'lastUtc', 'source'],
)

const DAY = '(Mon|Tue|Wed|Thu|Fri|Sat|Sun)'

const network = record<PackNetwork>(
  {
    internal: list(text({ most: 50 }), { least: 1, most: 1000 }),
    timezone: text({ most: 60, pattern: /^[A-Za-z0-9_+/-]+$/, example: 'America/New_York' }),
    officeHours: list(
      text({
        pattern: new RegExp(`^${DAY}(-${DAY})? \\d\\d:\\d\\d-\\d\\d:\\d\\d$`),
        example: 'Mon-Fri 08:00-18:00',
      }),
      { most: 20 },
    ),
    hosts: list(
      record<PackHost>(
        { ip: text({ most: 50 }), name: text({ most: 253 }), role: text({ most: 60 }), shownToLearner: truthValue },
        ['name', 'role', 'shownToLearner'],
      ),
      { most: 5000 },
    ),
  },
  ['timezone', 'officeHours', 'hosts'],
)

const generator = record<PackGenerator>(
  {
    engine: text({ pattern: /^exfilgen\/\d+$/, example: 'exfilgen/1' }),
    seed: text({ most: 64 }),
    recipe: text({ most: 120 }),
    bulkSnap: whole(64, 262_144),
    fullBytesPerDirection: whole(0, 1e9),
    externalPool: oneOf(['documentation', 'literal']),
  },
  ['bulkSnap', 'fullBytesPerDirection', 'externalPool'],
)

const settings = record<PackSettings>(
  {
    thresholdBytes: whole(1),
    windowSeconds: oneOf([900, 3600, 7200, 86400]),
    counting: oneOf(['goodput', 'payload', 'frame']),
    lockSlider: truthValue,
  },
  ['thresholdBytes', 'windowSeconds', 'counting', 'lockSlider'],
)

const scoring = record<PackScoring>(
  {
    pass: whole(0, 100),
    hintCost: list(whole(0, 100), { most: 3 }),
    attempts: whole(1, 5),
    laterAttemptFactor: number(0, 1),
  },
  ['pass', 'hintCost', 'attempts', 'laterAttemptFactor'],
)

const head = {
  packFormat: oneOf(['exfil-scenario/1']),
  id: text({ pattern: /^[a-z0-9][a-z0-9-]{2,63}$/, example: 'find-egress' }),
  title: text({ most: 120 }),
  version: text({ most: 40, pattern: /^\d+\.\d+\.\d+$/, example: '1.0.0' }),
  author: text({ most: 120 }),
  licence: text({ most: 60 }),
  language: text({ most: 35 }),
  difficulty: oneOf(['intro', 'easy', 'medium', 'hard', 'control']),
  minutes: whole(1, 600),
  briefing: text({ most: 8000 }),
  captures: list(capture, { least: 1, most: 400 }),
  network,
  settings,
  scoring,
}

const OPTIONAL_HEAD = [
  'author',
  'licence',
  'language',
  'difficulty',
  'minutes',
  'briefing',
  'settings',
  'scoring',
] as const

const openPack = record<OpenPack>(
  { ...head, generator, truth, questions: list(question, { least: 1, most: 20 }), distractors },
  [...OPTIONAL_HEAD, 'generator', 'distractors'],
)

const sealedPack = record<SealedPack>(
  { ...head, truth: sealedKey, questions: list(askedQuestion, { least: 1, most: 20 }) },
  OPTIONAL_HEAD,
)

const packKey = record<PackKey>({
  truth,
  distractors,
  answers: dictionary(QUESTION_ID, record<KeyOfQuestion>(keyOfQuestion, ['reject', 'hints']), 20),
})

export function readPack(json: string): Fit<Pack> {
  return parseJson(json, MOST_PACK_CHARACTERS, (value, field) => {
    const read = claimsSealed(value) ? sealedPack(value, field) : openPack(value, field)
    return read.ok ? withOwnIds(read.value) : read
  })
}

/** What was sealed, after the pass phrase has opened it: no more to be trusted than the pack. */
export function readPackKey(json: string): Fit<PackKey> {
  return parseJson(json, MOST_PACK_CHARACTERS, packKey)
}

/** The sentence that refuses a pack (E-CASEBAD in safety.md). */
export function refusalOf(misfit: { field: string; message: string }): string {
  return misfit.field === '' ? misfit.message : `\`${misfit.field}\`: ${misfit.message}`
}

function claimsSealed(value: unknown): boolean {
  if (typeof value !== 'object' || value === null || !('truth' in value)) return false
  const { truth } = value
  return typeof truth === 'object' && truth !== null && Object.hasOwn(truth, 'sealed')
}

/** Two questions of one id would share their answers. */
function withOwnIds(pack: Pack): Fit<Pack> {
  const ids = pack.questions.map(({ id }) => id)
  const repeat = ids.findIndex((id, index) => ids.indexOf(id) < index)
  return repeat < 0 ? fits(pack) : misfit(`questions[${repeat}].id`, `“${ids[repeat]}” is used twice.`)
}

/** Options belong to a choice, and to nothing else. */
function withFittingOptions<T extends AskedQuestion>(shape: Shape<T>): Shape<T> {
  return (value, field) => {
    const read = shape(value, field)
    if (!read.ok) return read
    const has = read.value.options !== undefined
    if (read.value.kind === 'choice' && !has) return misfit(`${field}.options`, 'This field is missing.')
    if (read.value.kind !== 'choice' && has) return misfit(`${field}.options`, 'Only a choice has options.')
    return read
  }
}
