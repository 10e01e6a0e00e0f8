// The score of a whole exercise (training.md section 3). In: an open pack, or a sealed one with its key, and the answers. Out: points with
// their reasons. Pure: the same result file gives the same score on every machine.

import type { AskedQuestion, KeyOfQuestion, OpenPack, PackScoring } from '../pack/types'
import { HostNames, readItems } from './hosts'
import { keywordCredit } from './keywords'
import { bytesCredit, timeCredit } from './quantities'
import { endpointSetCredit, hostSetCredit } from './sets'
import type { Credit, GivenAnswer, PackScore, Penalty, QuestionScore } from './types'

const DEFAULT_PENALTY = 10

/** The rules of a pack with their defaults. */
export function scoringOf(scoring: PackScoring | undefined): Required<PackScoring> {
  return { pass: 70, hintCost: [5, 10, 15], attempts: 2, laterAttemptFactor: 0.7, ...scoring }
}

export function scorePack(pack: OpenPack, answers: Readonly<Record<string, GivenAnswer>>): PackScore {
  const rules = scoringOf(pack.scoring)
  const questions = pack.questions.map((question) => scoreQuestion(pack, question.id, answers[question.id]))
  const penalties = penaltiesOf(pack, answers)
  const sum = questions.reduce((points, { earned }) => points + earned, 0)
  const lost = penalties.reduce((points, penalty) => points + penalty.points, 0)
  const total = Math.max(0, round(sum - lost))
  return { questions, penalties, total, passMark: rules.pass, isPassed: total >= rules.pass }
}

/** Worth of one attempt at one question, from 0 to 1. */
export function creditOf(question: AskedQuestion & KeyOfQuestion, texts: readonly string[], names: HostNames): Credit {
  if (!texts.some((text) => text.trim() !== '')) return { credit: 0, entry: null, reasons: ['No answer was given.'] }
  const { accept } = question
  switch (question.kind) {
    case 'hostSet':
      return hostSetCredit(accept, texts, names)
    case 'endpointSet':
      return endpointSetCredit(accept, texts, names)
    case 'keywords':
      return keywordCredit(accept, question.reject ?? [], texts)
    case 'bytes':
      return bytesCredit(accept, texts)
    case 'timeRange':
      return timeCredit(accept, texts)
    case 'choice':
      return choiceCredit(accept, texts)
  }
}

function scoreQuestion(pack: OpenPack, id: string, answer: GivenAnswer | undefined): QuestionScore {
  const question = pack.questions.find((candidate) => candidate.id === id)
  if (question === undefined) throw new Error(`the pack has no question ${id}`)
  const { laterAttemptFactor, attempts, hintCost } = scoringOf(pack.scoring)
  const names = new HostNames(pack.network.hosts ?? [])
  const score: QuestionScore = {
    id,
    points: question.points,
    credit: 0,
    attempt: -1,
    hintCost: costOfHints(hintCost, answer?.hintsTaken ?? 0),
    earned: 0,
    reasons: ['No answer was given.'],
  }
  let most = -1
  for (const [attempt, texts] of (answer?.attempts ?? []).slice(0, attempts).entries()) {
    const { credit, reasons } = creditOf(question, texts, names)
    const worth = question.points * credit * (attempt === 0 ? 1 : laterAttemptFactor)
    if (worth <= most) continue
    most = worth
    Object.assign(score, { credit, attempt, reasons, earned: Math.max(0, round(worth - score.hintCost)) })
  }
  return score
}

/** Total cost of the first `taken` hints. */
export function costOfHints(hintCost: readonly number[], taken: number): number {
  return taken <= 0 ? 0 : (hintCost[Math.min(taken, hintCost.length) - 1] ?? 0)
}

/** Each host that was named as a sender and is a distractor costs its penalty, once. A right host costs nothing. */
function penaltiesOf(pack: OpenPack, answers: Readonly<Record<string, GivenAnswer>>): Penalty[] {
  const names = new HostNames(pack.network.hosts ?? [])
  const { attempts } = scoringOf(pack.scoring)
  const penalties: Penalty[] = []
  const seen = new Set<string>()
  for (const question of pack.questions.filter(({ kind }) => kind === 'hostSet')) {
    const right = new Set(question.accept.flatMap(({ values = [] }) => [...names.keysOf(values)]))
    for (const host of (answers[question.id]?.attempts ?? []).slice(0, attempts).flatMap(readItems)) {
      const key = names.keyOf(host)
      if (seen.has(key) || right.has(key)) continue
      seen.add(key)
      const distractor = (pack.distractors ?? []).find(({ match }) => names.matches(host, match))
      if (distractor !== undefined)
        penalties.push({ host, why: distractor.why, points: distractor.penalty ?? DEFAULT_PENALTY })
    }
  }
  return penalties
}

function choiceCredit(accept: OpenPack['questions'][number]['accept'], texts: readonly string[]): Credit {
  const given = texts.join(' ').trim()
  const entry = accept.find(({ values = [] }) => values.includes(given)) ?? null
  if (entry === null) return { credit: 0, entry, reasons: ['Another choice fits the evidence.'] }
  return { credit: entry.credit, entry, reasons: [entry.note ?? 'This is the choice that fits.'] }
}

/** To a hundredth of a point, so that 0.1 + 0.2 is 0.3. */
function round(points: number): number {
  return Math.round(points * 100) / 100
}
