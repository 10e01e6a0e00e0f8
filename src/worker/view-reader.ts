// Turns the texts of a view into values. In: a View. Out: what to judge by and what to list, or the last good of each with a
// complaint about the text that was not understood.

import {
  type Condition,
  type InsideSet,
  type JudgedBy,
  readFilter,
  readInside,
  type Understood,
} from '../verdict/index'
import type { View } from './contract'

export interface UnderstoodView {
  by: Omit<JudgedBy, 'revision'>
  /** Equal for views that are judged alike. */
  judgedBy: string
  thresholdBytes: number
  conditions: Condition[]
  /** The text that the conditions stand for. */
  filterText: string
  /** Sentences, '' when all was understood. */
  complaint: string
}

const DEFAULT_THRESHOLD = 25_000_000

export class ViewReader {
  private inside: InsideSet = builtInNetworks()
  private insideTexts = ''
  private insideComplaint = ''
  private filter: { text: string; conditions: Condition[] } = { text: '', conditions: [] }
  private thresholdBytes = DEFAULT_THRESHOLD

  read(view: View): UnderstoodView {
    const { choices } = view
    const complaints = [this.readInside(choices.inside), this.readFilter(view.filter.text), this.readThreshold(view)]
    const { windowMinutes, measure } = choices
    return {
      by: { inside: this.inside, windowMinutes, measure },
      judgedBy: [this.inside.key, windowMinutes, measure].join('\n'),
      thresholdBytes: this.thresholdBytes,
      conditions: this.filter.conditions,
      filterText: this.filter.text,
      complaint: complaints.filter((complaint) => complaint !== '').join(' '),
    }
  }

  /** Networks are read again only when their text changed: every query brings them. */
  private readInside(texts: string[]): string {
    const key = texts.join('\n')
    if (key === this.insideTexts) return this.insideComplaint
    const read = readInside(texts)
    this.insideTexts = key
    this.insideComplaint = complaintOf(read)
    if (read.ok) this.inside = read.value
    return this.insideComplaint
  }

  private readFilter(text: string): string {
    const read = readFilter(text)
    if (read.ok) this.filter = { text, conditions: read.value }
    return complaintOf(read)
  }

  private readThreshold({ choices: { thresholdBytes } }: View): string {
    if (thresholdBytes >= 1) {
      this.thresholdBytes = thresholdBytes
      return ''
    }
    return `“${thresholdBytes}” is not a number of bytes. Example: 25 MB.`
  }
}

function complaintOf(read: Understood<unknown>): string {
  return read.ok ? '' : read.complaint.message
}

function builtInNetworks(): InsideSet {
  const read = readInside([])
  if (!read.ok) throw new Error('the built-in networks are well-formed')
  return read.value
}
