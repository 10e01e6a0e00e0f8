// What can go wrong with a capture, as values. In: what a reader noticed. Out: the code and the sentence of safety.md section
// 10, the same on the page, in the report and on the command line.

export type ProblemKind =
  | 'empty'
  | 'not-a-capture'
  | 'other-tool'
  | 'archive'
  | 'nested'
  | 'cut'
  | 'cut-header'
  | 'bad-record-length'
  | 'bad-block'
  | 'lost'
  | 'version'
  | 'cut-compressed'
  | 'bad-compressed'
  | 'bomb'
  | 'unknown-interface'
  | 'link-type'
  | 'unreadable'
  | 'changed'
  | 'stopped'
  | 'same-file'
  | 'in-case'
  | 'in-case-by-name'
  | 'other-content'
  | 'memory'
  | 'reader'

/** Told as a note: a file that is in the case already loses nothing. */
export function isCopy({ kind }: Problem): boolean {
  return kind === 'same-file' || kind === 'in-case' || kind === 'in-case-by-name'
}

/** An expected failure: plain data that crosses the worker wall. Offsets and lengths are bytes of the file. */
export interface Problem {
  kind: ProblemKind
  /** The thing that was being read, in words: 'record', 'section header', 'Windows trace'. */
  what: string
  offset: number
  /** Bytes that it would have taken, and that were there. Of damage only its header is looked at, so that the size of the pieces in
   * which a file arrives plays no part. */
  needed: number
  available: number
  /** Record number (from 1) where it happened; 0 when before the first. */
  record: number
}

/** A problem of the file as a whole: no place in it is to blame. */
export function wholeFileProblem(kind: ProblemKind, what: string): Problem {
  return { kind, what, offset: 0, needed: 0, available: 0, record: 0 }
}
