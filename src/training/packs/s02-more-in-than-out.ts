// The pack of S2: what is asked of the scenario, and what is right (design: training.md section 2).

import { builtIn, CALL, CANNOT_TELL, OFFICE, words } from './built-in'

export const moreInThanOut = /* @__PURE__ */ builtIn({
  id: 'more-in-than-out',
  title: 'S2 More in than out',
  difficulty: 'easy',
  minutes: 10,
  briefing: `One day from the core switch. A colleague checked it with “show me hosts that send more than they receive” and found nothing. **Look again: who sent what to whom?**\n\n${OFFICE}`,
  hidden: [61],
  flows: [
    {
      label: 'TLS both ways',
      sender: '10.1.0.61',
      receiver: '198.51.100.23',
      proto: 'tcp',
      ports: [443],
      channel: 'TLS',
      attack: ['T1041'],
      data: { kind: 'cannot be told', note: 'encrypted; SNI sync-cdn.example' },
    },
  ],
  who: {
    accept: [{ values: ['10.1.0.61'], credit: 1 }],
    hints: [
      'Look at what leaves, whatever comes in.',
      'Sort by “Out” and ignore the balance.',
      'The sender is a workstation whose address ends in 61.',
    ],
    feedback: {
      right:
        '10.1.0.61 sent 50.0 MB. It also received 51.0 MB, which is why a test of the balance (PCR -0.01) misses it.',
      wrong: '10.1.0.61 sent 50.0 MB out, twice the limit. .44 received 60 MB and sent 0.9 MB; .51 is a call.',
    },
  },
  whom: {
    accept: [{ values: ['198.51.100.23', 'sync-cdn.example'], credit: 1 }],
    hints: [
      'Stay on the row of the sender.',
      'Open the row and read the server name of its TLS hello.',
      'The address starts with 198.51.100 and the name begins with “sync”.',
    ],
    feedback: {
      right: '198.51.100.23 calls itself sync-cdn.example and had one client in the office: .61.',
      partly: 'Right network. Name one address or its name.',
      wrong: 'The other side of the 50.0 MB is 198.51.100.23, sync-cdn.example. No other inside host uses it.',
    },
  },
  what: {
    accept: [words(1, CANNOT_TELL, ['sync-cdn.example', 'sync cdn example', 'sync-cdn']), words(0.8, CANNOT_TELL)],
    reject: ['zip', 'pdf', 'database', 'spreadsheet', 'video'],
    hints: [
      'Open the conversation: what is in clear?',
      'Its bytes have no order: encrypted. The hello names the server.',
      'Say that it cannot be told, and name the site.',
    ],
    feedback: {
      right:
        'The content is TLS: 50.0 MB that cannot be told. The name sync-cdn.example in the hello is all that is in clear.',
      partly: 'True, and one thing is in clear: the server name in the hello, sync-cdn.example.',
      wrong: 'Nothing in the 50.0 MB shows a kind of file: it is TLS. A guess is not a finding.',
    },
  },
  evidence: {
    kind: 'bytes',
    prompt: 'How many bytes did the sender send out?',
    accept: [{ range: [49_000_000, 51_000_000], credit: 1 }],
    hints: [
      'It is a number of the suspect row.',
      'Take the column “Out”, not the total.',
      'It is about twice the threshold of 25 MB.',
    ],
    feedback: {
      right: '50.0 MB of goodput in 75 minutes.',
      wrong: 'Out is 50.0 MB. 101 MB would be both directions together; 51 MB came in.',
    },
  },
  distractors: [
    {
      match: '10.1.0.44',
      why: 'It received 60 MB and sent 0.9 MB of data. The rest of its outbound frames are acknowledgements.',
      penalty: 10,
    },
    CALL,
  ],
})
