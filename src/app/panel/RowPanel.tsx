import type { Judged, RowKey } from '../../verdict/index'
import { Name } from '../format/Name'
import { ErrorBoundary } from '../part/ErrorBoundary'
import { Provisional } from '../part/Provisional'
import { Commands } from '../reasons/Commands'
import { Doubts } from '../reasons/Doubts'
import { Names } from '../reasons/Names'
import { Why } from '../reasons/Why'
import { useReasons } from '../state/judged'
import { closePanel, type OpenedRow } from '../state/screen'
import { useIsWorking } from '../training/exercise'
import { MarkRow } from '../training/MarkRow'
import { UseAsAnswer } from '../training/UseAsAnswer'
import { TakeButton } from '../tray/TakeButton'
import { ConversationList } from './ConversationList'
import { PairFacts } from './PairFacts'
import { PairSentence } from './PairSentence'
import { PanelActions } from './PanelActions'
import css from './RowPanel.module.css'
import { SeenList } from './SeenList'
import { text } from './strings'
import { usePairRow } from './use-pair-row'
import { usePanelFocus } from './use-panel-focus'
import { When } from './When'

/** One row with its reasons, beside the page: the evidence that the answer stands on. */
export function RowPanel({ opened }: { opened: OpenedRow }) {
  const heading = usePanelFocus()
  return (
    <aside className={css['panel']} aria-labelledby="panel-title">
      <header className={css['header']}>
        <h2 id="panel-title" ref={heading} tabIndex={-1}>
          <Name text={opened.inside} />
          <span className={css['to']}>{text.to}</span>
          <Receiver of={opened} />
        </h2>
        <button type="button" className="quiet" onClick={closePanel}>
          {text.close}
        </button>
      </header>
      <ErrorBoundary>{opened.level === 'pair' ? <Pair opened={opened} /> : <Joined opened={opened} />}</ErrorBoundary>
    </aside>
  )
}

function Receiver({ of: { level, outside, site } }: { of: RowKey }) {
  if (level === 'pair') return <Name text={outside} />
  return site === '' ? text.allOutside : <Name text={site} />
}

function Pair({ opened }: { opened: OpenedRow }) {
  const row = usePairRow(opened)
  const judged = useReasons(opened)
  // A learner weighs the evidence alone: the verdict comes with the result.
  const isWorking = useIsWorking()
  if (row === undefined) return <p className="muted">{text.loading}</p>
  if (row === null) return <p className="muted">{text.gone}</p>
  return (
    <>
      <PairSentence row={row} sentence={isWorking ? '' : (judged?.sentence ?? '')} exact={judged?.exact ?? ''} />
      <Provisional />
      <UseAsAnswer row={row} />
      <MarkRow row={row} />
      <PanelActions inside={row.inside} outside={row.outside} role={row.role} />
      <TakeButton row={opened} />
      {judged && !isWorking && <Why judged={judged} />}
      {judged && !isWorking && <Doubts judged={judged} />}
      <SeenList pair={opened} />
      <When pair={opened} />
      <ConversationList pair={opened} />
      {judged && <Names names={judged.names} />}
      <PairFacts row={row} />
      {judged && <Commands commands={judged.commands} id="panel-commands" />}
    </>
  )
}

/** A row that joins several outside addresses: their pairs are a click away in the table. */
function Joined({ opened }: { opened: OpenedRow }) {
  const judged = useReasons(opened)
  const isWorking = useIsWorking()
  if (judged === undefined) return <p className="muted">{text.loading}</p>
  if (judged === null) return <p className="muted">{text.gone}</p>
  return (
    <>
      {!isWorking && <Sentence judged={judged} />}
      <Provisional />
      <PanelActions inside={opened.inside} outside="" role={opened.role} />
      <TakeButton row={opened} />
      {!isWorking && <Why judged={judged} />}
      {!isWorking && <Doubts judged={judged} />}
      <Names names={judged.names} />
      <Commands commands={judged.commands} id="panel-commands" />
    </>
  )
}

function Sentence({ judged }: { judged: Judged }) {
  return (
    <div className={css['sentence']}>
      <p>
        <Name text={judged.sentence} />
      </p>
      {judged.exact !== '' && <p>{judged.exact}</p>}
    </div>
  )
}
