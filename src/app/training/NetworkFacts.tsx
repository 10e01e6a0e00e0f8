import type { PackNetwork } from '../../training/index'
import { ColumnHeads } from '../part/ColumnHeads'
import css from './Pages.module.css'
import { text } from './strings'

/** What is known of the network before anything is looked at. */
export function NetworkFacts({ network }: { network: PackNetwork }) {
  const shown = (network.hosts ?? []).filter(({ shownToLearner }) => shownToLearner !== false)
  return (
    <>
      <p>{text.briefing.inside(network.internal.join(', '))}</p>
      {network.officeHours !== undefined && (
        <p>{text.briefing.hours(network.officeHours.join(', '), network.timezone ?? 'UTC')}</p>
      )}
      {shown.length > 0 && (
        <table className={css['hosts']}>
          <caption className="visually-hidden">{text.briefing.hosts}</caption>
          <ColumnHeads names={text.briefing.host} />
          <tbody>
            {shown.map(({ ip, name, role }) => (
              <tr key={ip}>
                <td className="address">{ip}</td>
                <td>{name}</td>
                <td>{role}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </>
  )
}
