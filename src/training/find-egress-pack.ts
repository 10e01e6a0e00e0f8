// The pack of scenario S1: what is asked of the sample, and what is right (design: training.md section 2).

import type { OpenPack } from './pack/types'

export const findEgressPack: OpenPack = {
  packFormat: 'exfil-scenario/1',
  id: 'find-egress',
  title: 'S1 Find egress',
  version: '1.0.0',
  author: 'built-in',
  licence: 'CC0-1.0',
  language: 'en',
  difficulty: 'intro',
  minutes: 10,
  briefing:
    'Three days of captures crossed the core switch of an office. Someone thinks that data left. **Who sent it, who got it, and what was it?**\n\n' +
    'The office has the network `10.1.0.0/16` and works from 08:00 to 18:00 in New York.\n\n' +
    'The address 179.90.1.133 comes from the exercise that this pack retells and stands for nobody. The original pictures are lost: protocol and file name are a reconstruction.',
  captures: [
    {
      name: '2015-03-11.pcap',
      sha256: 'd33c60e661eb8a5d68a4bc3d252bf9b9b5458ef720bf1efe1ab8b0015d123891',
      bytes: 817_383,
      source: 'generated',
    },
    {
      name: '2015-03-12.pcap',
      sha256: '1df078eef68f4a2e988588ce5fed75bd286d1f94a8ccbe4276ce471fc1b107a3',
      bytes: 5_349_520,
      source: 'generated',
    },
    {
      name: '2015-03-13.pcap',
      sha256: 'b859f8561dbb3b5ba705b6de24c4d2bac7a8b49f3ca28e1c453935f627ccee59',
      bytes: 5_818_584,
      source: 'generated',
    },
  ],
  generator: {
    engine: 'exfilgen/1',
    seed: 'find-egress-1',
    recipe: 'find-egress.recipe.json',
    externalPool: 'literal',
  },
  network: {
    internal: ['10.1.0.0/16'],
    timezone: 'America/New_York',
    officeHours: ['Mon-Fri 08:00-18:00'],
    hosts: [
      { ip: '10.1.0.5', name: 'NS01', role: 'resolver' },
      { ip: '10.1.0.10', name: 'FS01', role: 'file server' },
      { ip: '10.1.0.12', name: 'MAIL01', role: 'mail relay' },
      { ip: '10.1.0.20', name: 'BUILD01', role: 'build server' },
      { ip: '10.1.0.238', name: 'FIN-WS-238', role: 'workstation', shownToLearner: false },
    ],
  },
  settings: { thresholdBytes: 25_000_000, windowSeconds: 7200, counting: 'goodput' },
  truth: {
    verdict: 'exfiltration',
    flows: [
      {
        label: 'FTP upload',
        sender: '10.1.0.238',
        receiver: '179.90.1.133',
        proto: 'tcp',
        ports: [21, 50_231],
        channel: 'FTP STOR',
        attack: ['T1048.003', 'T1560.001'],
        firstUtc: '2015-03-12T02:14:07Z',
        lastUtc: '2015-03-12T02:31:40Z',
        goodputOut: 27_500_000,
        data: { name: 'customers_q1.zip', kind: 'ZIP archive' },
      },
    ],
  },
  questions: [
    {
      id: 'q1',
      kind: 'hostSet',
      prompt: 'Who is likely sending data?',
      points: 30,
      accept: [{ values: ['FIN-WS-238'], credit: 1 }],
      hints: [
        'Sort by outbound, not by total.',
        'Look at the night of 11 to 12 March.',
        'The sender is in 10.1.0.0/24 and ends in 238.',
      ],
      feedback: {
        right: '10.1.0.238 sent 27.5 MB in 18 minutes.',
        wrong: 'Sort by “Out”: the host that sends most out is not the one that moves most.',
      },
    },
    {
      id: 'q2',
      kind: 'endpointSet',
      prompt: 'Who is likely receiving the data?',
      points: 25,
      accept: [{ values: ['179.90.1.133'], credit: 1 }],
      hints: ['Stay on the row of the sender.', 'Only one inside host ever talks to it.', 'It starts with 179.'],
      feedback: {
        right: 'Only one inside host ever talks to it.',
        partly: 'Right network. Name one address.',
        wrong: 'Many inside hosts use that address; it is a common service.',
      },
    },
    {
      id: 'q3',
      kind: 'keywords',
      prompt: 'What data is likely being sent?',
      points: 30,
      accept: [
        {
          allOf: [
            ['zip', 'archive', 'compressed'],
            ['customer', 'customers', 'client list'],
          ],
          credit: 1,
        },
        { allOf: [['zip', 'archive', 'compressed', 'ftp upload']], credit: 0.6 },
        { allOf: [['file', 'upload']], credit: 0.2 },
      ],
      reject: ['video', 'web browsing', 'backup'],
      hints: [
        'Open the first packets of the suspect conversation.',
        'There is a second conversation, on port 21.',
        'Read the STOR command.',
      ],
      feedback: {
        right: 'STOR customers_q1.zip is in the control connection and the stream starts with PK 03 04.',
        partly: 'Right kind. The name is in the FTP control connection.',
        wrong: 'Open the suspect row and read the names of files that were seen in clear.',
      },
    },
    {
      id: 'q4',
      kind: 'timeRange',
      prompt: 'When did the upload begin (UTC)?',
      points: 15,
      accept: [
        { range: [1_426_126_380, 1_426_126_560], credit: 1 },
        { range: [1_426_118_400, 1_426_129_200], credit: 0.5 },
      ],
      hints: [
        'Use the timeline and read it in UTC.',
        'It is between 00:00 and 03:00 on 12 March.',
        'The first packet of the suspect pair tells.',
      ],
      feedback: {
        right: '02:14 UTC is 22:14 in New York: outside office hours.',
        partly: 'Right night. Read the first packet.',
        wrong: 'Use the timeline and read it in UTC.',
      },
    },
  ],
  distractors: [
    {
      match: '10.1.0.20',
      why: 'It downloaded 60 MB. Its outbound bytes are almost all acknowledgements.',
      penalty: 10,
    },
    { match: '10.1.0.12', why: 'The mail relay sent 9 MB of ordinary mail to many receivers.', penalty: 10 },
    {
      match: '10.1.0.51',
      why: 'A call carries about the same both ways; that is what a call looks like.',
      penalty: 10,
    },
  ],
  scoring: { pass: 70, hintCost: [5, 10, 15], attempts: 2, laterAttemptFactor: 0.7 },
}
