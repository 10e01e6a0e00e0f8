import { describe, expect, it } from 'vitest'
import { caseNotices } from './case-notices'
import { coverageOf } from './coverage'

const NO_FLOWS = { tcpConversations: 0, oneWayConversations: 0 }
const NOTHING = coverageOf([])
const rows = (crossing: number, internal: number, transit: number) => ({ crossing, internal, transit, multicast: 0 })
const codes = (...given: Parameters<typeof caseNotices>) => caseNotices(...given).map(({ code }) => code)

describe('notes on all captures together', () => {
  it('say that every address, or none, is inside, when no pair crosses', () => {
    expect(codes(NO_FLOWS, NOTHING, rows(0, 4, 0))).toEqual(['E-NOEXT'])
    expect(codes(NO_FLOWS, NOTHING, rows(0, 0, 4))).toEqual(['E-NOINT'])
    expect(codes(NO_FLOWS, NOTHING, rows(1, 4, 4))).toEqual([])
    expect(codes(NO_FLOWS, NOTHING, rows(0, 0, 0))).toEqual([])
  })

  it('say when many TCP conversations were captured one way only, and not for a few', () => {
    expect(codes({ tcpConversations: 100, oneWayConversations: 83 }, NOTHING, rows(1, 0, 0))).toEqual(['E-ONEWAY'])
    expect(codes({ tcpConversations: 5, oneWayConversations: 5 }, NOTHING, rows(1, 0, 0))).toEqual([])
    expect(codes({ tcpConversations: 100, oneWayConversations: 3 }, NOTHING, rows(1, 0, 0))).toEqual([])
  })
})
