// The pack of S8: what is asked of the scenario, and what is right (design: training.md section 2).

import { builtIn, CALL, OFFICE, words } from './built-in'

const PAYROLL = ['payroll', 'salary', 'salaries']

export const mailInTheNoise = /* @__PURE__ */ builtIn({
  id: 'small-thing-in-the-noise',
  title: 'S8 The small thing in the noise',
  difficulty: 'medium',
  minutes: 15,
  briefing: `Four hours from the core switch, 17:00 to 21:00 UTC. One row is above the threshold, and it is harmless. **What is just below?**\n\n${OFFICE} Mail goes through *MAIL01* (10.1.0.12).`,
  hidden: [44],
  flows: [
    {
      label: 'mail with an attachment',
      sender: '10.1.0.44',
      via: ['10.1.0.12'],
      receiver: '192.0.2.25',
      proto: 'tcp',
      ports: [25],
      channel: 'SMTP',
      attack: ['T1048.003'],
      data: { name: 'payroll_2024.xlsx', kind: 'spreadsheet' },
    },
  ],
  who: {
    accept: [
      { values: ['10.1.0.44'], credit: 1 },
      { values: ['10.1.0.12'], credit: 0.4, note: 'That is the relay.' },
    ],
    hints: [
      'The threshold is not a verdict. What lies a little below?',
      'Lower the slider a little, and read the names that were seen in clear.',
      'A workstation whose address ends in 44 gave it to the mail relay.',
    ],
    feedback: {
      right: '10.1.0.44 gave the relay a mail of 23.3 MB at 18:20 UTC.',
      partly: 'The relay passed it on. It came from 10.1.0.44, half a minute before.',
      wrong: 'The call of .51 is 54 MB each way, and a call. The mail of 23.3 MB came from 10.1.0.44.',
    },
  },
  whom: {
    accept: [{ values: ['partner-mail.example', '192.0.2.25', 'archive@partner-mail.example'], credit: 1 }],
    hints: [
      'Follow the mail: where does the relay send it?',
      'Read RCPT TO in the relay’s conversation on port 25.',
      'The domain begins with “partner”.',
    ],
    feedback: {
      right: 'RCPT TO archive@partner-mail.example; the relay sent 23.3 MB to 192.0.2.25.',
      partly: 'Right network. Name the domain or the address.',
      wrong: 'The mail went to archive@partner-mail.example, 192.0.2.25, port 25.',
    },
  },
  what: {
    accept: [
      words(1, PAYROLL, ['spreadsheet', 'xlsx', 'excel']),
      words(0.6, ['office file', 'spreadsheet', 'xlsx', 'excel', ...PAYROLL]),
    ],
    reject: ['video', 'call', 'image'],
    hints: ['Mail says what it carries.', 'Read the MIME headers: “filename=”.', 'It is a spreadsheet of the payroll.'],
    feedback: {
      right: 'filename="payroll_2024.xlsx" stands in the MIME headers, in clear.',
      partly: 'Right kind. The name in the MIME headers says the subject.',
      wrong: 'The MIME headers say filename="payroll_2024.xlsx".',
    },
  },
  evidence: {
    kind: 'bytes',
    prompt: 'How large is the attachment itself?',
    accept: [
      { range: [16_500_000, 17_500_000], credit: 1 },
      { range: [23_000_000, 24_000_000], credit: 0.5, note: 'That is base64.' },
    ],
    hints: [
      'Mail carries files as text, which makes them larger.',
      'Base64 makes 4 characters of 3 bytes, and two more a line of 76.',
      'Take 0.73 of what was sent.',
    ],
    feedback: {
      right: '23.3 MB of base64 are 17.0 MB of file.',
      partly: '23.3 MB is the text. The file in it has 17.0 MB.',
      wrong: '23.3 MB were sent as base64; 0.73 of that is 17.0 MB.',
    },
  },
  distractors: [
    CALL,
    { match: '10.1.0.20', why: 'The build server downloaded 60 MB; what it sent are acknowledgements.', penalty: 10 },
    { match: '10.1.0.12', why: 'The relay passes on what others write.', penalty: 0 },
  ],
})
