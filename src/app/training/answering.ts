// The verbs of answering. In: what was picked or handed in. Out: the exercise one step further.

import type { AskedQuestion, QuestionKind } from '../../training/index'
import {
  creditOf,
  HostNames,
  isAnswered,
  readBytesText,
  readItems,
  readTimeText,
  scoringOf,
} from '../../training/index'
import { useScreen } from '../state/screen'
import { addStep, answerOf, changeAnswer, type Exercise, openPackOf, questionsOf, useExercise } from './exercise'
import { text } from './strings'

const MOST_EVIDENCE = 20

/** Puts a value that was picked on the screen into the first question of a kind, with where it was seen. */
export function takeAsAnswer(kind: QuestionKind, value: string, evidence: string): void {
  const question = questionsOf(useExercise.getState()).find((candidate) => candidate.kind === kind)
  if (question === undefined) return
  changeAnswer(question.id, ({ draft, evidence: before }) => ({
    draft: isSet(kind) ? [...new Set([...readItems(draft), value])] : [value],
    evidence: withEvidence(before, evidence),
  }))
  addStep(text.step.used(value, question.prompt))
}

export function addEvidence(id: string, evidence: string): void {
  changeAnswer(id, ({ evidence: before }) => ({ evidence: withEvidence(before, evidence) }))
}

/** Why an answer cannot be handed in yet; '' when it can. It costs no attempt. */
export function complaintAbout(question: AskedQuestion, exercise: Exercise): string {
  const { draft, evidence } = answerOf(exercise, question.id)
  if (!isAnswered(draft)) return text.complaint.empty
  if (!isUnderstood(question, draft)) return question.kind === 'bytes' ? text.complaint.bytes : text.complaint.time
  const isOfRow = question.kind === 'hostSet' || question.kind === 'endpointSet'
  const namesSome = isOfRow && readItems(draft).length > 0
  if (namesSome && evidence.length === 0 && evidenceOnScreen() === '') return text.complaint.evidence
  return ''
}

export function handIn(question: AskedQuestion): void {
  const seen = evidenceOnScreen()
  changeAnswer(question.id, ({ attempts, draft, evidence }) => ({
    attempts: [...attempts, draft.map((part) => part.trim()).filter((part) => part !== '')],
    // The row that is open while an answer is given is what it stands on.
    evidence: evidence.length === 0 && seen !== '' ? [seen] : evidence,
  }))
  addStep(text.step.handedIn(question.prompt))
}

export function takeHint(question: AskedQuestion): void {
  changeAnswer(question.id, ({ hintsTaken }) => ({ hintsTaken: hintsTaken + 1 }))
  addStep(text.step.hint(question.prompt))
}

/** Hands in what is written and understood but was never handed in: nobody means to lose it. */
export function handInDrafts(): void {
  const exercise = useExercise.getState()
  for (const question of questionsOf(exercise)) {
    const { attempts, draft } = answerOf(exercise, question.id)
    if (attempts.length === 0 && isAnswered(draft) && isUnderstood(question, draft)) handIn(question)
  }
}

function isUnderstood({ kind }: AskedQuestion, draft: readonly string[]): boolean {
  const written = draft.join(' ')
  if (kind === 'bytes') return readBytesText(written) !== null
  return kind !== 'timeRange' || readTimeText(written) !== null
}

/** Attempts that are left; none after a full answer. */
export function attemptsLeft(question: AskedQuestion, exercise: Exercise): number {
  const pack = openPackOf(exercise)
  const { attempts } = answerOf(exercise, question.id)
  if (pack === null) return attempts.length === 0 ? 1 : 0
  const left = scoringOf(pack.scoring).attempts - attempts.length
  return left > 0 && !isFullyRight(question, exercise) ? left : 0
}

export function isFullyRight(question: AskedQuestion, exercise: Exercise): boolean {
  const pack = openPackOf(exercise)
  const known = pack?.questions.find(({ id }) => id === question.id)
  if (pack === null || known === undefined) return false
  const names = new HostNames(pack.network.hosts ?? [])
  return answerOf(exercise, question.id).attempts.some((attempt) => creditOf(known, attempt, names).credit === 1)
}

/** Takes the last attempt back into the field, where nothing is marked here and now. */
export function reopen(question: AskedQuestion): void {
  changeAnswer(question.id, ({ attempts }) => ({ attempts: attempts.slice(0, -1) }))
}

/** The row in the panel as a sentence; '' when none is open. */
function evidenceOnScreen(): string {
  const { opened } = useScreen.getState()
  if (opened === null) return ''
  return text.row(opened.inside, opened.level === 'pair' ? opened.outside : opened.site || text.allOutside)
}

function isSet(kind: QuestionKind): boolean {
  return kind === 'hostSet' || kind === 'endpointSet'
}

function withEvidence(before: readonly string[], evidence: string): string[] {
  return evidence === '' ? [...before] : [...new Set([...before, evidence])].slice(-MOST_EVIDENCE)
}
