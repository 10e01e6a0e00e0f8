// Addresses as text: dotted decimal, and RFC 5952 for IPv6. In: words or bytes. Out: text.

export function formatIpv4(word: number): string {
  return `${word >>> 24}.${(word >>> 16) & 255}.${(word >>> 8) & 255}.${word & 255}`
}

/** Sixteen bytes at `at`. */
export function formatIpv6(view: DataView, at: number): string {
  return formatIpv6Words([0, 4, 8, 12].map((offset) => view.getUint32(at + offset)))
}

/** Four words, most significant first. */
export function formatIpv6Words(words: readonly number[]): string {
  const groups = words.flatMap((word) => [word >>> 16, word & 0xffff])
  if (isIpv4Mapped(groups)) return `::ffff:${formatIpv4(words[3])}`
  return formatGroups(groups)
}

/** ::ffff:0:0/96 (RFC 5952 section 5). */
function isIpv4Mapped(groups: readonly number[]): boolean {
  return groups.slice(0, 5).every((group) => group === 0) && groups[5] === 0xffff
}

/** The longest run of two or more zero groups becomes "::", the first of equals (RFC 5952 section 4.2). */
function formatGroups(groups: readonly number[]): string {
  let bestAt = -1
  let bestLength = 1
  for (let at = 0; at < groups.length; at++) {
    let length = 0
    while (at + length < groups.length && groups[at + length] === 0) length++
    if (length > bestLength) {
      bestAt = at
      bestLength = length
    }
  }
  const text = (part: readonly number[]) => part.map((group) => group.toString(16)).join(':')
  if (bestAt < 0) return text(groups)
  return `${text(groups.slice(0, bestAt))}::${text(groups.slice(bestAt + bestLength))}`
}
