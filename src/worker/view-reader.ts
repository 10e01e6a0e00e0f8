// Turns the texts of a view into values. In: a View. Out: what to judge by and what to list, or the last good of each with a
// complaint about the text that was not understood.

import {
  type Condition,
  type Context,
  type InsideSet,
  type JudgedBy,
  NO_CONTEXT,
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
  /** One and the same object as long as its text is: what hangs on it is kept by identity. */
  context: Context
  contextKey: string
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
  private context: Context = NO_CONTEXT
  private contextKey = ''

  read(view: View): UnderstoodView {
    const { choices } = view
    const complaints = [this.readInside(choices.inside), this.readFilter(view.filter.text), this.readThreshold(view)]
    const { windowMinutes, measure } = choices
    this.readContext(choices.context)
    return {
      by: { inside: this.inside, windowMinutes, measure },
      judgedBy: [this.inside.key, windowMinutes, measure].join('\n'),
      thresholdBytes: this.thresholdBytes,
      conditions: this.filter.conditions,
      filterText: this.filter.text,
      context: this.context,
      contextKey: this.contextKey,
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

  private readContext(context: Context | undefined): void {
    const key = context === undefined ? '' : JSON.stringify(context)
    if (key === this.contextKey) return
    this.contextKey = key
    this.context = context ?? NO_CONTEXT
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
