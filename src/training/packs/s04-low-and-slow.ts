// The pack of S4: what is asked of the scenario, and what is right (design: training.md section 2).

import { builtIn, CANNOT_TELL, OFFICE, words } from './built-in'

export const lowAndSlow = /* @__PURE__ */ builtIn({
  id: 'low-and-slow',
  title: 'S4 Low and slow',
  difficulty: 'hard',
  minutes: 20,
  briefing: `Two days from the core switch, in four files. With 25 MB in 2 hours nothing is highlighted by its volume. **Does that mean that nothing left?**\n\n${OFFICE}`,
  hidden: [77],
  flows: [
    {
      label: '32 portions',
      sender: '10.1.0.77',
      receiver: '192.0.2.77',
      proto: 'tcp',
      ports: [443],
      channel: 'TLS',
      attack: ['T1030', 'T1029'],
      data: { kind: 'cannot be told', note: '32 equal portions of 2.4 MB' },
    },
  ],
  who: {
    accept: [{ values: ['10.1.0.77'], credit: 1 }],
    hints: [
      'Threshold and window are a choice. Try another one.',
      'Set the window to 24 h and sort by “Out”.',
      'The sender is a workstation whose address ends in 77.',
    ],
    feedback: {
      right: '10.1.0.77 never passed 4.8 MB in two hours, but sent 38.4 MB in 24 hours.',
      wrong: 'Over 24 h one pair sends 38.4 MB: 10.1.0.77. Telemetry comes to 40 kB a day a host.',
    },
  },
  whom: {
    accept: [{ values: ['192.0.2.77', 'cdn-77.example'], credit: 1 }],
    hints: [
      'Stay on the row of the sender.',
      'Open the row: how many inside hosts use this receiver?',
      'The address starts with 192.0.2 and ends like the sender’s.',
    ],
    feedback: {
      right: '192.0.2.77 got 76.8 MB in two days and has one client: .77.',
      partly: 'Right network. Name one address.',
      wrong: '192.0.2.60 is telemetry of 36 hosts, 40 kB a day each. The 76.8 MB went to 192.0.2.77.',
    },
  },
  what: {
    accept: [
      words(1, CANNOT_TELL, ['equal', 'same size', 'portions', 'split', 'parts', 'pieces', 'chunks']),
      words(0.8, ['split archive', 'split file']),
      words(0.5, CANNOT_TELL),
    ],
    reject: ['video', 'telemetry', 'web browsing'],
    hints: [
      'The content is encrypted. Look at the sizes.',
      'Compare the conversations of the suspect row: bytes out, and when each began.',
      '32 conversations of 2.4 MB each: what comes in equal portions?',
    ],
    feedback: {
      right: 'TLS, so the kind cannot be told; but 32 equal portions of 2.4 MB are a larger thing that was split.',
      partly: 'True. And the sizes say more: each portion has 2.4 MB.',
      wrong: 'It is TLS. What can be said is the pattern: 32 equal portions of 2.4 MB, about 90 minutes apart.',
    },
  },
  evidence: {
    kind: 'bytes',
    prompt: 'How much did the sender send out in its largest 24 hours?',
    accept: [{ range: [35_000_000, 42_000_000], credit: 1 }],
    hints: [
      'The question names a window.',
      'Set the window to 24 h and read the row’s window column.',
      '16 portions of 2.4 MB.',
    ],
    feedback: {
      right: '38.4 MB: 16 portions of 2.4 MB.',
      wrong: '16 portions of 2.4 MB are 38.4 MB in 24 h. 76.8 MB is both days, 4.8 MB two hours.',
    },
  },
  distractors: [
    { match: '10.1.0.5', why: 'The resolver speaks for everyone: many small questions, few bytes.', penalty: 10 },
    { match: '10.1.0.15', why: 'Monitoring scans inside the office; nothing of it leaves.', penalty: 10 },
  ],
})
