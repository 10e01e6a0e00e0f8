import { expect, test } from 'vitest'
import { networksIn } from './network-lines'

test('takes networks by line, comma or blank and leaves remarks out', () => {
  expect(networksIn('203.0.113.0/24, 2001:db8::/32\n\n  !10.5.0.0/16  # the proxy\n')).toEqual([
    '203.0.113.0/24',
    '2001:db8::/32',
    '!10.5.0.0/16',
  ])
})
