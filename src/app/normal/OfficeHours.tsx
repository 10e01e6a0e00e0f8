import { useScreen } from '../state/screen'
import css from './NormalDialog.module.css'
import type { NormalForm } from './normal-form'
import { text } from './strings'

interface OfficeHoursProps {
  form: NormalForm
  onChange: (part: Partial<NormalForm>) => void
}

export function OfficeHours({ form, onChange }: OfficeHoursProps) {
  const zone = useScreen((screen) => screen.zone)
  const turn = (day: number) =>
    onChange({
      days: form.days.includes(day) ? form.days.filter((other) => other !== day) : [...form.days, day].sort(),
    })
  return (
    <fieldset className={css['office']}>
      <legend>{text.office}</legend>
      <label>
        <input
          type="checkbox"
          checked={form.usesOffice}
          onChange={(event) => onChange({ usesOffice: event.currentTarget.checked })}
        />{' '}
        {text.officeTold}
      </label>
      {text.days.map((name, day) => (
        <label key={name}>
          <input
            type="checkbox"
            disabled={!form.usesOffice}
            checked={form.days.includes(day)}
            onChange={() => turn(day)}
          />{' '}
          {name}
        </label>
      ))}
      <Hour
        name={text.from}
        value={form.fromHour}
        isOff={!form.usesOffice}
        onChange={(fromHour) => onChange({ fromHour })}
      />
      <Hour name={text.to} value={form.toHour} isOff={!form.usesOffice} onChange={(toHour) => onChange({ toHour })} />
      <p className="muted">{text.officeHint(zone)}</p>
    </fieldset>
  )
}

interface HourProps {
  name: string
  value: string
  isOff: boolean
  onChange: (value: string) => void
}

function Hour({ name, value, isOff, onChange }: HourProps) {
  return (
    <label>
      {name}{' '}
      <input
        type="number"
        min={0}
        max={24}
        disabled={isOff}
        value={value}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
    </label>
  )
}
