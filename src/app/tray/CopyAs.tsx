import { captureFilter, displayFilter, editcapLine, mergecapLine, type Shell, tsharkLine } from '../../export/index'
import type { CarvePlaces } from '../../worker/contract'
import { CopyButton } from '../part/CopyButton'
import { useScreen } from '../state/screen'
import { text } from './strings'
import css from './TraySection.module.css'

const SHELLS: readonly (readonly [Shell, string])[] = [
  ['bash', 'bash'],
  ['powershell', 'PowerShell'],
]

/** The suspects as filters and lines of other programs, made of parsed addresses and quoted names only. */
export function CopyAs({ places: { keys, captures, times } }: { places: CarvePlaces }) {
  // They are made of addresses: of hidden ones nothing may be shown.
  if (useScreen((screen) => screen.isHidden)) return <p className="muted">{text.copyAs.hidden}</p>
  const file = captures[0]?.name ?? 'FILE'
  const all = captures.map(({ name }) => name)
  const lines = [
    [text.copyAs.display, displayFilter(keys)],
    [text.copyAs.capture, captureFilter(keys)],
    ...SHELLS.flatMap(([shell, shellName]) => [
      [text.copyAs.tshark(shellName), tsharkLine(shell, file, 'suspects.pcapng', keys)] as const,
      [text.copyAs.editcap(shellName), editcapLine(shell, file, 'cut.pcapng', times)] as const,
      [text.copyAs.mergecap(shellName), mergecapLine(shell, all, 'all.pcapng')] as const,
    ]),
  ] as const
  return (
    <details>
      <summary>{text.copyAs.title}</summary>
      <ul className={css['lines']}>
        {lines.map(([name, written], index) => (
          <li key={name}>
            {name}{' '}
            {written.ok ? (
              <>
                <CopyButton value={written.text} what={text.copyAs.copy(name)} from={`copy-as-${index}`} />
                <code id={`copy-as-${index}`}>
                  <bdi>{written.text}</bdi>
                </code>
              </>
            ) : (
              <span className="muted">{written.message}</span>
            )}
          </li>
        ))}
      </ul>
    </details>
  )
}
