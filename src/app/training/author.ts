// A pack while it is written. In: what the author marks and types. Out: a pack, or the first thing in it that does not fit.

import { create } from 'zustand'
import {
  type Distractor,
  type OpenPack,
  type PackCapture,
  type Question,
  type QuestionKind,
  readAccept,
  readPack,
  refusalOf,
  type TruthFlow,
  writeAccept,
} from '../../training/index'
import type { PairRow } from '../../verdict/index'
import { firstPrompts } from './author-strings'

/** A question as it is typed: lists are lines of text. */
export interface DraftQuestion {
  id: string
  kind: QuestionKind
  prompt: string
  points: number
  accept: string
  options: string
  reject: string
  hints: string
  right: string
  partly: string
  wrong: string
}

export interface Draft {
  id: string
  title: string
  minutes: number
  internal: string
  briefing: string
  flows: TruthFlow[]
  distractors: Distractor[]
  questions: DraftQuestion[]
}

const empty = (id: keyof typeof firstPrompts, kind: QuestionKind, points: number): DraftQuestion => ({
  id,
  kind,
  prompt: firstPrompts[id],
  points,
  accept: kind === 'hostSet' || kind === 'endpointSet' ? 'no one' : '',
  options: '',
  reject: '',
  hints: '',
  right: '',
  partly: '',
  wrong: '',
})

const initial: Draft = {
  id: 'my-exercise',
  title: 'My exercise',
  minutes: 15,
  internal: '10.0.0.0/8',
  briefing: '',
  flows: [],
  distractors: [],
  questions: [
    empty('q1', 'hostSet', 30),
    empty('q2', 'endpointSet', 25),
    empty('q3', 'keywords', 30),
    empty('q4', 'timeRange', 15),
  ],
}

export const useDraft = create<Draft>()(() => initial)

export function changeDraft(change: Partial<Draft>): void {
  useDraft.setState(change)
}

export function changeQuestion(id: string, change: Partial<DraftQuestion>): void {
  useDraft.setState(({ questions }) => ({
    questions: questions.map((question) => (question.id === id ? { ...question, ...change } : question)),
  }))
}

/** A row becomes part of the truth, and the answers follow from all of it. */
export function markTruth(row: PairRow): void {
  const flow: TruthFlow = {
    sender: row.inside,
    receiver: row.outside,
    firstUtc: utc(row.first.seconds),
    lastUtc: utc(row.last.seconds),
    goodputOut: row.out.goodputBytes,
    goodputIn: row.in.goodputBytes,
  }
  const others = useDraft.getState().flows.filter(({ sender, receiver }) => !isOf(row, sender, receiver))
  useDraft.setState(({ distractors }) => ({ distractors: distractors.filter(({ match }) => match !== row.inside) }))
  setFlows([...others, flow])
}

export function setFlows(flows: TruthFlow[]): void {
  useDraft.setState(({ questions }) => ({ flows, questions: questions.map((question) => answered(question, flows)) }))
}

export function markInnocent(row: PairRow): void {
  useDraft.setState(({ distractors }) =>
    distractors.some(({ match }) => match === row.inside)
      ? {}
      : { distractors: [...distractors, { match: row.inside, why: '', penalty: 10 }] },
  )
}

/** The answers that follow from the truth; words are the author's. */
export function answered(question: DraftQuestion, flows: readonly TruthFlow[]): DraftQuestion {
  const accept = acceptedBy(question.kind, flows)
  return accept === null ? question : { ...question, accept }
}

function acceptedBy(kind: QuestionKind, flows: readonly TruthFlow[]): string | null {
  const unique = (values: string[]) => [...new Set(values)]
  if (kind === 'hostSet') return unique(flows.map(({ sender }) => sender)).join(', ') || 'no one'
  if (kind === 'endpointSet') return unique(flows.map(({ receiver }) => receiver)).join('\n') || 'no one'
  const [flow] = flows
  if (flow === undefined) return null
  if (kind === 'bytes') {
    const range: [number, number] = [Math.floor(flow.goodputOut * 0.98), Math.ceil(flow.goodputOut * 1.02)]
    return writeAccept(kind, [{ range, credit: 1 }])
  }
  if (kind !== 'timeRange') return null
  const begins = Date.parse(flow.firstUtc) / 1000
  return writeAccept(kind, [{ range: [begins - 60, begins + 60], credit: 1 }])
}

/** The draft as a pack, read by the same reader as a pack of a stranger. */
export function packOf(draft: Draft, captures: PackCapture[]): OpenPack | string {
  const questions: Question[] = []
  for (const question of draft.questions) {
    const read = questionOf(question)
    if (typeof read === 'string') return read
    questions.push(read)
  }
  const pack: OpenPack = {
    packFormat: 'exfil-scenario/1',
    id: draft.id,
    title: draft.title,
    version: '1.0.0',
    minutes: draft.minutes,
    briefing: draft.briefing,
    captures,
    network: { internal: listOf(draft.internal, ',') },
    truth: { verdict: draft.flows.length === 0 ? 'none' : 'exfiltration', flows: draft.flows },
    questions,
    distractors: draft.distractors,
  }
  const read = readPack(JSON.stringify(pack))
  return read.ok ? pack : refusalOf(read.misfit)
}

function questionOf(draft: DraftQuestion): Question | string {
  const { id, kind, prompt, points, right, partly, wrong } = draft
  const accept = readAccept(kind, draft.accept)
  if (!accept.ok) return `${id}, ${accept.misfit.field}: ${accept.misfit.message}`
  const hints = listOf(draft.hints, '\n')
  const reject = listOf(draft.reject, ',')
  return {
    id,
    kind,
    prompt,
    points,
    accept: accept.value,
    ...(kind === 'choice' ? { options: listOf(draft.options, '\n') } : {}),
    ...(hints.length > 0 ? { hints } : {}),
    ...(reject.length > 0 ? { reject } : {}),
    feedback: { right, wrong, ...(partly === '' ? {} : { partly }) },
  }
}

function listOf(text: string, separator: string): string[] {
  return text
    .split(separator)
    .map((part) => part.trim())
    .filter((part) => part !== '')
}

function isOf(row: PairRow, sender: string, receiver: string): boolean {
  return row.inside === sender && row.outside === receiver
}

function utc(seconds: number): string {
  return `${new Date(seconds * 1000).toISOString().slice(0, 19)}Z`
}
