// The idle marker: <html data-idle="true"> while nothing is read, asked or about to be drawn. Tests wait for it.

// Long enough for React to draw an answer and ask what follows from it.
const SETTLE_MS = 60

let pending = 0
let reading = false
let timer: ReturnType<typeof setTimeout> | undefined

/** Something changed: not at rest until it has settled. */
export function touch(): void {
  document.documentElement.dataset['idle'] = 'false'
  clearTimeout(timer)
  if (pending === 0 && !reading) timer = setTimeout(rest, SETTLE_MS)
}

export function setReading(now: boolean): void {
  reading = now
  touch()
}

/** Counts a piece of work as under way until it ends either way. */
export async function whileBusy<T>(work: () => Promise<T>): Promise<T> {
  pending++
  touch()
  try {
    return await work()
  } finally {
    pending--
    touch()
  }
}

function rest(): void {
  document.documentElement.dataset['idle'] = 'true'
}
