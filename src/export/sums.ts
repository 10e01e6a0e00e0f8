// SHA256SUMS as `sha256sum -c` of GNU coreutils reads it. In: names and hashes. Out: text, one line a file.

export interface SumOfFile {
  /** As the reader finds it from where the list lies. */
  name: string
  /** Lower-case hex. */
  sha256: string
}

export const SUMS_FILE = 'SHA256SUMS'

/** In the order given, each name once. */
export function formatSums(files: readonly SumOfFile[]): string {
  return [...new Map(files.map((file) => [file.name, file])).values()].map(lineOf).join('')
}

/** A name with a backslash or a line end is written escaped, and a backslash at the start of the line says so. */
function lineOf({ name, sha256 }: SumOfFile): string {
  const escaped = name.replaceAll('\\', '\\\\').replaceAll('\n', '\\n').replaceAll('\r', '\\r')
  return `${escaped === name ? '' : '\\'}${sha256}  ${escaped}\n`
}
