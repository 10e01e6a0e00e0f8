export const text = {
  files: 'Capture files',
  folder: 'Folder of captures',
  add: 'Add to this case',
  addHint: 'Reads the new files and keeps what is there',
  fresh: 'Start a new case',
  freshHint: 'Forgets the present case first',
  first: 'Drop to read',
  firstHint: 'Files or whole folders. They stay on this computer.',
  manyCases: (names: string[]) =>
    `Only one case file can be opened at a time; ${names.length} were given (${names.slice(0, 3).join(', ')}). Nothing was changed.`,
} as const
