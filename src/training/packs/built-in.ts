// What all built-in packs have in common (design: training.md section 1). In: what one pack asks and knows. Out: the pack.

import type { AcceptEntry, Distractor, Feedback, OpenPack, PackHost, Question, TruthFlow } from '../pack/types'
import { seedOf } from '../scenarios/make-captures'
import { PINS } from './pins'

/** A flow of the truth; times and bytes are counted when the captures are made. */
export type FlowStory = Omit<TruthFlow, 'firstUtc' | 'lastUtc' | 'goodputOut' | 'goodputIn'>

interface Key {
  accept: AcceptEntry[]
  reject?: string[]
  hints: [where: string, control: string, nearly: string]
  feedback: Feedback
}

export interface PackStory {
  id: string
  title: string
  difficulty: NonNullable<OpenPack['difficulty']>
  minutes: number
  briefing: string
  /** Hosts of the truth, by the last number of their address; they are not shown to the learner. */
  hidden: readonly number[]
  flows: FlowStory[]
  who: Key
  whom: Key
  what: Key
  evidence: Key & Pick<Question, 'kind' | 'prompt'> & { options?: string[] }
  distractors: Distractor[]
  externalPool?: 'literal'
}

const SERVERS: readonly [last: number, name: string, role: string][] = [
  [5, 'NS01', 'resolver'],
  [8, 'PROXY01', 'proxy'],
  [10, 'FS01', 'file server'],
  [12, 'MAIL01', 'mail relay'],
  [15, 'MON01', 'monitoring'],
  [20, 'BUILD01', 'build server'],
  [30, 'WWW01', 'public web server'],
  [40, 'BACKUP01', 'backup server'],
]

export function builtIn(story: PackStory): OpenPack {
  const { id, title, difficulty, minutes, briefing, externalPool = 'documentation' } = story
  const { captures, flows } = PINS[id]
  return {
    packFormat: 'exfil-scenario/1',
    id,
    title,
    version: '1.0.0',
    author: 'built-in',
    licence: 'CC0-1.0',
    language: 'en',
    difficulty,
    minutes,
    briefing,
    captures: captures.map((capture) => ({ ...capture, source: 'generated' })),
    generator: { engine: 'exfilgen/1', seed: seedOf(id), recipe: `${id}.recipe.json`, externalPool },
    network: {
      internal: ['10.1.0.0/16'],
      timezone: 'America/New_York',
      officeHours: ['Mon-Fri 08:00-18:00'],
      hosts: hostsOf(story.hidden),
    },
    settings: { thresholdBytes: 25_000_000, windowSeconds: 7200, counting: 'goodput' },
    truth: {
      verdict: story.flows.length === 0 ? 'none' : 'exfiltration',
      flows: story.flows.map((flow, index) => ({ ...flow, ...flows[index] })),
    },
    questions: questionsOf(story),
    distractors: story.distractors,
    scoring: { pass: 70, hintCost: [5, 10, 15], attempts: 2, laterAttemptFactor: 0.7 },
  }
}

function hostsOf(hidden: readonly number[]): PackHost[] {
  const servers = SERVERS.map(([last, name, role]) => ({
    ip: `10.1.0.${last}`,
    name,
    role,
    ...(hidden.includes(last) && { shownToLearner: false }),
  }))
  const workstations = hidden
    .filter((last) => last > 40)
    .map((last) => ({
      ip: `10.1.0.${last}`,
      name: last === 238 ? 'FIN-WS-238' : `WS-${last}`,
      role: 'workstation',
      shownToLearner: false,
    }))
  return [...servers, ...workstations]
}

function questionsOf({ who, whom, what, evidence }: PackStory): Question[] {
  return [
    { id: 'q1', kind: 'hostSet', prompt: 'Who is likely sending data?', points: 30, ...who },
    { id: 'q2', kind: 'endpointSet', prompt: 'Who is likely receiving the data?', points: 25, ...whom },
    { id: 'q3', kind: 'keywords', prompt: 'What data is likely being sent?', points: 30, ...what },
    { id: 'q4', points: 15, ...evidence },
  ]
}

/** Full credit for any of these words from each list. */
export function words(credit: number, ...allOf: string[][]): AcceptEntry {
  return { allOf, credit }
}

export const OFFICE =
  'The office has the network `10.1.0.0/16` and works from 08:00 to 18:00 in New York (12:00 to 22:00 UTC).'

export const BACKUP_LISTED =
  'Listed service: *BACKUP01* sends the nightly backup to `vault.backup.example` (203.0.113.40) from 02:00 UTC.'

export const CANNOT_TELL = ['cannot be told', 'cannot tell', 'undetermined', 'unknown', 'encrypted', 'tls']

export const CALL: Distractor = {
  match: '10.1.0.51',
  why: 'That is a video call: datagrams of one size, as many in as out, 600 kbit/s, on the port of a call service.',
  penalty: 10,
}
