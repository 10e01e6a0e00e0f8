// Asks for files of the tray and hands them to the browser. In: what is wanted. Out: the names of the files.

import { type ExportedFile, type ExportKind, type ExportRequest, type Table, VERSION } from '../../export/index'
import type { AnalysisClient } from '../../worker/contract'
import { buildId } from '../state/build-id'
import { whileBusy } from '../state/idle'
import { choicesIn, layoutOf, useScreen } from '../state/screen'
import { useTray } from '../state/tray'
import { useExercise } from '../training/exercise'
import { handOver } from './hand-over'
import { noteExported } from './note-exported'

type Wanted = Pick<ExportRequest, 'isRedacted' | 'direction'>

export function exportCase(client: AnalysisClient, kind: ExportKind, wanted: Wanted): Promise<string[]> {
  return whileBusy(async () => {
    noteExported(kind)
    const names = handAllOver(await client.exported(requestOf(kind, wanted)))
    if (kind === 'case.json' && names.length > 0) useTray.setState({ isSaved: true })
    return names
  })
}

/** The rows of the table as they are listed, or what they are made of. */
export function exportTable(client: AnalysisClient, table: Table, wanted: Wanted): Promise<string[]> {
  return whileBusy(async () => {
    noteExported(`${table}.csv`)
    const { choices, filter, sort, descending } = useScreen.getState()
    return handAllOver(await client.exportedTable({ choices, filter, sort, descending }, { ...wanted, table }))
  })
}

function handAllOver(files: readonly ExportedFile[]): string[] {
  for (const { name, type, text } of files) handOver(name, text, type)
  return files.map(({ name }) => name)
}

function requestOf(kind: ExportKind, wanted: Wanted): ExportRequest {
  const screen = useScreen.getState()
  const { marks, custody, hashes } = useTray.getState()
  return {
    ...wanted,
    kind,
    choices: choicesIn(screen),
    filter: screen.filter,
    layout: layoutOf(screen),
    zone: screen.zone,
    marks,
    custody,
    hashes,
    madeAt: new Date().toISOString(),
    application: `Egress ${VERSION}, build ${buildId()}`,
    pack: useExercise.getState().pack?.id ?? '',
    system: navigator.userAgent,
  }
}
