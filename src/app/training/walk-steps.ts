// The guided walk: five steps through the first exercise for someone who never saw a capture. Each waits for what the learner does.

import type { Screen } from '../state/screen'
import { answerOf, type Exercise } from './exercise'

export interface WalkStep {
  title: string
  body: string
  task: string
  /** Whether the learner has done it. `atStart` is the screen when the step began. */
  isDone: (screen: Screen, exercise: Exercise, atStart: Screen) => boolean
}

const isTheft = ({ opened }: Screen) => opened?.inside === '10.1.0.238'
const hasDraft = (exercise: Exercise, id: string) =>
  answerOf(exercise, id).draft.length > 0 || answerOf(exercise, id).attempts.length > 0

export const WALK: readonly WalkStep[] = [
  {
    title: 'What a conversation is',
    body: 'A capture is a list of packets. All packets between two addresses together are a pair, and each row of the table “Pairs” is one. A pair is made of conversations: one for each combination of ports.',
    task: 'Open any row: click it, or move to it with the arrow keys and press Enter. Its conversations appear in the panel.',
    isDone: (screen) => screen.opened !== null,
  },
  {
    title: 'Which way is out',
    body: 'This office has the addresses 10.1.0.0 to 10.1.255.255. Out means from one of them to any other address, whoever opened the connection. A download is mostly “in”; something that is taken away is mostly “out”.',
    task: 'Sort the table by Out: press the heading “Out ▶”.',
    isDone: (screen) => screen.sort === 'out' && screen.descending,
  },
  {
    title: 'How much is much',
    body: 'A row gets a flag ⚑ when it sends at least the threshold within some window of two hours. The threshold is your choice, not a verdict.',
    task: 'Move the threshold: use the slider, or the keys [ and ]. Watch how many rows are highlighted.',
    isDone: (screen, _exercise, atStart) => screen.choices.thresholdBytes !== atStart.choices.thresholdBytes,
  },
  {
    title: 'The suspect',
    body: 'One row sends far more out than any other: 27.5 MB in 18 minutes, at night, to an address that nobody else uses.',
    task: 'Open that row, then press “10.1.0.238 sends” and “179.90.1.133 receives” under “Use as answer”.',
    isDone: (screen, exercise) => isTheft(screen) && hasDraft(exercise, 'q1') && hasDraft(exercise, 'q2'),
  },
  {
    title: 'What was sent',
    body: 'FTP tells the name of a file in clear before it sends it. Look for it in the panel, under “Seen in clear”. An archive of customers is not a holiday picture.',
    task: 'Write what was sent into the third question, and hand in your answers. Then press “Finish”.',
    isDone: (_screen, exercise) => ['q1', 'q2', 'q3'].every((id) => answerOf(exercise, id).attempts.length > 0),
  },
]

export const walkText = {
  title: 'Guided walk',
  step: (step: string, of: string) => `Step ${step} of ${of}`,
  done: 'Done.',
  next: 'Next step',
  skip: 'Skip this step',
  leave: 'Leave the walk',
  resume: 'Go on with the walk',
  end: 'That was the whole walk. Hand in what is left, or finish.',
} as const
