// Hashing on request: the captures, and with them what was handed over. In: captures of the case. Out: hashes for the reports, and SHA256SUMS.

import { formatSums, SUMS_FILE } from '../../export/index'
import type { AnalysisClient, FileToHash, HashedFile } from '../../worker/contract'
import { whileBusy } from '../state/idle'
import { note, useTray } from '../state/tray'
import { handed, handOver } from './hand-over'

/** A sentence when it failed, null when it was cancelled. */
export async function hashCaptures(
  client: AnalysisClient,
  files: readonly FileToHash[],
  onProgress: (bytesRead: number) => void,
): Promise<HashedFile[] | string | null> {
  const result = await whileBusy(() => client.hash(files, onProgress))
  if (result === null || typeof result === 'string') return result
  const read = result.filter(({ sha256 }) => sha256 !== '')
  useTray.setState({ hashes: Object.fromEntries(read.map(({ name, sha256 }) => [name, sha256])) })
  note('hashed', `${read.length} of ${files.length} captures`)
  return result
}

/** The files that were handed over in this case, and the captures that are hashed; those not in a redacted case, whose names it hides. */
export async function saveSums(client: AnalysisClient): Promise<string | null> {
  const files = [...handed()].map(([name, file]) => ({ name, file }))
  const result = await whileBusy(() => client.hash(files, () => undefined))
  if (result === null || typeof result === 'string') return result
  const { hashes, isRedacted } = useTray.getState()
  const captures = isRedacted
    ? []
    : Object.keys(hashes)
        .sort()
        .map((name) => ({ name, sha256: hashes[name] }))
  // As text/plain Chromium would add an ending of its own to the name.
  handOver(SUMS_FILE, formatSums([...result, ...captures]), 'application/octet-stream')
  return ''
}
