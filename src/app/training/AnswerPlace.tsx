import type { Overview } from '../../verdict/index'
import { AnswerCard } from '../answer/AnswerCard'
import { text as answer } from '../answer/strings'
import { Section } from '../part/Section'
import { Debrief } from './Debrief'
import css from './Debrief.module.css'
import { useExercise } from './exercise'
import { text } from './strings'

/** The answer card, closed while a learner looks for the answer; with the debrief above it afterwards. */
export function AnswerPlace({ overview }: { overview: Overview }) {
  const { stage, revealed, pack } = useExercise()
  if (stage === 'working')
    return (
      <Section id="answer" title={answer.title}>
        <p className={css['closed']}>{text.debrief.closed}</p>
      </Section>
    )
  return (
    <>
      {stage === 'debrief' && pack !== null && revealed === null && <Debrief pack={pack} />}
      <AnswerCard overview={overview} />
    </>
  )
}
