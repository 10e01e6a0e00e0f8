// The one polite voice of the page: role=status. Components say a sentence, Announcer shows it to screen readers.

import { create } from 'zustand'

export const useAnnouncement = create<{ sentence: string; count: number }>()(() => ({ sentence: '', count: 0 }))

/** Says a sentence once; the same sentence again is said again. */
export function announce(sentence: string): void {
  useAnnouncement.setState((last) => ({ sentence, count: last.count + 1 }))
}
