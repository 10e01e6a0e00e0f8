// What a user took into the tray: types only. A mark names a row by its addresses, so it holds whatever the settings say of the row.

import type { RowKey } from '../../verdict/index'

export const VERDICTS = ['open', 'likely', 'unlikely', 'cleared'] as const
/** What the user says of a suspect; 'open' until something is said. */
export type MarkVerdict = (typeof VERDICTS)[number]

export interface Mark {
  key: RowKey
  verdict: MarkVerdict
  /** Free text, at most 2,000 characters. */
  note: string
}
