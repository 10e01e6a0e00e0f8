// The parts that a report is made of, before any format. HTML and Markdown write the same parts in the same order.

export type Block =
  | { kind: 'text'; text: string }
  | { kind: 'list'; items: string[] }
  | { kind: 'table'; header: string[]; rows: string[][] }
  /** Lines for a shell. */
  | { kind: 'lines'; lines: string[] }
  | { kind: 'title'; text: string }
  | ChartBlock
  | { kind: 'picture'; rows: { label: string; bytes: number; text: string }[]; says: string }

/** Values of equal steps, drawn up for out and down for in; `says` is the same in words. */
export interface ChartBlock {
  kind: 'chart'
  out: number[]
  in: number[]
  /** Where the first step begins, and how long each is. */
  startSeconds: number
  stepSeconds: number
  /** Seconds [from, to] that no capture covers. */
  gaps: [number, number][]
  says: string
}

export interface Section {
  id: string
  title: string
  blocks: Block[]
}
