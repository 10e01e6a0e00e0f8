import { formatCount } from '../format/format-count'
import { dialogState, OwnDialog } from '../part/OwnDialog'
import css from './OfflineDialog.module.css'
import { proof } from './strings'

export const useOfflineDialog = dialogState()

/** What backs "nothing is sent", and how to see for oneself. */
export function OfflineDialog() {
  return (
    <OwnDialog title={proof.title} state={useOfflineDialog}>
      <p>{proof.promise}</p>
      <h3 className={css['heading']}>{proof.check}</h3>
      <ol className={css['ways']}>
        {proof.ways.map((way) => (
          <li key={way}>{way}</li>
        ))}
      </ol>
      <h3 className={css['heading']}>{proof.policy}</h3>
      <pre className={css['policy']}>{policyText() ?? proof.noPolicy}</pre>
      <p className="muted">{proof.requests(formatCount(requestCount()))}</p>
    </OwnDialog>
  )
}

function policyText(): string | null {
  const meta = document.querySelector('meta[http-equiv="Content-Security-Policy"]')
  const policy = meta?.getAttribute('content') ?? null
  return policy === null ? null : policy.split('; ').join('\n')
}

/** What the browser itself counts. Blob workers are part of the page and make no request. */
function requestCount(): number {
  return performance.getEntriesByType('resource').filter((entry) => !/^(blob|data):/.test(entry.name)).length
}
