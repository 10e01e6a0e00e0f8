// The pack of S9: what is asked of the scenario, and what is right (design: training.md section 2).

import { builtIn, OFFICE, words } from './built-in'

const PERSONNEL = ['hr', 'personnel', 'human resources', 'contracts', 'contract', 'reviews', 'review']

export const collectThenSend = /* @__PURE__ */ builtIn({
  id: 'collect-then-send',
  title: 'S9 Collect, then send',
  difficulty: 'hard',
  minutes: 20,
  briefing: `One day from the core switch. Sixteen hosts upload to the same cloud storage, which the office has a contract for. **Is one of these uploads different, and what is in it?**\n\n${OFFICE}`,
  hidden: [158],
  flows: [
    {
      label: 'upload to cloud storage',
      sender: '10.1.0.158',
      receiver: '198.51.100.200',
      proto: 'tcp',
      ports: [443],
      channel: 'TLS',
      attack: ['T1039', 'T1074', 'T1560', 'T1567'],
      data: {
        name: 'contracts_2023.zip, reviews/*.docx',
        kind: 'personnel files',
        note: 'read from \\\\FS01\\HR$ before',
      },
    },
  ],
  who: {
    accept: [{ values: ['10.1.0.158'], credit: 1 }],
    hints: [
      'Many use the site. How much does each send?',
      'Filter for the storage site and sort by “Out”.',
      'The sender is a workstation whose address ends in 158.',
    ],
    feedback: {
      right: '10.1.0.158 sent 40.6 MB to the storage; the fifteen others 1 to 3 MB each.',
      wrong: 'Everybody uses the site, but 1 to 3 MB at a time. 10.1.0.158 sent 40.6 MB in 14 minutes.',
    },
  },
  whom: {
    accept: [{ values: ['198.51.100.200', 'storage.cloud.example'], credit: 1 }],
    hints: [
      'Stay on the row of the sender.',
      'Read the server name in the TLS hello.',
      'The name begins with “storage”.',
    ],
    feedback: {
      right: 'storage.cloud.example, 198.51.100.200. That 28 hosts use it does not make this upload theirs.',
      partly: 'Right network. Name the address or the name.',
      wrong: 'The 40.6 MB went to storage.cloud.example, 198.51.100.200.',
    },
  },
  what: {
    accept: [
      words(1, PERSONNEL, ['smb', 'share', 'file server', 'fs01', 'documents', 'files', 'docx', 'zip']),
      words(0.7, PERSONNEL),
      words(0.4, ['tls upload', 'cloud upload', 'upload to cloud', 'encrypted']),
    ],
    reject: ['video', 'backup', 'database'],
    hints: [
      'The upload is encrypted. Look left in time, and inside.',
      'Look at the host’s internal rows before 18:41 UTC.',
      'It read 41.2 MB from the share HR$ of FS01.',
    ],
    feedback: {
      right:
        'From 18:02 UTC it read contracts_2023.zip and reviews/*.docx, 41.2 MB, from \\\\FS01\\HR$, and then sent 40.6 MB.',
      partly: 'Look inside, half an hour before: SMB names the share and the files.',
      wrong: 'The upload itself says nothing. Half an hour earlier the host read 41.2 MB of HR files from FS01.',
    },
  },
  evidence: {
    kind: 'timeRange',
    prompt: 'When did the collecting begin (UTC)?',
    accept: [{ range: [1_741_716_000, 1_741_716_240], credit: 1 }],
    hints: [
      'Collecting is inside: from a server to the suspect.',
      'Open the host’s row with FS01 (10.1.0.10), port 445, and read its first large conversation.',
      'A few minutes after 18:00 UTC.',
    ],
    feedback: {
      right: '18:02:00 UTC, 39 minutes before the upload began.',
      wrong: 'The reading from FS01 began at 18:02:00 UTC. 18:41 is the upload.',
    },
  },
  distractors: [
    {
      match: '10.1.0.10',
      why: 'The file server gives what it is asked for, inside. Nothing of it crosses the boundary.',
      penalty: 10,
    },
    { match: '10.1.0.41/32', why: 'It sent 1 to 3 MB to the storage, like fourteen others.', penalty: 10 },
    { match: '10.1.0.42/31', why: 'It sent 1 to 3 MB to the storage, like fourteen others.', penalty: 10 },
    { match: '10.1.0.44/30', why: 'It sent 1 to 3 MB to the storage, like fourteen others.', penalty: 10 },
    { match: '10.1.0.48/29', why: 'It sent 1 to 3 MB to the storage, like fourteen others.', penalty: 10 },
  ],
})
