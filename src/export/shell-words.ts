// File names as words of a shell line. In: a name that anyone may have chosen. Out: one word that the shell takes as it is, or why not.

import { visible } from './text-table'

export type Shell = 'bash' | 'powershell'

/** Text for a reader to run or paste, or the sentence that says why there is none. */
export type Written = { ok: true; text: string } | { ok: false; message: string }

/** Windows starts no command of more than 32,767 characters, Linux takes no word of more than 131,072 bytes. */
const MOST_CHARACTERS = 30_000

/** Joins plain words and names; the first name that cannot be written refuses the line. Plain words are ours, never a capture's. */
export function shellLine(shell: Shell, words: readonly (string | { name: string })[]): Written {
  const written: string[] = []
  for (const word of words) {
    if (typeof word === 'string') {
      written.push(word)
      continue
    }
    const complaint = complaintAbout(shell, word.name)
    if (complaint !== '') return { ok: false, message: complaint }
    written.push(quoted(shell, startingPlainly(word.name)))
  }
  return withinLimit(written.join(' '))
}

export function withinLimit(text: string): Written {
  if (text.length <= MOST_CHARACTERS) return { ok: true, text }
  return {
    ok: false,
    message: `The line would have ${text.length} characters, more than a shell takes. Choose fewer, or carve with egress.`,
  }
}

/** Every character between the quotes stands for itself in both shells, except the quote. */
export function quoted(shell: Shell, text: string): string {
  if (shell === 'bash') return `'${text.replaceAll("'", `'\\''`)}'`
  return `'${text.replace(POWERSHELL_QUOTES, '$&$&')}'`
}

/** PowerShell ends a single-quoted string at typographic quotes too (about_Quoting_Rules; its tokenizer's IsSingleQuote). */
const POWERSHELL_QUOTES = /['\u2018-\u201b]/g

/** '' for a name that can be written. */
function complaintAbout(shell: Shell, name: string): string {
  if (name === '') return 'A file without a name cannot stand in a command.'
  if (visible(name) !== name || /\p{Surrogate}/u.test(name))
    return `${visible(name)} has control characters in its name; no command is made of it. Rename it first.`
  // Windows PowerShell hands both to a program in a way that splits or joins words.
  if (shell === 'powershell' && /"|\\$/.test(name))
    return `${name} has a double quote in its name or ends in a backslash; PowerShell cannot hand it over. Rename it first.`
  return ''
}

/** A name that begins with "-" would be an option, and "-" alone the standard input. */
function startingPlainly(name: string): string {
  return name.startsWith('-') ? `./${name}` : name
}
