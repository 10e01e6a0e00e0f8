// Sealing: the answers of a pack under a pass phrase. In: a pack, or what was sealed, and the phrase. Out: a pack that holds no answer, or
// the pack again. AES-256-GCM; the key comes from PBKDF2 with SHA-256 and 600,000 rounds (OWASP's figure for 2023), by the platform's
// WebCrypto, which the caller passes in.

import { type Fit, fits, misfit } from '../../foreign-json/index'
import { bytesOfText, fromBase64, textOfBytes, toBase64 } from './bytes-text'
import { readPackKey } from './read-pack'
import type { AcceptEntry, OpenPack, PackHost, PackKey, Question, SealedPack } from './types'

const ROUNDS = 600_000
const SALT_BYTES = 16
const IV_BYTES = 12
/** Below this a phrase is guessed in an afternoon. */
export const LEAST_PHRASE_CHARACTERS = 12

/** The part of WebCrypto that is used: `globalThis.crypto` is one, in browsers on file:// as in Node. */
export interface Crypto<Key> {
  getRandomValues(bytes: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer>
  subtle: {
    importKey(format: 'raw', bytes: Bytes, algorithm: 'PBKDF2', extractable: false, uses: ['deriveKey']): Promise<Key>
    deriveKey(derivation: Derivation, base: Key, wanted: Wanted, extractable: false, uses: Use[]): Promise<Key>
    encrypt(cipher: Cipher, key: Key, bytes: Bytes): Promise<ArrayBuffer>
    decrypt(cipher: Cipher, key: Key, bytes: Bytes): Promise<ArrayBuffer>
  }
}

type Bytes = Uint8Array<ArrayBuffer>
type Use = 'encrypt' | 'decrypt'

interface Wanted {
  name: 'AES-GCM'
  length: 256
}

interface Derivation {
  name: 'PBKDF2'
  hash: 'SHA-256'
  salt: Bytes
  iterations: number
}

interface Cipher {
  name: 'AES-GCM'
  iv: Bytes
}

/** The pack without truth, answers, hints, feedback, distractors and recipe: those are in its sealed part only. */
export async function sealPack<Key>(crypto: Crypto<Key>, pack: OpenPack, phrase: string): Promise<SealedPack> {
  const { generator: _, distractors, truth, questions, network, ...head } = pack
  const hidden = new HiddenHosts(network.hosts ?? [])
  const secret: PackKey = {
    truth,
    distractors: (distractors ?? []).flatMap((one) => hidden.named(one.match).map((match) => ({ ...one, match }))),
    answers: Object.fromEntries(questions.map((question) => [question.id, keyOf(question, hidden)])),
  }
  const salt = crypto.getRandomValues(new Uint8Array(SALT_BYTES))
  const iv = crypto.getRandomValues(new Uint8Array(IV_BYTES))
  const key = await deriveKey(crypto, phrase, salt)
  const sealed = await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, key, bytesOfText(JSON.stringify(secret)))
  return {
    ...head,
    network: { ...network, hosts: hidden.others },
    captures: head.captures.map((capture) => ({ ...capture, source: 'file' })),
    truth: {
      sealed: true,
      kdf: 'PBKDF2-SHA256-600000',
      salt: toBase64(salt),
      iv: toBase64(iv),
      ciphertext: toBase64(new Uint8Array(sealed)),
    },
    questions: questions.map(({ id, kind, prompt, points, options }) => ({
      id,
      kind,
      prompt,
      points,
      ...(options === undefined ? {} : { options }),
    })),
  }
}

/** The whole pack again, or a sentence: another phrase and a changed pack look alike. */
export async function openSealed<Key>(crypto: Crypto<Key>, pack: SealedPack, phrase: string): Promise<Fit<OpenPack>> {
  const [salt, iv, bytes] = [pack.truth.salt, pack.truth.iv, pack.truth.ciphertext].map(fromBase64)
  if (salt === null || iv === null || bytes === null) return misfit('truth', 'This is not base64 text.')
  const key = await deriveKey(crypto, phrase, salt)
  let json: string
  try {
    json = textOfBytes(new Uint8Array(await crypto.subtle.decrypt({ name: 'AES-GCM', iv }, key, bytes)))
  } catch {
    return misfit('', 'The pass phrase does not open this pack, or the pack was changed.')
  }
  const read = readPackKey(json)
  return read.ok ? withKey(pack, read.value) : read
}

function withKey(pack: SealedPack, { truth, distractors, answers }: PackKey): Fit<OpenPack> {
  const questions: Question[] = []
  for (const question of pack.questions) {
    const key = answers[question.id]
    if (key === undefined) return misfit(`answers.${question.id}`, 'This field is missing.')
    questions.push({ ...question, ...key })
  }
  return fits({ ...pack, truth, questions, distractors })
}

/** The hosts that a learner is not told: a list that leaves the pack, since it names the suspects. */
class HiddenHosts {
  readonly others: PackHost[]
  private readonly addresses: ReadonlyMap<string, string>

  constructor(hosts: readonly PackHost[]) {
    this.others = hosts.filter(({ shownToLearner }) => shownToLearner !== false)
    const hidden = hosts.filter(({ shownToLearner }) => shownToLearner === false)
    this.addresses = new Map(hidden.flatMap(({ ip, name }) => (name === undefined ? [] : [[name.toLowerCase(), ip]])))
  }

  /** A host's own text, and its address where only the hidden list would tell it. */
  named(host: string): string[] {
    const address = this.addresses.get(host.toLowerCase())
    return address === undefined ? [host] : [address, host]
  }

  /** The accepted sets with hidden names, by address and by name. */
  sets(entry: AcceptEntry): AcceptEntry[] {
    const { values } = entry
    const byAddress = values?.map((value) => this.named(value)[0])
    if (byAddress === undefined || byAddress.every((value, index) => value === values?.[index])) return [entry]
    return [{ ...entry, values: byAddress }, entry]
  }
}

function keyOf({ accept, reject, hints, feedback }: Question, hidden: HiddenHosts): PackKey['answers'][string] {
  return {
    accept: accept.flatMap((entry) => hidden.sets(entry)),
    feedback,
    ...(reject === undefined ? {} : { reject }),
    ...(hints === undefined ? {} : { hints }),
  }
}

async function deriveKey<Key>({ subtle }: Crypto<Key>, phrase: string, salt: Bytes): Promise<Key> {
  // The same phrase typed on another system may be composed otherwise.
  const base = await subtle.importKey('raw', bytesOfText(phrase.normalize('NFKC')), 'PBKDF2', false, ['deriveKey'])
  const derivation: Derivation = { name: 'PBKDF2', hash: 'SHA-256', salt, iterations: ROUNDS }
  return subtle.deriveKey(derivation, base, { name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt'])
}
