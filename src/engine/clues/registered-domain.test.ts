import { expect, it } from 'vitest'
import { registeredDomain } from './registered-domain'

it.each([
  ['files.example.com', 'example.com'],
  ['example.com', 'example.com'],
  ['A.B.Example.CO.UK.', 'example.co.uk'],
  ['co.uk', 'co.uk'],
  ['anna.github.io', 'anna.github.io'],
  ['5.0.0.10.in-addr.arpa', '10.in-addr.arpa'],
  ['localhost', ''],
  ['', ''],
  ['203.0.113.9', ''],
  ['2001:db8::5', ''],
  ['a..example', ''],
])('of %j is %j', (name, domain) => {
  expect(registeredDomain(name)).toBe(domain)
})
