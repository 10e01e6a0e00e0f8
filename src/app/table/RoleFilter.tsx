import type { Overview } from '../../verdict/index'
import { formatBytes, formatExactBytes } from '../format/format-bytes'
import { formatCount } from '../format/format-count'
import { filterBy, useScreen } from '../state/screen'
import { ROLES, roleBytes } from './role-totals'
import { text } from './strings'
import css from './TableSection.module.css'

/** Which class of traffic the table lists, each with all its bytes, so that nothing is dropped out of sight. */
export function RoleFilter({ overview }: { overview: Overview }) {
  const chosen = useScreen((screen) => screen.filter.role)
  const measure = useScreen((screen) => screen.choices.measure)
  return (
    <fieldset className={css['roles']}>
      <legend className="visually-hidden">{text.roles}</legend>
      {ROLES.map((role) => {
        const bytes = roleBytes(overview.totals, role, measure)
        return (
          <label key={role} className={css['role']} title={`${text.roleHint[role]} · ${formatExactBytes(bytes)}`}>
            <input type="radio" name="role" checked={chosen === role} onChange={() => filterBy({ role })} />
            <span>{text.role[role]}</span>
            <span className={css['bytes']}>{formatBytes(bytes)}</span>
          </label>
        )
      })}
      {overview.notIp > 0 && <span className={css['not-ip']}>{text.notIp(formatCount(overview.notIp))}</span>}
    </fieldset>
  )
}
