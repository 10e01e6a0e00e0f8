// A scenario pack, version exfil-scenario/1, as the page holds it: types only. Field names are those of pack.json.

export type QuestionKind = 'hostSet' | 'endpointSet' | 'keywords' | 'bytes' | 'timeRange' | 'choice'

/** One accepted answer and what it is worth. Which of the lists is used hangs on the question's kind. */
export interface AcceptEntry {
  /** hostSet: the set, empty means no one. endpointSet: names of one receiver. choice: right texts. */
  values?: string[]
  /** keywords: every inner list is OR, the outer list is AND. */
  allOf?: string[][]
  /** bytes, or seconds since 1970 UTC; both ends included. */
  range?: [number, number]
  /** 0 to 1. */
  credit: number
  note?: string
}

export interface Feedback {
  right: string
  partly?: string
  wrong: string
}

/** What a question asks. */
export interface Question {
  id: string
  kind: QuestionKind
  prompt: string
  points: number
  /** The texts to choose from, for kind choice only. */
  options?: string[]
  accept: AcceptEntry[]
  /** keywords: a term that caps the credit at 0.3. */
  reject?: string[]
  /** At most three: where to look, which control, nearly the answer. */
  hints?: string[]
  feedback: Feedback
}

/** A question without what would give its answer away. */
export type AskedQuestion = Omit<Question, 'accept' | 'reject' | 'hints' | 'feedback'>

export type KeyOfQuestion = Pick<Question, 'accept' | 'reject' | 'hints' | 'feedback'>

export interface TruthFlow {
  label?: string
  sender: string
  receiver: string
  /** Proxy, resolver or relay, in order. */
  via?: string[]
  proto?: string
  ports?: number[]
  channel?: string
  /** ATT&CK techniques, "T1048.003". */
  attack?: string[]
  firstUtc: string
  lastUtc: string
  goodputOut: number
  goodputIn?: number
  /** "file:first-last" packet numbers. */
  frames?: string[]
  data?: { name?: string; kind?: string; note?: string }
}

export interface Truth {
  verdict: 'exfiltration' | 'none' | 'undetermined'
  flows: TruthFlow[]
}

/** AES-256-GCM of the UTF-8 JSON of a PackKey; salt 16 and iv 12 bytes, all base64. */
export interface SealedKey {
  sealed: true
  kdf: 'PBKDF2-SHA256-600000'
  salt: string
  iv: string
  ciphertext: string
}

export interface Distractor {
  /** An inside address, host name or CIDR; * is any host. */
  match: string
  why: string
  /** 10 when absent. */
  penalty?: number
}

export interface PackCapture {
  name: string
  /** Of the uncompressed capture, in hex. */
  sha256: string
  bytes: number
  packets?: number
  firstUtc?: string
  lastUtc?: string
  source?: 'file' | 'generated'
}

export interface PackHost {
  ip: string
  name?: string
  role?: string
  /** true when absent. */
  shownToLearner?: boolean
}

export interface PackNetwork {
  /** CIDR list of the inside networks. */
  internal: string[]
  /** IANA zone, for office hours. */
  timezone?: string
  /** "Mon-Fri 08:00-18:00". */
  officeHours?: string[]
  hosts?: PackHost[]
}

export interface PackGenerator {
  engine: string
  seed: string
  recipe: string
  bulkSnap?: number
  fullBytesPerDirection?: number
  externalPool?: 'documentation' | 'literal'
}

export interface PackSettings {
  thresholdBytes?: number
  windowSeconds?: 900 | 3600 | 7200 | 86400
  counting?: 'goodput' | 'payload' | 'frame'
  lockSlider?: boolean
}

export interface PackScoring {
  /** 70 when absent. */
  pass?: number
  /** Total cost after the 1st, 2nd, 3rd hint of a question; 5, 10, 15 when absent. */
  hintCost?: number[]
  /** 2 when absent. */
  attempts?: number
  /** 0.7 when absent. */
  laterAttemptFactor?: number
}

interface PackHead {
  packFormat: 'exfil-scenario/1'
  /** Small letters, digits and "-". */
  id: string
  title: string
  version: string
  author?: string
  licence?: string
  language?: string
  difficulty?: 'intro' | 'easy' | 'medium' | 'hard' | 'control'
  minutes?: number
  /** Markdown of six constructs. */
  briefing?: string
  captures: PackCapture[]
  network: PackNetwork
  settings?: PackSettings
  scoring?: PackScoring
}

/** A pack whose answers anyone can read. */
export interface OpenPack extends PackHead {
  generator?: PackGenerator
  truth: Truth
  questions: Question[]
  distractors?: Distractor[]
}

/** A pack whose answers need the instructor's pass phrase. It ships captures as files, never a recipe. */
export interface SealedPack extends PackHead {
  truth: SealedKey
  questions: AskedQuestion[]
}

export type Pack = OpenPack | SealedPack

/** What sealing takes out of a pack. */
export interface PackKey {
  truth: Truth
  distractors: Distractor[]
  answers: Record<string, KeyOfQuestion>
}

export function isSealed(pack: Pack): pack is SealedPack {
  return 'sealed' in pack.truth
}
