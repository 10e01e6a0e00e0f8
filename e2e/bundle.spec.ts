// What can be known of the page without opening it: one file, small enough, its policy first, no door to the network.

import { readdirSync, readFileSync, statSync } from 'node:fs'
import { expect, test } from '@playwright/test'

const LARGEST = 1_500_000
/** The ways out of a page (safety.md, leak channels) and the ways to run text as code. */
const DOORS = [
  /\bfetch\(/,
  /XMLHttpRequest/,
  /\bWebSocket\b/,
  /\bEventSource\b/,
  /sendBeacon/,
  /RTCPeerConnection/,
  /WebTransport/,
  /window\.open/,
  /\beval\(/,
  /new Function\b/,
  /\bimportScripts\b/,
  /serviceWorker/,
  /\b(local|session)Storage\b/,
  /indexedDB/,
]
/** Names of XML languages and help pages inside messages: text that nothing asks for. */
const KNOWN_ADDRESSES =
  /^https?:\/\/(www\.w3\.org|schemas\.openxmlformats\.org|react\.dev|redux-toolkit\.js\.org|redux\.js\.org|bit\.ly|github\.com)\//

let html = ''

// No browser is opened: one project is enough.
test.describe('the built file @chromium', () => {
  test.beforeAll(() => {
    html = readFileSync('dist/index.html', 'utf8')
  })

  test('is one page of at most 1.5 MB and the command line', () => {
    expect(readdirSync('dist').sort()).toEqual(['cli.js', 'index.html'])
    expect(statSync('dist/index.html').size).toBeLessThanOrEqual(LARGEST)
  })

  test('names its policy before anything that the policy is for', () => {
    const policyAt = html.indexOf('http-equiv="Content-Security-Policy"')
    expect(policyAt).toBeGreaterThan(0)
    expect(policyAt).toBeLessThan(html.search(/<(script|style|link)\b/))
    expect(html).toContain("default-src 'none'")
    expect(html).toContain("connect-src 'none'")
    expect(html).not.toMatch(/unsafe-(inline|eval)/)
  })

  for (const door of DOORS) {
    test(`has no ${door.source}`, () => {
      expect(around(door)).toEqual([])
    })
  }

  test('holds no address but those known to be text', () => {
    const addresses = new Set(html.match(/\b(?:https?|wss?):\/\/[a-z0-9.-]+\/?/gi))
    expect([...addresses].filter((address) => !KNOWN_ADDRESSES.test(`${address.replace(/\/$/, '')}/`))).toEqual([])
  })

  test('names no source map', () => {
    expect(html).not.toContain('sourceMappingURL')
    expect(readFileSync('dist/cli.js', 'utf8')).not.toContain('sourceMappingURL')
  })
})

/** What stands around each hit, so that a failure can be judged by reading it. */
function around(door: RegExp): string[] {
  return [...html.matchAll(new RegExp(door, 'g'))].map(({ index }) => html.slice(index - 60, index + 60))
}
