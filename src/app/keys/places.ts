// Where the number keys and the skip links go, in the order on the screen.

export const places = [
  { id: 'answer', key: '1', name: 'Answer' },
  { id: 'bars', key: '2', name: 'Bars' },
  { id: 'timeline', key: '3', name: 'Timeline' },
  { id: 'table', key: '4', name: 'Table' },
  { id: 'suspects', key: '5', name: 'Suspects' },
] as const

/** Brings a section to the top and puts the focus on its heading. */
export function goTo(id: string): void {
  const title = document.getElementById(`${id}-title`)
  title?.focus({ preventScroll: true })
  title?.scrollIntoView({ block: 'start' })
}
