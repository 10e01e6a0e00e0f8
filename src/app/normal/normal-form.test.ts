import { expect, test } from 'vitest'
import { formOf, readForm } from './normal-form'

const exception = { inside: '10.1.0.40', outside: '', reason: 'nightly backup', owner: '', expires: '' }

test('an untouched form says nothing', () => {
  expect(readForm(formOf(undefined))).toEqual({
    ok: true,
    value: { officeHours: null, normalDays: [], exceptions: [] },
  })
})

test('gives hours, days and exceptions back as they were typed', () => {
  const form = {
    ...formOf(undefined),
    usesOffice: true,
    normalDays: '2015-03-11\n2015-03-12 ',
    exceptions: [exception],
  }
  const read = readForm(form)
  expect(read).toMatchObject({ ok: true, value: { normalDays: ['2015-03-11', '2015-03-12'], exceptions: [exception] } })
  expect(read).toMatchObject({ value: { officeHours: { days: [1, 2, 3, 4, 5], fromHour: 8, toHour: 18 } } })
})

test('names the part that it does not understand', () => {
  const form = formOf(undefined)
  const complaint = (change: object) => {
    const read = readForm({ ...form, ...change })
    return read.ok ? '' : read.complaint
  }
  expect(complaint({ normalDays: '11.3.2015' })).toContain('"11.3.2015"')
  expect(complaint({ usesOffice: true, fromHour: '18', toHour: '8' })).toContain('0 to 24')
  expect(complaint({ exceptions: [{ ...exception, inside: '10.1.0.400' }] })).toContain('"10.1.0.400"')
  expect(complaint({ exceptions: [{ ...exception, reason: ' ' }] })).toContain('reason')
  expect(complaint({ exceptions: [{ ...exception, expires: 'soon' }] })).toContain('"soon"')
})
