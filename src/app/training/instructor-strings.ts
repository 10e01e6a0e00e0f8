export const lessonText = {
  next: 'Reveal the next line',
  back: 'Take the last line back',
  all: 'All is revealed',
  answer: (answer: string) => `Right is: ${answer}`,
  sealed: 'This pack is sealed: open it on the instructor page first.',
} as const

export const classText = {
  title: 'For instructors',
  lead: 'Everything here works without a network: packs and results are files that you hand round.',
  back: 'Back to the exercises',
  pack: 'The exercise',
  choose: 'Exercise',
  openPack: 'Open another pack',
  openPackHint: 'Choose pack.json, and its captures if you want to start or seal it.',
  phrase: 'Pass phrase',
  open: 'Open the sealed pack',
  sealedPack: (title: string) => `“${title}” is sealed.`,
  chosen: (title: string, version: string) => `Chosen: ${title}, version ${version}.`,

  lesson: 'In the room',
  lock: 'Lock: no suggested thresholds, the zone stays UTC',
  lockHint: 'Answer card and reasons are closed in every exercise until it is finished.',
  bigType: 'Big type and high contrast, for a projector',
  seedHint:
    'Any word: each makes other captures of the same exercise, the same for everyone who types it. Empty is the built-in one.',
  startLesson: 'Show it and reveal the key step by step',
  startExercise: 'Start it as an exercise',

  table: 'Class table',
  results: 'Read result files',
  resultsHint:
    'Choose all result files at once. Each is scored again with the pack; what a file says of its own score does not count.',
  none: 'No result file was read yet.',
  columns: ['Learner', 'Points', 'Passed', 'Solved', 'Time', 'Hints', 'Accusations'],
  passed: 'yes',
  failed: 'no',
  unfinished: 'not finished',
  other: 'other version or class seed',
  solved: (solved: string, of: string) => `${solved} of ${of}`,
  summary: (passed: string, of: string, median: string) => `${passed} of ${of} passed; the median is ${median} points.`,
  saveTable: 'Save the class table (CSV)',
  refused: (name: string, reason: string) => `“${name}”: ${reason}`,
  otherPack: 'it belongs to another exercise.',

  key: 'Key',
  print: 'Print the key',
  keySeed: (seed: string) => `Class seed: ${seed}`,
  truth: ['What was sent', 'First packet', 'Last packet', 'Out', 'In'],
  notCounted: 'Times and bytes of this class seed are counted when you print.',
  counting: 'Making the captures of this class seed…',
  innocent: 'Innocent',

  seal: 'Sealed exam',
  sealHint:
    'Truth, answers, hints, feedback and the list of hidden hosts are encrypted with your pass phrase (AES-256-GCM; the key comes from PBKDF2 with 600,000 rounds). Learners get the captures and the questions, and give you their result files.',
  sealHonest:
    'What this protects: nobody reads the key from the file without the phrase, if the phrase is long and not in any book. What it does not: who has the captures can still find the answer, as an exam wants; whoever learns the phrase can read all; built-in exercises can be recognised by whoever has done them before. Take another class seed, or a pack of your own.',
  sealPhrase: (least: string) => `Pass phrase, at least ${least} characters`,
  sealButton: 'Save the sealed exam',
  sealing: 'Making the captures and sealing…',
  tooShort: (least: string) =>
    `At least ${least} characters. Four or five unrelated words are easy to keep and hard to guess.`,
  sealed: (count: string) => `Saved pack.json and ${count}. Hand them out together.`,
  needFiles: 'Choose the captures of this pack together with its pack.json first.',
} as const
