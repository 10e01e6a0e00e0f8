// The pack of S10: what is asked of the scenario, and what is right (design: training.md section 2).

import { builtIn, OFFICE, words } from './built-in'

const DATABASE = ['database', 'sql', 'dump']

export const pulledDoubledCut = /* @__PURE__ */ builtIn({
  id: 'pulled-doubled-cut',
  title: 'S10 Pulled, doubled, cut',
  difficulty: 'hard',
  minutes: 25,
  briefing: `Two captures from the core switch, 14:00 to 15:00 and 15:03 to 16:00 UTC. The switch was set up in a hurry. **Check the capture first: is it whole, is anything there twice? Then: who sent what to whom?**\n\n${OFFICE} *WWW01* is a public web server. The upload of 10.1.0.99 to 203.0.113.99 was agreed.`,
  hidden: [30],
  flows: [
    {
      label: 'dump pulled from outside',
      sender: '10.1.0.30',
      receiver: '203.0.113.66',
      proto: 'tcp',
      ports: [80],
      channel: 'HTTP GET',
      attack: ['T1041', 'T1048'],
      data: { name: 'db-2024.sql.gz', kind: 'gzip of a database dump' },
    },
  ],
  who: {
    accept: [{ values: ['10.1.0.30'], credit: 1 }],
    hints: [
      'Who opened a connection is not who sent the data.',
      'Sort by goodput out. A frame that was mirrored twice counts once there.',
      'A server whose address ends in 30 answers someone.',
    ],
    feedback: {
      right: '10.1.0.30 (WWW01) answered one stranger with 26.0 MB from 14:20 to 14:41 UTC.',
      wrong:
        '.99 looks like 31 MB because its VLAN was mirrored twice; it sent 15.5 MB, as agreed. WWW01 sent 26.0 MB.',
    },
  },
  whom: {
    accept: [{ values: ['203.0.113.66'], credit: 1 }],
    hints: [
      'Stay on the row of the sender.',
      'It is the side that asked: a client that is outside.',
      'The address starts with 203.0.113 and ends in 66.',
    ],
    feedback: {
      right: '203.0.113.66 asked once and got 26.0 MB; the other 30 visitors got 20 kB each.',
      partly: 'Right network. Name one address.',
      wrong: '203.0.113.66 fetched 26.0 MB. Visitors of the web server get 20 kB each.',
    },
  },
  what: {
    accept: [words(1, DATABASE, ['gzip', 'gz', 'compressed', 'backup file']), words(0.7, DATABASE)],
    reject: ['video', 'web page', 'image'],
    hints: [
      'HTTP on port 80 is in clear.',
      'Read the request line of the suspect conversation.',
      'The path ends in .sql.gz.',
    ],
    feedback: {
      right: 'GET /old/db-2024.sql.gz, and the answer starts with 1F 8B: a database dump, compressed with gzip.',
      partly: 'Right. The name also says how it is packed: .gz.',
      wrong: 'The request says GET /old/db-2024.sql.gz: a database dump.',
    },
  },
  evidence: {
    kind: 'bytes',
    prompt: 'How many bytes did 10.1.0.99 really send?',
    accept: [{ range: [15_000_000, 16_000_000], credit: 1 }],
    hints: [
      'Its packets are there twice.',
      'Compare the row’s frames with its goodput: goodput counts each byte once.',
      'Half of 31 MB.',
    ],
    feedback: {
      right: '15.5 MB of goodput. 31 MB are the same bytes, mirrored twice.',
      wrong: 'Goodput is 15.5 MB: each byte once. Frames say about 33 MB, because the VLAN was mirrored twice.',
    },
  },
  distractors: [
    {
      match: '10.1.0.99',
      why: 'Agreed, and half of what it looks like: its VLAN is mirrored twice, 15.5 MB of goodput.',
      penalty: 10,
    },
    {
      match: '10.1.0.87',
      why: 'Only one direction was captured, and it began before: 4 MB, below the threshold.',
      penalty: 10,
    },
  ],
})
