import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { examplePack } from '../../testing/example-pack'
import type { AcceptEntry, OpenPack, Question } from '../index'
import { HostNames } from './hosts'
import { isOneEditAway, keywordCredit } from './keywords'
import { readBytesText, readTimeText } from './quantities'
import { creditOf, scorePack } from './score'
import { endpointSetCredit, hostSetCredit } from './sets'
import type { GivenAnswer } from './types'

const names = new HostNames(examplePack.network.hosts ?? [])
const sender = (text: string, accept: AcceptEntry[] = [{ values: ['FIN-WS-238'], credit: 1 }]) =>
  hostSetCredit(accept, [text], names).credit
const receiver = (text: string) =>
  endpointSetCredit([{ values: ['203.0.113.88', 'drop.example'], credit: 1 }], [text], names).credit

const REFERENCE: Record<string, string> = {
  q1: '10.1.0.238',
  q2: '179.90.1.133',
  q3: 'a zip archive of customers',
  q4: '2015-03-12 02:14',
}

const everyone = [...Array.from({ length: 60 }, (_, index) => `10.1.0.${41 + index}`), '10.1.0.238'].join(',')

function answered(texts: Record<string, string>, more: Partial<GivenAnswer> = {}): Record<string, GivenAnswer> {
  return Object.fromEntries(
    Object.entries(texts).map(([id, text]) => [id, { attempts: [[text]], hintsTaken: 0, ...more }]),
  )
}

describe('naming senders', () => {
  it.each([
    ['10.1.0.238', 1],
    ['FIN-WS-238', 1],
    ['fin-ws-238.', 1],
    ['10.1.0.238:50231', 1],
    ['::ffff:10.1.0.238', 1],
    ['10.1.0.238, fin-ws-238', 1],
    ['10.1.0.238, 10.1.0.20', 2 / 3],
    ['no one', 0],
    ['10.1.0.20', 0],
    ['everyone', 0],
  ])('%s is worth %d', (text, credit) => expect(sender(text)).toBeCloseTo(credit))

  it('takes the empty set for an answer, and any host against it for none', () => {
    const none = [{ values: [], credit: 1 }]
    expect([sender('no one', none), sender('None', none), sender('10.1.0.41', none)]).toEqual([1, 1, 0])
  })

  it('knows an IPv6 address in any spelling', () => {
    const accept = [{ values: ['2001:db8::1'], credit: 1 }]
    expect([sender('2001:0DB8:0:0:0:0:0:1', accept), sender('[2001:db8::1]:443', accept)]).toEqual([1, 1])
  })

  it('gives a part of the credit for a set that is accepted in part', () => {
    const accept = [
      { values: ['10.1.0.131'], credit: 1 },
      { values: ['10.1.0.8'], credit: 0.3 },
      { values: ['10.1.0.8', '10.1.0.131'], credit: 0.8 },
    ]
    expect(['10.1.0.131', '10.1.0.8', '10.1.0.8 ; 10.1.0.131'].map((text) => sender(text, accept))).toEqual([
      1, 0.3, 0.8,
    ])
  })
})

describe('naming receivers', () => {
  it.each([
    ['203.0.113.88', 1],
    ['203.0.113.88:443', 1],
    ['drop.example', 1],
    ['files.drop.example', 1],
    ['drop.example, 203.0.113.88', 1],
    ['203.0.113.88, 198.51.100.1', 0.5],
    ['203.0.113.0/24', 0.5],
    ['203.0.0.0/16', 0],
    ['nodrop.example', 0],
    ['no one', 0],
  ])('%s is worth %d', (text, credit) => expect(receiver(text)).toBeCloseTo(credit))
})

describe('words', () => {
  const accept = [
    {
      allOf: [
        ['zip', 'archive'],
        ['customer', 'customers', 'client list'],
      ],
      credit: 1,
    },
    { allOf: [['zip', 'archive', 'ftp upload']], credit: 0.6 },
  ]
  const credit = (text: string) => keywordCredit(accept, ['backup', 'web browsing'], [text]).credit

  it.each([
    ['customers_q1.zip', 1],
    ['A ZIP with the Customers', 1],
    ['an archvie of custmers', 1],
    ['a list of clients in a zip', 0.6],
    ['the client list, zipped: zip', 1],
    ['an FTP-upload', 0.6],
    ['upload by ftp', 0],
    ['ship', 0],
    ['a zip of customers, perhaps a backup', 0.3],
    ['a zip of customers, perhaps backups', 1],
    ['customers’ ärchive', 1],
  ])('“%s” is worth %d', (text, worth) => expect(credit(text)).toBe(worth))

  it('tells which words counted', () => {
    expect(keywordCredit(accept, [], ['a zip of custmers']).reasons).toEqual(['These words count: “zip”, “custmers”.'])
  })

  it('finds one edit and no more', () => {
    const far = (one: string, other: string) => isOneEditAway(one, other) || one === other
    expect([far('finance', 'finnace'), far('finance', 'finances'), far('finance', 'fiannec')]).toEqual([
      true,
      true,
      false,
    ])
  })

  it('calls any single edit one edit, both ways round', () => {
    const word = fc.string({ minLength: 1, maxLength: 12 })
    fc.assert(
      fc.property(word, fc.nat(), fc.string({ minLength: 1, maxLength: 1 }), (text, place, letter) => {
        const letters = Array.from(text)
        const at = place % letters.length
        const [before, after] = [letters.slice(0, at), letters.slice(at + 1)]
        const edits = [
          [...before, ...after],
          [...before, letter, letters[at], ...after],
          [...before, letter, ...after],
        ]
        for (const edited of edits.map((list) => list.join(''))) {
          if (edited === text) continue
          expect([isOneEditAway(text, edited), isOneEditAway(edited, text)]).toEqual([true, true])
        }
      }),
    )
  })
})

