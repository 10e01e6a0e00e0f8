import { describe, expect, it } from 'vitest'
import { examplePack } from '../../testing/example-pack'
import { type CaseFacts, lintPack } from './lint'
import type { OpenPack } from './types'

const FIRST = 1_426_126_447
const LAST = 1_426_127_500

const facts: CaseFacts = {
  captures: [{ name: 'core-2015-03-11.pcap', sha256: 'ab'.repeat(32), bytes: 2400, longestCaptured: 96 }],
  conversations: (sender, receiver) =>
    sender === '10.1.0.238' && receiver === '179.90.1.133'
      ? [
          { ports: [1, 21], outGoodput: 100_000, inGoodput: 500, firstSeconds: FIRST, lastSeconds: LAST },
          { ports: [2, 50231], outGoodput: 27_400_000, inGoodput: 0, firstSeconds: FIRST + 5, lastSeconds: LAST - 1 },
          { ports: [3, 80], outGoodput: 9e9, inGoodput: 0, firstSeconds: LAST + 4000, lastSeconds: LAST + 5000 },
        ]
      : [],
  rows: [
    { inside: '10.1.0.238', outside: '179.90.1.133', outBytes: 27_500_000 },
    { inside: '10.1.0.12', outside: '192.0.2.20', outBytes: 750_000 },
  ],
}

const said = (pack: OpenPack, found: CaseFacts | null = facts) =>
  lintPack(pack, found).map(({ severity, field, message }) => `${severity[0]} ${field}: ${message}`)

const flowWith = (change: object): OpenPack => ({
  ...examplePack,
  truth: { ...examplePack.truth, flows: [{ ...examplePack.truth.flows[0], ...change }] },
})

describe('lintPack', () => {
  it('finds no error in a pack that fits its captures', () => {
    expect(said(examplePack)).toEqual([
      'w questions[1].hints: There is no hint.',
      'w questions[2].hints: There is no hint.',
      'w questions[3].hints: There is no hint.',
    ])
  })

  it.each<[string, OpenPack]>([
    [
      'truth.flows[0]: It begins at 2015-03-12T02:14:07Z, not at 2015-03-12T02:14:09Z.',
      flowWith({ firstUtc: '2015-03-12T02:14:09Z' }),
    ],
    [
      'truth.flows[0]: It ends at 2015-03-12T02:31:40Z, not at 2015-03-12T02:31:38Z.',
      flowWith({ lastUtc: '2015-03-12T02:31:38Z' }),
    ],
    ['truth.flows[0]: It sends 27500000 bytes of goodput, not 27530000.', flowWith({ goodputOut: 27_530_000 })],
    ['truth.flows[0]: It receives 500 bytes of goodput, not 900.', flowWith({ goodputIn: 900 })],
    ['truth.flows[0]: Nothing goes from BUILD01 to 179.90.1.133 then.', flowWith({ sender: 'BUILD01' })],
    ['truth.flows[0]: Nothing goes from 10.1.0.238 to 10.1.0.8 then.', flowWith({ via: ['10.1.0.8'] })],
    [
      'questions: The points add to 90, not to 100.',
      {
        ...examplePack,
        questions: examplePack.questions.map((question, index) =>
          index === 0 ? { ...question, points: 20 } : question,
        ),
      },
    ],
    [
      'captures[0].sha256: This is a place-holder.',
      { ...examplePack, captures: [{ ...examplePack.captures[0], sha256: '0'.repeat(64) }] },
    ],
    [
      'captures[0].bytes: The file has 2400 bytes, the pack says 2401.',
      { ...examplePack, captures: [{ ...examplePack.captures[0], bytes: 2401 }] },
    ],
    [
      'captures[0].sha256: The capture is not the one that the pack describes.',
      { ...examplePack, captures: [{ ...examplePack.captures[0], sha256: 'cd'.repeat(32) }] },
    ],
    [
      'captures[0].name: “b.pcap” is not there.',
      { ...examplePack, captures: [{ ...examplePack.captures[0], name: 'b.pcap' }] },
    ],
    [
      'network.hosts[0].shownToLearner: 10.1.0.238 is the answer, and the learner is shown it.',
      { ...examplePack, network: { ...examplePack.network, hosts: [{ ip: '10.1.0.238' }] } },
    ],
    [
      'network.internal[0]: “10.1/16” is not a network. Example: 10.1.0.0/16.',
      { ...examplePack, network: { internal: ['10.1/16'] } },
    ],
    [
      'questions[3].accept[0]: It has no range from low to high.',
      {
        ...examplePack,
        questions: examplePack.questions.map((question, index) =>
          index === 3 ? { ...question, accept: [{ range: [2, 1], credit: 1 }] } : question,
        ),
      },
    ],
  ])('error: %s', (message, pack) => expect(said(pack)).toContain(`e ${message}`))

  it('warns of a row that tempts without a word, of real addresses, payload and single wordings', () => {
    const { generator: _, ...pack } = examplePack
    const bare: OpenPack = {
      ...pack,
      distractors: [],
      captures: [{ ...pack.captures[0], source: 'file' }],
      questions: pack.questions.map((question) =>
        question.kind === 'keywords'
          ? { ...question, accept: [{ allOf: [['zip'], ['customers']], credit: 1 }] }
          : question,
      ),
    }
    const found = said(bare, { ...facts, captures: [{ ...facts.captures[0], longestCaptured: 1514 }] })
    expect(found).toContain(
      'w distractors: 10.1.0.12 → 192.0.2.20 sends much, and no distractor says why it is innocent.',
    )
    expect(found).toContain('w captures: Outside addresses of real networks: 179.90.1.133.')
    expect(found).toContain('w questions[2].accept: Only one wording is right. A learner may say it otherwise.')
    expect(found.some((line) => line.startsWith('w captures[0]: It holds more than 64 bytes'))).toBe(true)
  })

  it('looks at the pack alone when there are no captures', () => {
    expect(said(flowWith({ goodputOut: 1 }), null).filter((line) => line.startsWith('e'))).toEqual([])
  })
})
