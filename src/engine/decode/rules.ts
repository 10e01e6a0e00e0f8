// The rules of SEMANTICS.md section 10, where Egress differs from tshark on purpose. Bits while reading, names in a Summary.

export const RULE_REUSE = 1
export const RULE_FRAGMENT6 = 2
export const RULE_FRAGMENT = 4
export const RULE_MOBILITY = 8
export const RULE_TCPOPT = 16
export const RULE_INT32 = 32
export const RULE_STOP = 64
export const RULE_ROUTE = 128

const NAMES: readonly [number, string][] = [
  [RULE_FRAGMENT, 'fragment'],
  [RULE_FRAGMENT6, 'fragment6'],
  [RULE_INT32, 'int32'],
  [RULE_MOBILITY, 'mobility'],
  [RULE_REUSE, 'reuse'],
  [RULE_ROUTE, 'route'],
  [RULE_STOP, 'stop'],
  [RULE_TCPOPT, 'tcpopt'],
]

/** Names of the set bits, sorted. */
export function ruleNames(bits: number): string[] {
  return NAMES.filter(([bit]) => (bits & bit) !== 0).map(([, name]) => name)
}
