import { expect, test } from 'vitest'
import type { JudgedHead, JudgedList, Overview } from '../../verdict/index'
import { answerState } from './answer-state'

const volume = { frames: 0, frameBytes: 0, payloadBytes: 0, goodputBytes: 0 }
const empty = { outbound: volume, inbound: volume, internal: volume, transit: volume, multicast: volume }
const overview = (change: Partial<Overview['totals']>, more: Partial<Overview> = {}) =>
  ({ totals: { ...empty, ...change }, hosts: { bars: [] }, records: 0, notIp: 0, ...more }) as unknown as Overview
const head = { sender: '10.1.4.23', key: { level: 'pair' } } as JudgedHead
const list = (change: Partial<JudgedList>) =>
  ({
    rows: [],
    byVolume: 0,
    bySignals: 0,
    borderline: 0,
    nothing: '',
    largest: null,
    ...change,
  }) as unknown as JudgedList

test('shows the row that was asked for, or the last there is', () => {
  const rows = list({ rows: [head, { ...head, sender: '10.1.4.24' }], byVolume: 1, bySignals: 1 })
  expect(answerState(overview({}), rows, 0)).toMatchObject({
    kind: 'candidate',
    head,
    index: 0,
    shown: 2,
    highlighted: 2,
  })
  expect(answerState(overview({}), rows, 9)).toMatchObject({ index: 1, head: { sender: '10.1.4.24' } })
})

test('names the largest when nothing is highlighted', () => {
  const answer = answerState(overview({}), list({ nothing: 'Nothing over 25 MB.', largest: head }), 0)
  expect(answer).toEqual({ kind: 'none', nothing: 'Nothing over 25 MB.', largest: head })
})

test('tells apart why there is nothing to weigh', () => {
  const seen = { ...volume, frames: 1 }
  expect(answerState(overview({ internal: seen }), list({}), 0).kind).toBe('all-inside')
  expect(answerState(overview({ transit: seen }), list({}), 0).kind).toBe('all-outside')
  expect(answerState(overview({}, { records: 4, notIp: 4 }), list({}), 0)).toEqual({ kind: 'no-ip', notIp: 4 })
  expect(answerState(overview({}), list({}), 0).kind).toBe('waiting')
  expect(answerState(overview({}), null, 0).kind).toBe('waiting')
})
