// Egress against tshark on every capture beside the project: equal, different by a named rule, or wrong.

import { describe, expect, it } from 'vitest'
import { type Comparison, capturesIn, compareCapture, hasCorpus } from '../testing/corpus'

/** Captures where tshark's number cannot be had, each with its reason. */
const KNOWN: Readonly<Record<string, string>> = {
  'mpls.pcap':
    'tshark guesses a control word by its table of vendors and reads the inner Ethernet header four bytes late',
  'mpls_cw.pcap': 'the same, the other way round',
  'suricata-verify__dc5f9e7c__bug-6875-01__fuzz.pcap':
    'tshark takes a damaged pcap for the variant with longer record headers',
}

describe.skipIf(!hasCorpus)('the engine against tshark', () => {
  it.each(['real', 'semantics', 'labelled', 'malformed'])(
    'gives the frames and bytes of tshark for captures/%s',
    (folder) => {
      const comparisons = capturesIn(folder).map((name) => compareCapture(folder, name))
      const wrong = comparisons.filter((comparison) => verdictOf(comparison) === 'wrong')
      const count = (verdict: Verdict) => comparisons.filter((comparison) => verdictOf(comparison) === verdict).length
      process.stdout.write(
        `captures/${folder}: ${comparisons.length} compared: ${count('equal')} equal, ` +
          `${count('by named rule')} by named rule, ${count('known')} known, ${wrong.length} wrong\n`,
      )
      expect(wrong.flatMap(describeWrong)).toEqual([])
      expect(comparisons.length).toBeGreaterThan(0)
    },
  )
})

type Verdict = 'equal' | 'by named rule' | 'known' | 'wrong'

function verdictOf({ name, differences }: Comparison): Verdict {
  if (differences.length === 0) return 'equal'
  if (differences.every((difference) => difference.rules.length > 0)) return 'by named rule'
  return name in KNOWN ? 'known' : 'wrong'
}

function describeWrong({ name, differences }: Comparison): string[] {
  return differences
    .filter((difference) => difference.rules.length === 0)
    .map(({ table, key, tshark, egress }) => `${name} ${table} ${key}: tshark ${tshark}, egress ${egress}`)
}
