// What a given file says of itself before it is read. In: a file. Out: its first characters, and what its name promises.

/** '' for a file that cannot be read: its reader will say so. */
export function startOf(file: File, bytes: number): Promise<string> {
  return file
    .slice(0, bytes)
    .text()
    .catch(() => '')
}

export function isJson({ name }: { name: string }): boolean {
  return name.toLowerCase().endsWith('.json')
}
