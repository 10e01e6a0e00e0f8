// The pack of S0: what is asked of the scenario, and what is right (design: training.md section 2).

import { BACKUP_LISTED, builtIn, OFFICE, words } from './built-in'

const NO_ONE = { values: [], credit: 1 }

export const nothingHappened = /* @__PURE__ */ builtIn({
  id: 'nothing-happened',
  title: 'S0 A quiet week',
  difficulty: 'control',
  minutes: 10,
  briefing: `Five days of captures from the core switch. A manager has read about data theft and asks whether it happened here. **Did anything leave that should not have?**\n\n${OFFICE}\n\n${BACKUP_LISTED}\n\n“No one” is an answer too.`,
  hidden: [],
  flows: [],
  who: {
    accept: [NO_ONE],
    hints: [
      'Look at every row above the threshold and ask what it is.',
      'Read the briefing again: which service is listed, at what hour, to which address?',
      'There may be no thief at all. “No one” can be typed as an answer.',
    ],
    feedback: {
      right:
        'Right: nobody. Five rows of 30 MB are the backup that the briefing lists, at its hour and to its address.',
      wrong:
        'The rows above 25 MB are BACKUP01 at 02:00 UTC, which the briefing lists, and a call that carries 30 MB each way. Neither is theft.',
    },
  },
  whom: {
    accept: [NO_ONE],
    hints: [
      'Who would have received something that nobody sent?',
      'Open the largest row and read the name of its receiver.',
      'If no one sent, no one received.',
    ],
    feedback: {
      right: 'Right: no one. 203.0.113.40 is the listed vault, 203.0.113.51 the bridge of a call.',
      wrong: 'That receiver is explained: 203.0.113.40 is the listed vault, 203.0.113.51 the bridge of a call.',
    },
  },
  what: {
    accept: [
      words(1, ['no exfiltration', 'nothing', 'none', 'no data', 'no one', 'nobody']),
      words(1, ['backup', 'listed service', 'listed services'], ['explain', 'explains', 'explained', 'listed']),
    ],
    hints: [
      'Account for each large row first.',
      'Write down for each: backup, call, download, or something else?',
      'If nothing is left over, say so: “nothing”.',
    ],
    feedback: {
      right: 'Right: nothing above what the listed services explain.',
      wrong:
        'Each large row is accounted for: 30 MB a night are the backup, 30 MB each way a call, 40 MB in a download.',
    },
  },
  evidence: {
    kind: 'choice',
    prompt: 'What explains the largest highlighted row?',
    options: ['nightly backup', 'video call', 'theft', 'download'],
    accept: [{ values: ['nightly backup'], credit: 1 }],
    hints: [
      'The largest highlighted row is the first when you sort by “Out”.',
      'Look at its days and its hour in the timeline.',
      'It is BACKUP01, each night at 02:00 UTC.',
    ],
    feedback: {
      right: 'BACKUP01 sends 30.0 MB each night at 02:00 UTC, for 25 minutes, to the listed vault.',
      wrong: 'The same 30.0 MB, at the same hour, to the same listed address, five nights in a row: a backup.',
    },
  },
  distractors: [
    {
      match: '*',
      why: 'Nothing was stolen this week. A false accusation costs a colleague more than a missed clue costs you.',
      penalty: 10,
    },
  ],
})
