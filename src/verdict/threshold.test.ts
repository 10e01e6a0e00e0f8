import { describe, expect, it } from 'vitest'
import { formatBytes, highlightOf, readThreshold } from './threshold'

describe('threshold', () => {
  it.each([
    ['25MB', 25_000_000],
    ['25 mb', 25_000_000],
    ['25M', 25_000_000],
    ['25 MiB', 26_214_400],
    ['0.5 GiB', 536_870_912],
    ['0,5 GB', 500_000_000],
    ['500 000 000', 500_000_000],
    ['500\u202f000\u202f000', 500_000_000],
    ['25,000,000', 25_000_000],
    ['25.000.000', 25_000_000],
    ['25_000', 25_000],
    ['1 byte', 1],
    ['4096 bytes', 4096],
    ['1.5 kB', 1500],
    ['2 TB', 2e12],
  ])('reads %s', (text, bytes) => {
    expect(readThreshold(text)).toEqual({ ok: true, value: bytes })
  })

  it.each(['', 'MB', '-5 MB', '25 XB', '1e9', '2.5.1 MB', '0', '0.2', '9999999 TB', '25 MB/s', '1 iB', '٢٥ MB'])(
    'refuses “%s” with an example',
    (text) => {
      const read = readThreshold(text)
      expect(read.ok).toBe(false)
      if (!read.ok)
        expect(read.complaint).toMatchObject({ code: 'E-THR', message: expect.stringContaining('Example: 25 MB') })
    },
  )

  it('takes T itself as over, and T between the bounds as borderline', () => {
    expect(highlightOf(25_000_000, 26_000_000, 25_000_000)).toBe('over')
    expect(highlightOf(24_999_999, 25_000_000, 25_000_000)).toBe('borderline')
    expect(highlightOf(24_999_998, 24_999_999, 25_000_000)).toBe('under')
  })

  it('writes three digits in powers of 1,000', () => {
    expect([0, 999, 999.5, 27_500_000, 999_950, 536_870_912, 2 ** 50].map(formatBytes)).toEqual([
      '0 B',
      '999 B',
      '1 kB',
      '27.5 MB',
      '1 MB',
      '537 MB',
      '1.13 PB',
    ])
  })
})