describe('amounts and times', () => {
  it.each([
    ['27.5 MB', 27_500_000],
    ['27,500,000', 27_500_000],
    ['1 MiB', 1_048_576],
    ['much', null],
  ])('reads %s', (text, bytes) => expect(readBytesText(text)).toBe(bytes))

  it.each([
    ['2015-03-12 02:14', 1_426_126_440],
    ['2015-03-12T02:14:07Z', 1_426_126_447],
    ['2015-03-11 22:14 -04:00', 1_426_126_440],
    ['2015-03-12 07:44 +05:30', 1_426_126_440],
    ['2015-02-30 00:00', null],
    ['02:14', null],
  ])('reads %s', (text, seconds) => expect(readTimeText(text)).toBe(seconds))
})

describe('the whole exercise', () => {
  it('gives 100 for the reference answers and says why', () => {
    const score = scorePack(examplePack, answered(REFERENCE))
    expect([score.total, score.isPassed, score.penalties]).toEqual([100, true, []])
    expect(score.questions.map(({ reasons }) => reasons[0])).toEqual([
      'Exactly the right hosts.',
      'This is the receiver.',
      'These words count: “zip”, “customers”.',
      'It lies within what is accepted.',
    ])
  })

  it('fails who names everyone, and who names no one', () => {
    const totals = [everyone, 'no one'].map((who) =>
      scorePack(examplePack, answered({ ...REFERENCE, q1: who, q2: who })),
    )
    expect(totals.map(({ isPassed }) => isPassed)).toEqual([false, false])
  })

  it('passes who names no one where that is true, and fines any accusation', () => {
    const none: OpenPack = {
      ...examplePack,
      truth: { verdict: 'none', flows: [] },
      questions: examplePack.questions.map(
        (question): Question =>
          question.kind === 'hostSet' || question.kind === 'endpointSet'
            ? { ...question, accept: [{ values: [], credit: 1 }] }
            : question,
      ),
      distractors: [{ match: '*', why: 'Nobody did it.' }],
    }
    const quiet = { ...REFERENCE, q1: 'no one', q2: 'nobody' }
    expect(scorePack(none, answered(quiet)).total).toBe(100)
    expect(scorePack(none, answered({ ...quiet, q1: '10.1.0.41' })).total).toBe(60)
  })

  it('fines each distractor once over all attempts, by address, name and network', () => {
    const attempts = { q1: { attempts: [['10.1.0.20, mail01'], ['BUILD01']], hintsTaken: 0 } }
    const { penalties } = scorePack(examplePack, attempts)
    expect(penalties.map(({ host, points }) => [host, points])).toEqual([
      ['10.1.0.20', 10],
      ['mail01', 10],
    ])
    const network: OpenPack = {
      ...examplePack,
      distractors: [{ match: '10.1.0.0/24', why: 'All are busy.', penalty: 7 }],
    }
    expect(scorePack(network, { q1: { attempts: [['10.1.0.99, 10.1.0.238']], hintsTaken: 0 } }).penalties).toEqual([
      { host: '10.1.0.99', why: 'All are busy.', points: 7 },
    ])
  })

  it('takes the best attempt, a later one at 0.7, and takes the hints off', () => {
    const score = (attempts: string[][], hintsTaken: number) =>
      scorePack(examplePack, { q3: { attempts, hintsTaken } }).questions[2]
    expect(score([['an archive'], ['archive of customers']], 0)).toMatchObject({ attempt: 1, earned: 21 })
    expect(score([['archive of customers'], ['an archive']], 0)).toMatchObject({ attempt: 0, earned: 30 })
    expect([1, 2, 3, 9].map((hints) => score([['archive of customers']], hints).earned)).toEqual([25, 20, 15, 15])
    expect(score([['video']], 3).earned).toBe(0)
    expect(score([['x'], ['y'], ['archive of customers']], 0).earned).toBe(0)
  })

  it('stays between 0 and 100, and every credit between 0 and 1, whatever is written', () => {
    const written = fc.oneof(
      fc.string({ maxLength: 60 }),
      fc.constantFrom('no one', everyone, '10.1.0.0/24', '0.0.0.0/0', '10.1.0.20', ...Object.values(REFERENCE)),
    )
    const given = fc.record({
      attempts: fc.array(fc.array(written, { maxLength: 3 }), { maxLength: 4 }),
      hintsTaken: fc.nat(5),
    })
    const all = fc.record({ q1: given, q2: given, q3: given, q4: given })
    fc.assert(
      fc.property(all, (answers) => {
        const { total, questions } = scorePack(examplePack, answers)
        expect(total).toBeGreaterThanOrEqual(0)
        expect(total).toBeLessThanOrEqual(100)
        for (const { credit, earned, points } of questions) {
          expect(credit >= 0 && credit <= 1 && earned >= 0 && earned <= points).toBe(true)
        }
      }),
    )
  })

  it('never pays for naming more than the right host', () => {
    const host = fc.integer({ min: 41, max: 237 }).map((last) => `10.1.0.${last}`)
    fc.assert(
      fc.property(fc.array(host, { minLength: 1, maxLength: 20 }), (others) => {
        const [question] = examplePack.questions
        const alone = creditOf(question, ['10.1.0.238'], names).credit
        expect(creditOf(question, ['10.1.0.238', ...others], names).credit).toBeLessThan(alone)
      }),
    )
  })
})
