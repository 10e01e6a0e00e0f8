// The pack of S7: what is asked of the scenario, and what is right (design: training.md section 2).

import { builtIn, CALL, CANNOT_TELL, OFFICE, words } from './built-in'

export const proxy = /* @__PURE__ */ builtIn({
  id: 'behind-the-proxy',
  title: 'S7 Behind the proxy',
  difficulty: 'medium',
  minutes: 15,
  briefing: `Four hours from the core switch, 12:00 to 16:00 UTC. The largest sender is the proxy, as on every day. **Who stands behind it?**\n\n${OFFICE} Web traffic may go through *PROXY01* (10.1.0.8, port 3128). The switch sees both legs.`,
  hidden: [131],
  flows: [
    {
      label: 'upload through the proxy',
      sender: '10.1.0.131',
      via: ['10.1.0.8'],
      receiver: '203.0.113.88',
      proto: 'tcp',
      ports: [3128],
      channel: 'HTTP CONNECT, TLS',
      attack: ['T1567.002'],
      data: { kind: 'cannot be told', note: 'encrypted; files.drop.example is a file-sharing site' },
    },
  ],
  who: {
    accept: [
      { values: ['10.1.0.131'], credit: 1 },
      { values: ['10.1.0.131', '10.1.0.8'], credit: 0.8, note: 'The proxy only passes on.' },
      { values: ['10.1.0.8'], credit: 0.3, note: 'That is the proxy.' },
    ],
    hints: [
      'A proxy sends what others give it. Look at its inside rows.',
      'Which client gives the proxy most, and when? Compare with the proxy’s largest receiver.',
      'The sender is a workstation whose address ends in 131.',
    ],
    feedback: {
      right: '10.1.0.131 gave the proxy 31.0 MB from 13:10 to 13:24 UTC, and the proxy sent as much to one site.',
      partly: 'The proxy passed it on. The client that gave it the 31.0 MB is 10.1.0.131.',
      wrong: '10.1.0.131 gave the proxy 31.0 MB. The 40 other clients come to 15 MB together.',
    },
  },
  whom: {
    accept: [{ values: ['files.drop.example', '203.0.113.88'], credit: 1 }],
    hints: [
      'The client tells the proxy where to.',
      'Read the CONNECT line in the client’s conversation with port 3128.',
      'The name begins with “files”.',
    ],
    feedback: {
      right: 'CONNECT files.drop.example:443, and the proxy’s other leg goes to 203.0.113.88: 31.0 MB.',
      partly: 'Right network. Name the site or its address.',
      wrong: 'The proxy is not the receiver. CONNECT names files.drop.example (203.0.113.88).',
    },
  },
  what: {
    accept: [
      words(1, CANNOT_TELL, ['file sharing', 'upload', 'file share', 'files.drop.example', 'drop']),
      words(0.7, CANNOT_TELL),
      words(0.5, ['file sharing', 'upload']),
    ],
    reject: ['video', 'database', 'payroll'],
    hints: [
      'What is in clear on either leg?',
      'CONNECT, then a TLS hello, then nothing readable.',
      'Say that it cannot be told, and what kind of site it is.',
    ],
    feedback: {
      right: 'It is TLS inside CONNECT: unknown content, an upload of 31.0 MB to a file-sharing site.',
      partly: 'True. The name of the site says what it is for: sharing files.',
      wrong: 'Nothing shows the kind of data. In clear are only CONNECT files.drop.example:443 and the TLS hello.',
    },
  },
  evidence: {
    kind: 'choice',
    prompt: 'How much of this left the network?',
    options: ['31 MB', '62 MB', '15.5 MB', 'nothing'],
    accept: [{ values: ['31 MB'], credit: 1 }],
    hints: [
      'There are two legs, and the switch sees both.',
      'Which of the two crosses the boundary?',
      'The same bytes: count them once.',
    ],
    feedback: {
      right: '31.0 MB: the leg from the proxy to 203.0.113.88. The leg to the proxy is inside.',
      wrong: '31.0 MB from client to proxy and the same 31.0 MB from proxy to site: what left is 31.0 MB, once.',
    },
  },
  distractors: [CALL],
})
