import type { Overview } from '../../verdict/index'
import { Provisional } from '../part/Provisional'
import { Section } from '../part/Section'
import { useJudgedList, useReasons } from '../state/judged'
import { useScreen } from '../state/screen'
import { answerState } from './answer-state'
import { Candidate } from './Candidate'
import { CandidateNav } from './CandidateNav'
import { InsideQuestion } from './InsideQuestion'
import { NoCandidate } from './NoCandidate'
import { text } from './strings'

/** Who sends, who receives, what: the answer, from the first second of reading. */
export function AnswerCard({ overview }: { overview: Overview }) {
  const list = useJudgedList()
  const candidate = useScreen((screen) => screen.candidate)
  const answer = answerState(overview, list, candidate)
  const judged = useReasons(answer.kind === 'candidate' ? answer.head.key : null)
  return (
    <Section
      id="answer"
      title={text.title}
      note={<Provisional />}
      tools={answer.kind === 'candidate' && <CandidateNav answer={answer} />}
    >
      {answer.kind === 'candidate' ? (
        <Candidate head={answer.head} judged={judged ?? undefined} host={answer.host} />
      ) : (
        <NoCandidate answer={answer} overview={overview} />
      )}
      {list?.question && <InsideQuestion question={list.question} />}
    </Section>
  )
}
