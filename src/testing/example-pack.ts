// A pack for tests, of the shape of scenario S1, with two short hosts lists and one question of each common kind.

import type { OpenPack } from '../training/index'

const HASH = 'ab'.repeat(32)

export const examplePack: OpenPack = {
  packFormat: 'exfil-scenario/1',
  id: 'example-upload',
  title: 'An upload at night',
  version: '1.0.0',
  difficulty: 'intro',
  minutes: 10,
  briefing: 'Three days of captures. **Who** sent it, who got it, and what was it?',
  captures: [{ name: 'core-2015-03-11.pcap', sha256: HASH, bytes: 2400, source: 'generated' }],
  generator: { engine: 'exfilgen/1', seed: 'example-1', recipe: 'example.recipe.json', externalPool: 'literal' },
  network: {
    internal: ['10.1.0.0/16'],
    timezone: 'America/New_York',
    officeHours: ['Mon-Fri 08:00-18:00'],
    hosts: [
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
      hints: ['Sort by outbound.', 'Look at the night.', 'It ends in 238.'],
      feedback: { right: '10.1.0.238 sent 27.5 MB.', wrong: 'That host received far more than it sent.' },
    },
    {
      id: 'q2',
      kind: 'endpointSet',
      prompt: 'Who is likely receiving the data?',
      points: 25,
      accept: [{ values: ['179.90.1.133', 'drop.example'], credit: 1 }],
      feedback: { right: 'Only one inside host talks to it.', partly: 'Right network.', wrong: 'A common service.' },
    },
    {
      id: 'q3',
      kind: 'keywords',
      prompt: 'What data is likely being sent?',
      points: 30,
      accept: [
        {
          allOf: [
            ['zip', 'archive'],
            ['customer', 'customers', 'client list'],
          ],
          credit: 1,
        },
        { allOf: [['zip', 'archive', 'ftp upload']], credit: 0.6 },
      ],
      reject: ['video', 'backup'],
      feedback: { right: 'STOR customers_q1.zip.', partly: 'Right kind.', wrong: 'Open the first packets.' },
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
      feedback: { right: '02:14 UTC.', wrong: 'Use the timeline.' },
    },
  ],
  distractors: [
    { match: '10.1.0.20', why: 'It downloaded 60 MB.', penalty: 10 },
    { match: 'MAIL01', why: 'Ordinary mail.', penalty: 10 },
  ],
  scoring: { pass: 70, hintCost: [5, 10, 15], attempts: 2, laterAttemptFactor: 0.7 },
}
