import { useRef } from 'react'

interface FilePickProps {
  label: string
  testId: string
  onFiles: (files: File[]) => void
}

/** A button that asks for files. */
export function FilePick({ label, testId, onFiles }: FilePickProps) {
  const input = useRef<HTMLInputElement>(null)
  return (
    <>
      <button type="button" onClick={() => input.current?.click()}>
        {label}
      </button>
      <input
        ref={input}
        type="file"
        multiple
        hidden
        tabIndex={-1}
        aria-label={label}
        data-testid={testId}
        onChange={(event) => {
          const files = Array.from(event.currentTarget.files ?? [])
          // So that the same file can be chosen again after it was mended.
          event.currentTarget.value = ''
          if (files.length > 0) onFiles(files)
        }}
      />
    </>
  )
}
