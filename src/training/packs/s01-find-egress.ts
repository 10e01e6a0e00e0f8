// The pack of S1: what is asked of the scenario, and what is right (design: training.md section 2).

import { builtIn, OFFICE, words } from './built-in'

const ARCHIVE = ['zip', 'archive', 'compressed']

export const findEgress = /* @__PURE__ */ builtIn({
  id: 'find-egress',
  title: 'S1 Find egress',
  difficulty: 'intro',
  minutes: 10,
  briefing: `Three days of captures crossed the core switch of an office. Someone thinks that data left. **Who sent it, who got it, and what was it?**\n\n${OFFICE}\n\nThe address 179.90.1.133 comes from the exercise that this pack retells and stands for nobody. The original pictures are lost: protocol and file name are a reconstruction.`,
  hidden: [238],
  externalPool: 'literal',
  flows: [
    {
      label: 'FTP upload',
      sender: '10.1.0.238',
      receiver: '179.90.1.133',
      proto: 'tcp',
      ports: [21, 50_230, 50_231],
      channel: 'FTP STOR',
      attack: ['T1048.003', 'T1560.001'],
      data: { name: 'customers_q1.zip', kind: 'ZIP archive' },
    },
  ],
  who: {
    accept: [{ values: ['10.1.0.238'], credit: 1 }],
    hints: [
      'Sort by outbound, not by total: what counts is what leaves.',
      'In the timeline, look at the night of 11 to 12 March.',
      'The sender is in 10.1.0.0/24 and its address ends in 238.',
    ],
    feedback: {
      right: '10.1.0.238 (FIN-WS-238) sent 27.5 MB to one address in 18 minutes; its usual is 0.3 MB in two hours.',
      wrong:
        'Sort by “Out”. BUILD01 moves most (60 MB), but it receives: all it sends are acknowledgements, 0 bytes of data.',
    },
  },
  whom: {
    accept: [{ values: ['179.90.1.133'], credit: 1 }],
    hints: [
      'Stay on the row of the sender.',
      'Open the row: its other side is the receiver. How many inside hosts talk to it?',
      'Its address starts with 179.',
    ],
    feedback: {
      right: '179.90.1.133 got 27.5 MB, and no other inside host ever talks to it.',
      partly: 'Right network. Name one address.',
      wrong:
        'Many inside hosts use that address: a common service. 179.90.1.133 is used by one host only, once, at night.',
    },
  },
  what: {
    accept: [
      words(1, ARCHIVE, ['customer', 'customers', 'client list']),
      words(0.6, [...ARCHIVE, 'ftp upload']),
      words(0.2, ['file', 'upload']),
    ],
    reject: ['video', 'web browsing', 'backup'],
    hints: [
      'Open the suspect row and look at its conversations.',
      'One of them is on port 21: FTP says in clear what it does.',
      'Read the STOR command, and the first bytes of the other conversation.',
    ],
    feedback: {
      right:
        'STOR customers_q1.zip is in the control connection, and the 27.5 MB stream starts with PK 03 04: a ZIP archive.',
      partly: 'Right kind. The name is in the FTP control connection, port 21.',
      wrong: 'The control connection on port 21 names it in clear: STOR customers_q1.zip.',
    },
  },
  evidence: {
    kind: 'timeRange',
    prompt: 'When did the upload begin (UTC)?',
    accept: [
      { range: [1_426_126_380, 1_426_126_560], credit: 1 },
      { range: [1_426_118_400, 1_426_129_200], credit: 0.5 },
    ],
    hints: [
      'The timeline shows when the suspect row was busy; read it in UTC.',
      'It is between 00:00 and 03:00 on 12 March.',
      'The first packet of the suspect row is at 02:14 and some seconds.',
    ],
    feedback: {
      right: '02:14:07 UTC is 22:14 in New York: the office had closed four hours before.',
      partly: 'Right night. Read the time of the first packet.',
      wrong: 'The first packet of the suspect row is at 02:14:07 UTC on 12 March.',
    },
  },
  distractors: [
    {
      match: '10.1.0.20',
      why: 'BUILD01 downloaded 60 MB. What it sent are acknowledgements: 0 bytes of data but the request.',
      penalty: 10,
    },
    { match: '10.1.0.12', why: 'The mail relay sent 9 MB of ordinary mail, by day, to twelve receivers.', penalty: 10 },
  ],
})
