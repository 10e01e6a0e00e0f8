// The pack of S5: what is asked of the scenario, and what is right (design: training.md section 2).

import { builtIn, OFFICE, words } from './built-in'

const IN_DNS = ['dns', 'base32', 'tunnel', 'names']

export const dnsTunnel = /* @__PURE__ */ builtIn({
  id: 'dns-through-the-resolver',
  title: 'S5 A table in names',
  difficulty: 'hard',
  minutes: 20,
  briefing: `Six hours from the core switch, 12:00 to 18:00 UTC. No pair comes near the threshold; the firewall lets only DNS out to strangers. **Is something leaving all the same?**\n\n${OFFICE} All hosts ask *NS01* (10.1.0.5), which asks outside.`,
  hidden: [93],
  flows: [
    {
      label: 'names of one domain',
      sender: '10.1.0.93',
      via: ['10.1.0.5'],
      receiver: '198.51.100.53',
      proto: 'udp',
      ports: [53_123],
      channel: 'DNS TXT',
      attack: ['T1048.003', 'T1071.004'],
      data: { kind: 'table of customers in base32', note: 'id,name,card_last4; 687,500 bytes decoded' },
    },
  ],
  who: {
    accept: [
      { values: ['10.1.0.93'], credit: 1 },
      { values: ['10.1.0.5'], credit: 0.3, note: 'That is the resolver.' },
    ],
    hints: [
      'The resolver asks for everybody. Who asks the resolver?',
      'Look at internal DNS: which host asks for far more names than the others?',
      'The sender is a workstation whose address ends in 93.',
    ],
    feedback: {
      right: '10.1.0.93 asked for 10,000 different names under one domain in six hours; others ask for about 180.',
      partly: 'That is the resolver: it only passes on. The client behind it is 10.1.0.93.',
      wrong:
        '10.1.0.93 asked for 10,000 names under cdn-metrics.example. Antivirus look-ups come to 30 an hour a host.',
    },
  },
  whom: {
    accept: [{ values: ['cdn-metrics.example', 't.cdn-metrics.example', '198.51.100.53'], credit: 1 }],
    hints: [
      'Who reads the names? Whoever runs the domain.',
      'Group the names by their registered domain.',
      'It calls itself metrics of a CDN.',
    ],
    feedback: {
      right: 'All 10,000 names end in cdn-metrics.example: its name server reads them, whoever forwards.',
      wrong: 'The names end in cdn-metrics.example. av.example is the antivirus of all workstations.',
    },
  },
  what: {
    accept: [
      words(1, ['customer', 'customers', 'card', 'cards', 'table', 'csv'], IN_DNS),
      words(0.7, ['encoded data', 'data in dns', 'dns tunnel', 'base32', 'encoded', 'customer', 'card']),
    ],
    reject: ['video', 'antivirus', 'web browsing'],
    hints: [
      'The names are the data.',
      'Labels of 55 letters out of a to z and 2 to 7: base32. See the decoded start.',
      'The decoded start reads “id,name,card_last4”.',
    ],
    feedback: {
      right: 'The labels are base32 and decode to id,name,card_last4: a table of customers.',
      partly: 'Right channel. Decode the start of the first names: id,name,card_last4.',
      wrong: 'The first labels decode (base32) to id,name,card_last4: 687,500 bytes of a customer table.',
    },
  },
  evidence: {
    kind: 'bytes',
    prompt: 'How many bytes left, decoded?',
    accept: [
      { range: [600_000, 750_000], credit: 1 },
      { range: [1_000_000, 1_200_000], credit: 0.5, note: 'That is before decoding.' },
    ],
    hints: [
      '10,000 names carry 110 characters each.',
      'A character of base32 carries 5 bits, not 8.',
      '1,100,000 characters times 5, divided by 8.',
    ],
    feedback: {
      right: '10,000 × 110 × 5 / 8 = 687,500 bytes.',
      partly: '1,100,000 characters left; decoded they are 687,500 bytes.',
      wrong: '10,000 names × 110 characters × 5 bits = 687,500 bytes. The packets around them are more.',
    },
  },
  distractors: [
    { match: '10.1.0.5', why: 'The resolver passes on what others ask. It sends nothing of its own.', penalty: 0 },
    {
      match: '10.1.0.12',
      why: 'The mail relay looks up keys of those who write: 240 TXT questions, always the same names.',
      penalty: 10,
    },
  ],
})
