import { create } from 'zustand'
import { Dialog } from '../part/Dialog'
import { useScreen } from '../state/screen'
import css from './KeySheet.module.css'
import { text } from './strings'

export const useKeySheet = create<{ isOpen: boolean }>()(() => ({ isOpen: false }))

export function KeySheet() {
  const isOpen = useKeySheet((state) => state.isOpen)
  const letterKeys = useScreen((screen) => screen.letterKeys)
  return (
    <Dialog title={text.title} isOpen={isOpen} onClose={() => useKeySheet.setState({ isOpen: false })}>
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
    </Dialog>
  )
}
