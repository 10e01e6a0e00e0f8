// Counting sort: which members belong to each group. In: a group number for each member. Out: the members of group g as
// members[starts[g]] to members[starts[g + 1] - 1], in the order they came.

export interface Grouped {
  starts: Uint32Array
  members: Uint32Array
}

/** Groups 0 … count - 1, or those of `order` in that order. Keys below 0 are left out. */
export function groupBy(keys: Int32Array, count: number, groupCount: number, order?: Uint32Array): Grouped {
  const starts = new Uint32Array(groupCount + 1)
  for (let i = 0; i < count; i++) {
    if (keys[i] >= 0) starts[keys[i] + 1]++
  }
  for (let group = 0; group < groupCount; group++) starts[group + 1] += starts[group]
  const members = new Uint32Array(starts[groupCount])
  const next = starts.slice()
  for (let i = 0; i < count; i++) {
    const member = order === undefined ? i : order[i]
    const key = keys[member]
    if (key >= 0) members[next[key]++] = member
  }
  return { starts, members }
}
