// The first few of many. In: a key for each number below count. Out: the numbers with the largest keys, largest first; equal
// keys in the order of numbers. One pass, so that a ranking of twenty does not cost a sort of a million.

/** Numbers whose key is NaN are not listed. */
export function topOf(count: number, limit: number, keyOf: (i: number) => number): number[] {
  const top: number[] = []
  const keys: number[] = []
  for (let i = 0; i < count; i++) {
    const key = keyOf(i)
    if (Number.isNaN(key) || (top.length === limit && !(key > keys[limit - 1]))) continue
    let at = top.length === limit ? limit - 1 : top.length
    for (; at > 0 && keys[at - 1] < key; at--) {
      keys[at] = keys[at - 1]
      top[at] = top[at - 1]
    }
    keys[at] = key
    top[at] = i
  }
  return top
}
