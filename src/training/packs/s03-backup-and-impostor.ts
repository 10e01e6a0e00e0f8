// The pack of S3: what is asked of the scenario, and what is right (design: training.md section 2).

import { BACKUP_LISTED, builtIn, OFFICE, words } from './built-in'

const PAYROLL = ['payroll', 'finance', 'salary', 'salaries']

export const impostor = /* @__PURE__ */ builtIn({
  id: 'backup-and-impostor',
  title: 'S3 The backup and the impostor',
  difficulty: 'medium',
  minutes: 15,
  briefing: `Three nights from the core switch. Several rows pass the threshold, and most have a good reason. **Which one has not?**\n\n${OFFICE}\n\n${BACKUP_LISTED}`,
  hidden: [73],
  flows: [
    {
      label: 'upload to a look-alike',
      sender: '10.1.0.73',
      receiver: '203.0.113.140',
      proto: 'tcp',
      ports: [443],
      channel: 'TLS',
      attack: ['T1029', 'T1567.002'],
      data: { name: 'payroll_2024.xlsx', kind: 'spreadsheet', note: 'read from \\\\FS01\\Finance before' },
    },
  ],
  who: {
    accept: [{ values: ['10.1.0.73'], credit: 1 }],
    hints: [
      'Look at the rows above the threshold, night by night.',
      'Two hosts send at 02:00 UTC on 13 March. Open both rows and compare the receivers’ names.',
      'The sender is a workstation whose address ends in 73.',
    ],
    feedback: {
      right:
        '10.1.0.73 sent 26.0 MB at 02:03 UTC on the 13th; its usual is 0.3 MB in two hours. It hid beside the backup.',
      wrong:
        'BACKUP01 sent 30.0, 29.4 and 30.6 MB to the listed vault. 10.1.0.73 sent 26.0 MB once, to a name that only looks like it.',
    },
  },
  whom: {
    accept: [{ values: ['203.0.113.140', 'vault-backup.example'], credit: 1 }],
    hints: [
      'Stay on the row of the sender.',
      'Compare the name with the listed one letter by letter.',
      'There is a hyphen where the listed name has a dot.',
    ],
    feedback: {
      right:
        'vault-backup.example (203.0.113.140) is not vault.backup.example (203.0.113.40): a hyphen instead of a dot.',
      partly: 'Right network. Name the address or the name.',
      wrong: 'The listed vault is 203.0.113.40. The 26.0 MB went to 203.0.113.140, vault-backup.example with a hyphen.',
    },
  },
  what: {
    accept: [words(1, PAYROLL, ['spreadsheet', 'xlsx', 'excel', 'smb', 'file server', 'fs01']), words(0.7, PAYROLL)],
    reject: ['video', 'backup data', 'database'],
    hints: [
      'The upload is encrypted. What did this host do before?',
      'Look at the host’s internal conversations in the half hour before 02:03 UTC.',
      'It read a file of 26.4 MB from the Finance share of FS01.',
    ],
    feedback: {
      right: 'From 01:38 UTC it read payroll_2024.xlsx, 26.4 MB, from \\\\FS01\\Finance, and then sent 26.0 MB.',
      partly: 'Right subject. The SMB conversation with FS01 names the file and its kind.',
      wrong:
        'The upload is TLS, but 25 minutes earlier the host read payroll_2024.xlsx (26.4 MB) from \\\\FS01\\Finance.',
    },
  },
  evidence: {
    kind: 'timeRange',
    prompt: 'When did the upload begin (UTC)?',
    accept: [{ range: [1_741_831_320, 1_741_831_440], credit: 1 }],
    hints: [
      'It is in the night of 12 to 13 March.',
      'Open the suspect row and read its first packet, in UTC.',
      'Three minutes after the backup began.',
    ],
    feedback: {
      right: '02:03:00 UTC on 13 March, three minutes after the backup began.',
      wrong: 'The first packet of 10.1.0.73 to 203.0.113.140 is at 02:03:00 UTC on 13 March. 02:00:00 is the backup.',
    },
  },
  distractors: [
    {
      match: '10.1.0.40',
      why: 'The backup is listed: the same hour each night, about 30 MB, to 203.0.113.40.',
      penalty: 10,
    },
    {
      match: '10.1.0.20',
      why: 'The build server pushed 20 MB to registry.example at 15:00 UTC: new, but its job, and below the threshold.',
      penalty: 10,
    },
  ],
})
