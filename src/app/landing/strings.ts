export const text = {
  title: 'Who is sending what out of your network?',
  lead: 'Drop packet captures. Egress names the hosts that send the most data out, to whom, and when.',
  drop: 'Drop capture files or a whole folder here',
  walking: (files: string, size: string) => `Found ${files}, ${size}…`,
  formats: 'Formats',
  anySize: 'any size',
  folder: 'Choose folder',
  files: 'Choose files',
  sample: 'Try the sample',
  sampleHint: 'Invented captures with a known culprit, made on this page in a few seconds.',
  upload: 'Your browser may say “upload” for a folder. Nothing leaves this computer.',
  training: 'Learn to read captures, alone or in a class:',
  startExercise: 'Start exercise',
  nothingRead: 'None of these files could be read',
  nothingReadHint: 'Readable: pcap and pcapng, also as .gz, .zst or .lz4.',
  more: (count: string) => `and ${count} more`,
  offline: 'Offline',
  offlineHint: 'nothing is sent',
  how: 'How do I know?',
  steps: [
    { title: 'Who sends', body: 'Each inside host with the bytes that it sent out.' },
    { title: 'Who receives', body: 'The outside address, port and service that took them.' },
    { title: 'How much, when', body: 'The largest amount within any 2 hours, against 25 MB or your own limit.' },
  ],
} as const

export const proof = {
  title: 'How do I know that nothing is sent?',
  promise:
    'The page has no code that sends data, and its policy blocks every request that the browser lets a page block. Browsers leave a few side doors (pre-connect, WebRTC, opening another page); the page uses none of them. Pull the cable and everything still works.',
  check: 'Check it yourself',
  ways: [
    'Pull the network cable or switch on flight mode, then read a capture.',
    'Open the developer tools (F12), tab Network: while a capture is read, the list stays empty.',
    "Look at the top of this file in a text editor: the policy reads default-src 'none', connect-src 'none'.",
    'The page keeps nothing either: no cookies, no local storage. Reload it and it starts empty.',
  ],
  policy: 'The policy of this page',
  noPolicy: 'This is a development build: it has no policy.',
  requests: (count: string) => `Requests since the page was opened, the page itself left out: ${count}`,
} as const
