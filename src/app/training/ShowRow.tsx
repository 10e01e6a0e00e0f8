import { HostNames, type OpenPack, type TruthFlow } from '../../training/index'
import { filterBy, openPair, useScreen } from '../state/screen'
import { text } from './strings'

/** Sorts by what left, lists the right kind of traffic, and opens the row that the answer stands on. */
export function ShowRow({ pack }: { pack: OpenPack }) {
  const [flow] = pack.truth.flows
  if (flow === undefined) return null
  return (
    <button type="button" className="link" onClick={() => showFlow(pack, flow)}>
      {text.feedback.showRow}
    </button>
  )
}

/** Behind a proxy or resolver the sender's own row is an internal one. */
export function showFlow(pack: OpenPack, flow: TruthFlow): void {
  const names = new HostNames(pack.network.hosts ?? [])
  const addressOf = (host: string) =>
    pack.network.hosts?.find(({ ip }) => names.keyOf(ip) === names.keyOf(host))?.ip ?? host
  const inside = addressOf(flow.sender)
  const outside = addressOf(flow.via?.[0] ?? flow.receiver)
  const role = flow.via === undefined || flow.via.length === 0 ? 'crossing' : 'internal'
  useScreen.setState({ sort: 'out', descending: true })
  filterBy({ text: inside, role, highlightedOnly: false })
  openPair({ inside, outside, role })
}
