import { beforeEach, expect, test } from 'vitest'
import { choose, filterBy, forgetCase, sortBy, useScreen } from './screen'

const initial = useScreen.getInitialState()
const order = () => [useScreen.getState().sort, useScreen.getState().descending]

beforeEach(() => useScreen.setState(initial, true))

test('a first sort starts from the largest volume or the lowest address, a second turns round', () => {
  sortBy('out')
  expect(order()).toEqual(['out', true])
  sortBy('out')
  expect(order()).toEqual(['out', false])
  sortBy('inside')
  expect(order()).toEqual(['inside', false])
})

test('a new choice starts again at the first candidate', () => {
  useScreen.setState({ candidate: 3 })
  choose({ thresholdBytes: 1e6 })
  expect([useScreen.getState().candidate, useScreen.getState().choices.thresholdBytes]).toEqual([0, 1e6])
})

test('a new case keeps the choices and drops the filter', () => {
  choose({ inside: ['203.0.113.0/24'] })
  filterBy({ text: ':443' })
  forgetCase()
  expect([useScreen.getState().choices.inside, useScreen.getState().filter.text]).toEqual([['203.0.113.0/24'], ''])
})
