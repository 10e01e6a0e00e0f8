// Signal "receiver": an outside address that hardly anyone here talks to (detection.md section 12). No geolocation: offline it is stale.

import { counted } from '../evidence/clock'
import { type Field, type Finding, firstPackets } from '../evidence/finding'
import { sharingSiteOf } from '../evidence/names'
import type { Measured } from '../evidence/subject'
import { WEIGHTS } from '../evidence/weights'

const { receiverShare, receiverHosts, receiverFewHosts, receiverNewHours, receiverNewDays } = WEIGHTS.limits
const DAY = 86_400

export function receiverSignal(field: Field, measured: Measured): Finding {
  const { population } = field
  const { receiverId, level } = measured.subject
  const contacts = population.contacts[receiverId]
  const isAsked = measured.isCrossing && level !== 'host'
  const sharing = isAsked ? sharingSiteOf(field, measured) : ''
  const fired = isAsked && (isRare(field, contacts) || isNew(field, receiverId) || sharing !== '')
  return {
    id: 'receiver',
    fired,
    strength: fired ? 1 : 0,
    observed: isAsked ? contacts : null,
    unit: 'inside hosts',
    threshold: population.insideHosts < receiverHosts ? 1 : Math.floor(receiverShare * population.insideHosts),
    formula:
      'inside hosts that contacted it <= 2 % of those seen (exactly 1 of 10 to 49); or first seen in the last 24 h of >= 3 days; ' +
      'or a file-sharing site',
    window: null,
    says: () => receiverText(field, measured, contacts, sharing),
    packets: () => firstPackets(field, measured),
    benign: ['a new partner', 'a site that only this user needs'],
    check: 'Look up who owns the address.',
  }
}

function isRare({ population }: Field, contacts: number): boolean {
  const { insideHosts } = population
  if (insideHosts < receiverFewHosts) return false
  return insideHosts < receiverHosts ? contacts === 1 : contacts <= receiverShare * insideHosts
}

function isNew({ population }: Field, receiverId: number): boolean {
  const { fromSeconds, toSeconds, firstSeconds } = population
  if (!(toSeconds - fromSeconds >= receiverNewDays * DAY)) return false
  return firstSeconds[receiverId] >= toSeconds - receiverNewHours * 3600
}

function receiverText(field: Field, { subject }: Measured, contacts: number, sharing: string): string {
  const { insideHosts } = field.population
  if (subject.level === 'host') return 'Its receivers are many; each pair is weighed by itself.'
  if (sharing !== '') return `The receiver is a file-sharing or paste site (${sharing}).`
  if (isRare(field, contacts) && contacts <= 1) return 'No other inside host contacted this address.'
  const text = `${counted(contacts, 'inside host')} of ${counted(insideHosts, 'host')} contacted this address`
  if (isNew(field, subject.receiverId)) return `${text}, first in the last 24 hours of the captures.`
  return insideHosts < receiverFewHosts ? `${text}, too few to compare with.` : `${text}.`
}
