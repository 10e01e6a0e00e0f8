// One line of progress on a terminal, nothing elsewhere. In: bytes read. Out: text on stderr, at most ten times a second.

const INTERVAL_MS = 100

export interface Progress {
  add(bytes: number): void
  file(name: string): void
  end(): void
}

export function terminalProgress(files: number): Progress {
  if (!process.stderr.isTTY) return { add: () => {}, file: () => {}, end: () => {} }
  let bytes = 0
  let done = 0
  let shownAt = 0
  const startedAt = Date.now()
  const show = () => {
    const seconds = Math.max(0.001, (Date.now() - startedAt) / 1000)
    const rate = (bytes / 1e6 / seconds).toFixed(0)
    process.stderr.write(`\r\u001b[K${done} of ${files} files, ${(bytes / 1e6).toFixed(1)} MB, ${rate} MB/s`)
  }
  return {
    add(count) {
      bytes += count
      if (Date.now() - shownAt < INTERVAL_MS) return
      shownAt = Date.now()
      show()
    },
    file() {
      done++
      show()
    },
    end() {
      process.stderr.write('\r\u001b[K')
    },
  }
}
