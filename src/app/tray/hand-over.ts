// Files that leave for the browser, remembered until the next case, so that their hashes can be told. In: names and contents.

import { SUMS_FILE } from '../../export/index'
import { saveFile } from '../part/save-file'
import { useTray } from '../state/tray'

/** By name: of two with one name the browser renames the second, so that the last one counts. Void when the case is another. */
const files = new Map<string, Blob>()
let ofCase = 0

export function handOver(name: string, content: BlobPart, type: string): void {
  const file = content instanceof Blob ? content : new Blob([content], { type })
  if (name !== SUMS_FILE) handed().set(name, file)
  saveFile(name, file, type)
}

export function handed(): Map<string, Blob> {
  const { caseNumber } = useTray.getState()
  if (caseNumber !== ofCase) files.clear()
  ofCase = caseNumber
  return files
}
