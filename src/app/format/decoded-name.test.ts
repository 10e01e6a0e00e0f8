import { expect, test } from 'vitest'
import { decodedName } from './decoded-name'

const TEXT = 'id,name,card_last4\n10001,Brandt V'
const base32 = (text: string) => {
  const bits = Array.from(text, (letter) => letter.charCodeAt(0).toString(2).padStart(8, '0')).join('')
  const groups = bits.match(/.{1,5}/g) ?? []
  return groups.map((five) => 'abcdefghijklmnopqrstuvwxyz234567'[Number.parseInt(five.padEnd(5, '0'), 2)]).join('')
}
const hex = (text: string) => Array.from(text, (letter) => letter.charCodeAt(0).toString(16).padStart(2, '0')).join('')

test('text in base32 or hex is read out of the long labels of a name', () => {
  const letters = base32(TEXT)
  expect(decodedName(`${letters.slice(0, 30)}.${letters.slice(30)}.t.cdn-metrics.example`)).toEqual({
    kind: 'base32',
    text: TEXT.replace('\n', ' '),
  })
  expect(decodedName(`${hex('user=ada;pass=x')}.evil.example`)).toEqual({ kind: 'hex', text: 'user=ada;pass=x' })
})

test('hashes, plain names and short labels are no text', () => {
  for (const name of [
    '281414722f0177d89e4e2e493e2e010f935fda57a30e3bb2369fdfc5f463.av.example',
    'internationalization-documents.www.wiki.example',
    'nbswy3dp.example',
    '',
  ])
    expect(decodedName(name), name).toBeNull()
})
