import { startNewCase } from '../drop/add-files'
import { useClient } from '../state/client'
import { authorText } from './author-strings'
import { forgetExercise, setExercise } from './exercise'
import { FilePick } from './FilePick'
import css from './Pages.module.css'
import { useTitleFocus } from './use-title-focus'

/** The first step of making a pack: its captures. The rest stands beside the analysis of them. */
export function AuthorPage() {
  const title = useTitleFocus()
  const client = useClient()
  const open = async (files: File[]) => {
    await startNewCase(client)
    client.addFiles(files.map((file) => ({ name: file.name, file })))
    setExercise({ stage: 'authoring', files })
  }
  return (
    <main className={css['page']}>
      <h1 ref={title} tabIndex={-1}>
        {authorText.title}
      </h1>
      <p className={css['lead']}>{authorText.lead}</p>
      <FilePick label={authorText.choose} testId="author-input" onFiles={(files) => void open(files)} />
      <p className="muted">{authorText.chooseHint}</p>
      <button type="button" className="quiet" onClick={() => forgetExercise('choosing')}>
        {authorText.back}
      </button>
    </main>
  )
}
