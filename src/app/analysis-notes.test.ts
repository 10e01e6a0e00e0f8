import { describe, expect, it } from 'vitest'
import { AnalysisNotes } from './analysis-notes'

describe('notes on the reading', () => {
  it('say that the disk is gone at the third unreadable file in a row, once, and only after some were read', () => {
    const notes = new AnalysisNotes()
    expect([true, true, false, true, true].map((isUnreadable) => notes.gone(isUnreadable, 148, 412))).not.toContain(
      true,
    )
    expect(notes.gone(true, 148, 412)).toBe(true)
    expect(notes.gone(true, 148, 412)).toBe(false)
    expect(notes.rows.map(({ code, message }) => [code, message.includes('148 of 412')])).toEqual([['E-GONE', true]])
    const fresh = new AnalysisNotes()
    expect([true, true, true, true].map((isUnreadable) => fresh.gone(isUnreadable, 0, 4))).not.toContain(true)
  })

  it('say once that reading is slow, and each worker trouble once', () => {
    const notes = new AnalysisNotes()
    notes.slow(600_000)
    notes.slow(500_000)
    expect([notes.worker('a'), notes.worker('a'), notes.worker('b')]).toEqual([true, false, true])
    expect(notes.rows.map(({ code }) => code)).toEqual(['E-SLOW', 'E-WORKER', 'E-WORKER'])
    expect(notes.rows[0].message).toContain('0.6 MB/s')
  })
})
