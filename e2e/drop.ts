// Drops as browsers make them. No test can hold an operating system's folder over a window, so the event is made in the
// page with a DataTransfer that answers as Chromium's (handles), Firefox's (entries) or an old one's (files) would.

import type { Page } from '@playwright/test'
import type { NamedFile } from './captures'

/** How the browser lets a page look into a dropped folder. */
export type Manner = 'handles' | 'entries' | 'files'

/** Paths with folders in them, "march/day-1/a.pcap"; with 'files' only the last part is kept. */
export async function drop(page: Page, files: NamedFile[], manner: Manner): Promise<void> {
  const plain = files.map(({ name, buffer }) => ({ path: name, base64: buffer.toString('base64') }))
  await page.evaluate(dropInPage, { plain, manner })
}

/** Runs in the page: nothing from outside this function is known there. */
function dropInPage({ plain, manner }: { plain: { path: string; base64: string }[]; manner: Manner }): void {
  type Tree = Map<string, Tree | File>
  const root: Tree = new Map()
  for (const { path, base64 } of plain) place(root, path.split('/'), base64)

  function place(tree: Tree, [name, ...rest]: string[], base64: string): void {
    if (rest.length === 0) {
      tree.set(name, new File([Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))], name))
      return
    }
    const known = tree.get(name)
    const folder: Tree = known instanceof Map ? known : new Map()
    tree.set(name, folder)
    place(folder, rest, base64)
  }

  function handle(name: string, what: Tree | File): unknown {
    if (what instanceof File) return { kind: 'file', name, getFile: async () => what }
    return {
      kind: 'directory',
      name,
      async *values() {
        for (const [child, inside] of what) yield handle(child, inside)
      },
      async *entries() {
        for (const [child, inside] of what) yield [child, handle(child, inside)]
      },
    }
  }

  function entry(name: string, what: Tree | File): unknown {
    if (what instanceof File) {
      return { isFile: true, isDirectory: false, name, file: (found: (file: File) => void) => found(what) }
    }
    return { isFile: false, isDirectory: true, name, createReader: () => reader([...what]) }
  }

  /** As in browsers: at most 100 a call, an empty answer at the end. */
  function reader(left: [string, Tree | File][]): unknown {
    return {
      readEntries(found: (entries: unknown[]) => void) {
        const batch = left.splice(0, 100).map(([name, what]) => entry(name, what))
        setTimeout(() => found(batch))
      },
    }
  }

  /** A folder is a 4,096-byte pseudo file to those who ask for a file. */
  const asFile = (name: string, what: Tree | File) => (what instanceof File ? what : new File([], name))
  const items = [...root].map(([name, what]) => ({
    kind: 'file',
    type: '',
    getAsFile: () => asFile(name, what),
    ...(manner === 'handles' ? { getAsFileSystemHandle: async () => handle(name, what) } : {}),
    ...(manner === 'entries' ? { webkitGetAsEntry: () => entry(name, what) } : {}),
  }))
  const dataTransfer = { items, files: [...root].map(([name, what]) => asFile(name, what)), types: ['Files'] }
  for (const type of ['dragenter', 'dragover', 'drop']) {
    const event = new DragEvent(type, { bubbles: true, cancelable: true })
    Object.defineProperty(event, 'dataTransfer', { value: dataTransfer })
    const target = document.elementFromPoint(innerWidth / 2, innerHeight / 2) ?? document.body
    target.dispatchEvent(event)
  }
}
