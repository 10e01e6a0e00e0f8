import { describe, expect, it } from 'vitest'
import { parseArguments } from './arguments'
import { UsageError } from './usage'

/** What the user is told about a call that cannot be followed. */
function complaint(...words: string[]): string {
  try {
    parseArguments(words)
  } catch (error) {
    if (error instanceof UsageError) return error.message
    throw error
  }
  return 'none'
}

describe('arguments', () => {
  it('of conversations have defaults', () => {
    expect(parseArguments(['conversations', 'a.pcap', 'folder'])).toEqual({
      command: 'conversations',
      options: { by: 'pair', each: false, format: 'table', paths: ['a.pcap', 'folder'] },
    })
  })

  it('of conversations may all be named', () => {
    expect(parseArguments(['conversations', '--by=conversation', '--each', 'a', '--format', 'csv'])).toMatchObject({
      options: { by: 'conversation', each: true, format: 'csv', paths: ['a'] },
    })
  })

  it('of verdict have defaults', () => {
    expect(parseArguments(['verdict', 'a.pcap'])).toEqual({
      command: 'verdict',
      options: {
        choices: { inside: [], thresholdBytes: 25_000_000, windowMinutes: 120, measure: 'goodput' },
        each: false,
        format: 'table',
        paths: ['a.pcap'],
      },
    })
  })

  it('of verdict take networks in lists and one by one', () => {
    const words = ['verdict', '--inside', '203.0.113.0/24,!203.0.113.9/32', '--inside=2001:db8::/32', 'a']
    expect(parseArguments(words)).toMatchObject({
      options: { choices: { inside: ['203.0.113.0/24', '!203.0.113.9/32', '2001:db8::/32'] } },
    })
  })

  it('of verdict take every window that the usage names', () => {
    const minutes = ['15m', '1h', '2h', '24h'].map((window) => {
      const call = parseArguments(['verdict', '--window', window, 'a'])
      return call.command === 'verdict' ? call.options.choices.windowMinutes : -1
    })
    expect(minutes).toEqual([15, 60, 120, 1440])
  })

  it('ask for help', () => {
    for (const words of [['help'], ['--help'], ['-h'], ['verdict', '--help']]) {
      expect(parseArguments(words)).toEqual({ command: 'help' })
    }
  })
})

describe('a call that cannot be followed', () => {
  it('names what is missing or wrong', () => {
    expect(complaint()).toBe('a command is missing.')
    expect(complaint('explain')).toBe('"explain" is no command of egress.')
    expect(complaint('conversations')).toBe('name at least one capture or folder.')
    expect(complaint('conversations', '--by', 'host', 'a')).toBe('--by is one of pair, conversation, not "host".')
    expect(complaint('verdict', '--format', 'xml', 'a')).toBe('--format is one of table, csv, json, not "xml".')
    expect(complaint('verdict', '--measure', 'bits', 'a')).toBe(
      '--measure is one of goodput, payload, frame, not "bits".',
    )
    expect(complaint('conversations', '--nonsense', 'a')).toContain('--nonsense')
  })

  it('has a network, a threshold or a window that is none', () => {
    expect(complaint('verdict', '--inside', '10.0.0/8', 'a')).toContain('10.0.0/8')
    expect(complaint('verdict', '--threshold', 'much', 'a')).not.toBe('none')
    for (const window of ['3h', 'constructor', 'toString', '__proto__', '']) {
      expect(complaint('verdict', `--window=${window}`, 'a')).toBe(
        `--window is one of 15m, 1h, 2h, 24h, not "${window}".`,
      )
    }
  })
})
