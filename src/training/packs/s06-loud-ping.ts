// The pack of S6: what is asked of the scenario, and what is right (design: training.md section 2).

import { builtIn, OFFICE, words } from './built-in'

const KEY = ['private key', 'rsa key', 'pem', 'key file', 'secret key']

export const loudPing = /* @__PURE__ */ builtIn({
  id: 'loud-ping',
  title: 'S6 The loud ping',
  difficulty: 'easy',
  minutes: 10,
  briefing: `One hour from the core switch, 13:00 to 14:00 UTC. Someone says that “there is a lot of ping”. **Is there a message in it?**\n\n${OFFICE} *MON01* (10.1.0.15) watches hosts and sites with ping.`,
  hidden: [112],
  flows: [
    {
      label: 'echo requests',
      sender: '10.1.0.112',
      receiver: '203.0.113.9',
      proto: 'icmp',
      channel: 'ICMP echo',
      attack: ['T1048.003', 'T1095'],
      data: { kind: 'PEM private key' },
    },
  ],
  who: {
    accept: [{ values: ['10.1.0.112'], credit: 1 }],
    hints: [
      'Packets are not bytes.',
      'Show ICMP rows and sort by bytes out.',
      'The sender is a workstation whose address ends in 112.',
    ],
    feedback: {
      right: '10.1.0.112 sent 1,000 echo requests of 1,400 bytes: 1.4 MB, all different.',
      wrong:
        'MON01 sends many more packets, but 56 bytes each, always the same: 40 kB an hour a target. 10.1.0.112 sent 1.4 MB.',
    },
  },
  whom: {
    accept: [{ values: ['203.0.113.9'], credit: 1 }],
    hints: [
      'Stay on the row of the sender.',
      'It has one other side. Who else pings it?',
      'The address starts with 203.0.113 and has one digit at the end.',
    ],
    feedback: {
      right: '203.0.113.9 got 1.4 MB; no other inside host pings it, MON01 neither.',
      partly: 'Right network. Name one address.',
      wrong: 'Those addresses are watched by MON01, 56 bytes at a time. The 1.4 MB went to 203.0.113.9.',
    },
  },
  what: {
    accept: [
      words(1, KEY),
      words(0.7, ['file', 'data', 'document'], ['icmp', 'ping', 'echo']),
      words(0.7, ['icmp tunnel', 'ping tunnel']),
    ],
    reject: ['video', 'monitoring', 'web browsing'],
    hints: [
      'Look into the payload of the echo requests.',
      'Open the first packet of the suspect row.',
      'The first line begins with five hyphens and BEGIN.',
    ],
    feedback: {
      right: 'The first payload begins “-----BEGIN RSA PRIVATE KEY-----”: a key file in PEM.',
      partly: 'Right channel. Read the first payload.',
      wrong: 'The first request says “-----BEGIN RSA PRIVATE KEY-----” in clear.',
    },
  },
  evidence: {
    kind: 'bytes',
    prompt: 'How many bytes of payload did the sender send out?',
    accept: [{ range: [1_300_000, 1_500_000], credit: 1 }],
    hints: [
      'Payload is what stands behind the headers.',
      'Take the row’s “Out” as goodput or payload, not frames.',
      '1,000 requests of 1,400 bytes.',
    ],
    feedback: {
      right: '1,000 × 1,400 = 1.4 MB.',
      wrong: '1,000 requests × 1,400 bytes = 1.4 MB. The replies are as much again, the other way.',
    },
  },
  distractors: [
    {
      match: '10.1.0.15',
      why: 'Monitoring: 14,400 requests of 56 bytes that are all alike. Nothing can hide in what never changes.',
      penalty: 10,
    },
  ],
})
