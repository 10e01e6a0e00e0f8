// Hands a file to the browser's own download. Names are ours: letters, digits, dot, dash, underscore (safety.md T13).

export function saveFile(name: string, content: BlobPart, type: string): void {
  const url = URL.createObjectURL(content instanceof Blob ? content : new Blob([content], { type }))
  const link = document.createElement('a')
  link.href = url
  link.download = safeName(name)
  link.click()
  // The browser takes the bytes after the click: long enough for a slow disk.
  setTimeout(() => URL.revokeObjectURL(url), 60_000)
}

/** One file after the other: browsers drop downloads that begin at once. */
export async function saveFiles(files: readonly File[]): Promise<void> {
  for (const file of files) {
    saveFile(file.name, file, 'application/vnd.tcpdump.pcap')
    await new Promise((wake) => setTimeout(wake, 400))
  }
}

export function safeName(name: string): string {
  const plain = name.replace(/[^A-Za-z0-9._-]+/g, '-').replace(/^\.+/, '')
  return plain.slice(0, 100) || 'file'
}
