import type { Overview } from '../../verdict/index'
import { Provisional } from '../part/Provisional'
import { Section } from '../part/Section'
import { MeasureSelect, WindowSelect } from './ChoiceSelects'
import { text } from './strings'
import { ThresholdCount } from './ThresholdCount'
import { ThresholdField } from './ThresholdField'
import css from './ThresholdSection.module.css'
import { ThresholdSlider } from './ThresholdSlider'

/** The one limit: how much, within how long, of what. Everything on the page follows it at once. */
export function ThresholdSection({ overview }: { overview: Overview }) {
  return (
    <Section id="threshold" title={text.title} note={<Provisional />}>
      <div className={css['card']}>
        <div className={css['sentence']}>
          <span>{text.before}</span>
          <ThresholdField />
          <span>{text.orMore}</span>
          <WindowSelect />
          <span>{text.of}</span>
          <MeasureSelect />
        </div>
        <ThresholdSlider overview={overview} />
        <ThresholdCount overview={overview} />
        <details className={css['rule']}>
          <summary>{text.rule}</summary>
          <p>{text.ruleText}</p>
        </details>
      </div>
    </Section>
  )
}
