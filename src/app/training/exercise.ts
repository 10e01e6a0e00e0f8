// What the learner is at: the exercise, the answers, the way so far. Choices only; scores follow from them and from the pack.

import { create } from 'zustand'
import type { AskedQuestion, OpenPack, Pack, PathStep, ResultAnswer } from '../../training/index'
import { isSealed, MOST_STEPS } from '../../training/index'

/** authoring: a pack is written beside its captures. own: the three questions beside a capture of one's own, with no key. */
export type Stage =
  | 'none'
  | 'choosing'
  | 'briefing'
  | 'making'
  | 'working'
  | 'debrief'
  | 'own'
  | 'class'
  | 'author'
  | 'authoring'

/** tenfold: ten times the pack's minutes. hidden: measured, never shown. */
export type Timer = 'off' | 'once' | 'tenfold' | 'hidden'

export interface Exercise {
  stage: Stage
  pack: Pack | null
  /** True while the title is kept back, because it tells too much. */
  isMystery: boolean
  /** '' is the pack's own. */
  seed: string
  /** The captures of the exercise, so that they can be saved. */
  files: File[]
  /** Share of the captures that is made, 0 to 1. */
  progress: number
  /** Why something could not be done, as a sentence; '' when nothing is wrong. */
  complaint: string
  /** True when the captures are not those of the pack: then nothing is marked. */
  isUnmarked: boolean
  answers: Record<string, ResultAnswer>
  /** The question that evidence goes to. */
  current: string
  path: PathStep[]
  /** performance.now() when this sitting began; null while not working. */
  startedAt: number | null
  /** Seconds of earlier sittings. */
  secondsBefore: number
  timer: Timer
  /** Step of the guided walk; null when it is not walked. */
  walkStep: number | null
  /** The instructor's lock: no reasons, no suggestions, a fixed zone. */
  isLocked: boolean
  /** Lines of the key that the instructor has shown; null when this is no lesson. */
  revealed: number | null
  bigType: boolean
  /** What the learner calls the result; no name is asked for. */
  label: string
}

const initial: Exercise = {
  stage: 'none',
  pack: null,
  isMystery: false,
  seed: '',
  files: [],
  progress: 0,
  complaint: '',
  isUnmarked: false,
  answers: {},
  current: '',
  path: [],
  startedAt: null,
  secondsBefore: 0,
  timer: 'off',
  walkStep: null,
  isLocked: false,
  revealed: null,
  bigType: false,
  label: '',
}

export const NO_ANSWER: ResultAnswer = { attempts: [], hintsTaken: 0, draft: [], evidence: [], why: '' }

/** The same three questions for a capture of one's own. */
export const OWN_QUESTIONS: AskedQuestion[] = [
  { id: 'q1', kind: 'hostSet', prompt: 'Who is likely sending data?', points: 1 },
  { id: 'q2', kind: 'endpointSet', prompt: 'Who is likely receiving the data?', points: 1 },
  { id: 'q3', kind: 'keywords', prompt: 'What data is likely being sent?', points: 1 },
]

export const useExercise = create<Exercise>()(() => initial)

export function setExercise(change: Partial<Exercise>): void {
  useExercise.setState(change)
}

/** Everything about the last exercise goes; how the instructor set the room up stays. */
export function forgetExercise(stage: Stage = 'none'): void {
  const { isLocked, bigType, seed, label } = useExercise.getState()
  useExercise.setState({ ...initial, stage, isLocked, bigType, seed, label }, true)
}

export function questionsOf({ pack }: Pick<Exercise, 'pack'>): readonly AskedQuestion[] {
  return pack?.questions ?? OWN_QUESTIONS
}

/** The pack with its key, or null where nothing can be marked here. */
export function openPackOf({ pack, isUnmarked }: Pick<Exercise, 'pack' | 'isUnmarked'>): OpenPack | null {
  return pack === null || isUnmarked || isSealed(pack) ? null : pack
}

export function isAtWork(stage: Stage): boolean {
  return stage === 'working' || stage === 'debrief' || stage === 'own' || stage === 'authoring'
}

/** While a learner answers, nothing on the page may judge for him. */
export function useIsWorking(): boolean {
  return useExercise(({ stage }) => stage === 'working')
}

/** The instructor's lock is on, and somebody works under it. */
export function useIsLocked(): boolean {
  return useExercise(({ stage, isLocked }) => stage === 'working' && isLocked)
}

/** The pack fixes threshold and window while somebody works. */
export function isThresholdLocked({ stage, pack }: Pick<Exercise, 'stage' | 'pack'>): boolean {
  return stage === 'working' && pack?.settings?.lockSlider === true
}

export function answerOf(exercise: Pick<Exercise, 'answers'>, id: string): ResultAnswer {
  return exercise.answers[id] ?? NO_ANSWER
}

export function changeAnswer(id: string, change: (answer: ResultAnswer) => Partial<ResultAnswer>): void {
  useExercise.setState((exercise) => {
    const answer = answerOf(exercise, id)
    return { current: id, answers: { ...exercise.answers, [id]: { ...answer, ...change(answer) } } }
  })
}

/** Whole seconds of work so far. */
export function secondsSpent({ startedAt, secondsBefore }: Pick<Exercise, 'startedAt' | 'secondsBefore'>): number {
  return Math.round(secondsBefore + (startedAt === null ? 0 : (performance.now() - startedAt) / 1000))
}

export function addStep(text: string): void {
  useExercise.setState((exercise) => {
    const { path } = exercise
    const last = path[path.length - 1]
    if (!isAtWork(exercise.stage) || path.length >= MOST_STEPS || last?.text === text) return exercise
    return { path: [...path, { at: secondsSpent(exercise), text }] }
  })
}
