import { HostNames, type OpenPack, type Question } from '../../training/index'
import { formatBytes } from '../format/format-bytes'
import { formatIso } from '../format/format-time'

/** What earns the whole credit, for the debrief and the printed key. */
export function expectedText({ kind, accept }: Question, pack: OpenPack): string {
  const names = new HostNames(pack.network.hosts ?? [])
  const full = accept.filter(({ credit }) => credit === 1)
  return full.map((entry) => entryText(kind, entry, names)).join('; or ')
}

function entryText(kind: Question['kind'], entry: Question['accept'][number], names: HostNames): string {
  const { values = [], allOf = [], range } = entry
  if (kind === 'keywords') return allOf.map((anyOf) => anyOf.join(' or ')).join('; and ')
  if (range !== undefined && kind === 'bytes') return `${formatBytes(range[0])} to ${formatBytes(range[1])}`
  if (range !== undefined) return `${formatIso(range[0], 'UTC')} to ${formatIso(range[1], 'UTC')}`
  if (values.length === 0) return 'no one'
  return kind === 'hostSet' ? values.map((value) => names.label(value)).join(' and ') : values.join(' or ')
}
