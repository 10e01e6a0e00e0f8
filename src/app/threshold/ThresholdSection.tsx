import type { Overview } from '../../verdict/index'
import { useNormalDialog } from '../normal/NormalDialog'
import { Provisional } from '../part/Provisional'
import { Section } from '../part/Section'
import { useJudgedList } from '../state/judged'
import { isThresholdLocked, useExercise, useIsLocked } from '../training/exercise'
import { MeasureSelect, WindowSelect } from './ChoiceSelects'
import { text } from './strings'
import { ThresholdCount } from './ThresholdCount'
import { ThresholdField } from './ThresholdField'
import css from './ThresholdSection.module.css'
import { ThresholdSlider } from './ThresholdSlider'
import { ThresholdTicks } from './ThresholdTicks'
import { Weights } from './Weights'

/** The one limit: how much, within how long, of what. Everything on the page follows it at once. */
export function ThresholdSection({ overview }: { overview: Overview }) {
  const list = useJudgedList()
  const isLocked = useIsLocked()
  const isFixed = useExercise(isThresholdLocked)
  return (
    <Section id="threshold" title={text.title} note={<Provisional />}>
      <fieldset className={css['card']} aria-labelledby="threshold-title" disabled={isFixed}>
        <div className={css['sentence']}>
          <span>{text.before}</span>
          <ThresholdField />
          <span>{text.orMore}</span>
          <WindowSelect />
          <span>{text.of}</span>
          <MeasureSelect />
        </div>
        <ThresholdSlider overview={overview} />
        {!isLocked && <ThresholdTicks ticks={list?.ticks ?? []} />}
        <ThresholdCount overview={overview} />
        <div className={css['more']}>
          <button type="button" className="link" onClick={() => useNormalDialog.setState({ isOpen: true })}>
            {text.normal}
          </button>
          {list !== null && <Weights weights={list.weights} />}
        </div>
        <details className={css['rule']}>
          <summary>{text.rule}</summary>
          <p>{text.ruleText}</p>
        </details>
      </fieldset>
    </Section>
  )
}
