// Starting a worker and noticing that it died. In: what it is to be. Out: where to send messages, and a promise of its end.

import { type Remote, wrap } from 'comlink'
import type { WorkerRole } from '../worker/contract'
import EgressWorker from '../worker/egress.worker?worker&inline'

interface Started {
  /** null when the browser refused to make it. */
  worker: Worker | null
  /** Takes messages in any case. */
  endpoint: Worker | MessagePort
  /** Resolves with the reason when it could not start or stopped by itself. */
  died: Promise<string>
}

export type Hired<Api> = Started & { api: Remote<Api> }

export function hire<Api>(role: WorkerRole): Hired<Api> {
  const started = startWorker(role)
  return { ...started, api: wrap<Api>(started.endpoint) }
}

function startWorker(role: WorkerRole): Started {
  try {
    const worker = new EgressWorker({ name: role })
    const died = new Promise<string>((resolve) => {
      worker.addEventListener('error', (event) => resolve(event.message || 'it did not start'))
      worker.addEventListener('messageerror', () => resolve('a message could not be read'))
    })
    return { worker, endpoint: worker, died }
  } catch (error) {
    // A policy that forbids workers throws here. Messages go to a port that nobody answers; `died` answers instead.
    return { worker: null, endpoint: new MessageChannel().port1, died: Promise.resolve(String(error)) }
  }
}
