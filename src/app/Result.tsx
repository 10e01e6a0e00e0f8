import { BarsSection } from './bars/BarsSection'
import { CoverageSection } from './coverage/CoverageSection'
import { RowPanel } from './panel/RowPanel'
import { ProblemsPanel } from './problems/ProblemsPanel'
import { ProgressStrip } from './progress/ProgressStrip'
import css from './Result.module.css'
import { useOverview } from './state/case'
import { useScreen } from './state/screen'
import { TableSection } from './table/TableSection'
import { ThresholdSection } from './threshold/ThresholdSection'
import { TimelineSection } from './timeline/TimelineSection'
import { AnswerPlace } from './training/AnswerPlace'
import { ExerciseStrip } from './training/ExerciseStrip'
import { isAtWork, useExercise } from './training/exercise'
import { TraySection } from './tray/TraySection'

/** Everything below the top bar once there is a case: the answer first, its evidence after it. */
export function Result() {
  const overview = useOverview()
  const opened = useScreen((screen) => screen.opened)
  const isExercise = useExercise(({ stage }) => isAtWork(stage))
  return (
    <div className={css['layout']} data-exercise={isExercise}>
      <main className={css['main']}>
        <h1 className="visually-hidden">Who sends what out of this network</h1>
        <ProgressStrip />
        {overview !== null && (
          <>
            <CoverageSection overview={overview} />
            <AnswerPlace overview={overview} />
            <BarsSection overview={overview} />
            <TimelineSection overview={overview} />
            <ThresholdSection overview={overview} />
            <TableSection overview={overview} />
            <TraySection captures={overview.captures} />
            <ProblemsPanel overview={overview} />
          </>
        )}
      </main>
      {opened !== null && (
        <RowPanel key={`${opened.level} ${opened.inside} ${opened.outside} ${opened.site}`} opened={opened} />
      )}
      <ExerciseStrip />
    </div>
  )
}
