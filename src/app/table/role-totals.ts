// Bytes of each class of traffic in the chosen measure, so that nothing is dropped out of sight.

import { bytesOf, type Measure, type Overview, type Role } from '../../verdict/index'

export const ROLES: Role[] = ['crossing', 'internal', 'transit', 'multicast']

export function roleBytes(totals: Overview['totals'], role: Role, measure: Measure): number {
  if (role !== 'crossing') return bytesOf(totals[role], measure)
  return bytesOf(totals.outbound, measure) + bytesOf(totals.inbound, measure)
}
