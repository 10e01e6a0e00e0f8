import { dialogState, OwnDialog } from '../part/OwnDialog'
import { useScreen } from '../state/screen'
import css from './KeySheet.module.css'
import { text } from './strings'

export const useKeySheet = dialogState()

export function KeySheet() {
  const letterKeys = useScreen((screen) => screen.letterKeys)
  return (
    <OwnDialog title={text.title} state={useKeySheet}>
      <table className={css['sheet']}>
        <thead className="visually-hidden">
          <tr>
            <th scope="col">{text.key}</th>
            <th scope="col">{text.does}</th>
          </tr>
        </thead>
        <tbody>
          {text.sheet.map((row) => (
            <tr key={row.does}>
              <th scope="row">
                {row.keys.map((key) => (
                  <kbd key={key}>{key}</kbd>
                ))}
              </th>
              <td>{row.does}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <label className={css['letters']}>
        <input
          type="checkbox"
          checked={letterKeys}
          onChange={(event) => useScreen.setState({ letterKeys: event.currentTarget.checked })}
        />
        {text.letters}
      </label>
    </OwnDialog>
  )
}
