// Whether this browser, and this place, can run the page (safety.md section 10). In: the window. Out: a sentence, or null when all is well.
// Functions are tried, versions are not guessed.

interface Place {
  top: unknown
  self: unknown
  Worker?: unknown
  MessageChannel?: unknown
  HTMLDialogElement?: unknown
  Blob?: { prototype: { stream?: unknown } }
}

export function whyNot(place: Place): string | null {
  if (place.top !== place.self) return 'Egress does not run inside another page. Open the file itself. (E-FRAME)'
  const needed = [place.Worker, place.MessageChannel, place.HTMLDialogElement, place.Blob?.prototype.stream]
  if (needed.some((each) => each === undefined)) {
    return 'This needs Chrome or Edge 120, Firefox 128 or Safari 17.4, or newer. (E-OLD)'
  }
  return null
}
