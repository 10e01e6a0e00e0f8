import { expect, it } from 'vitest'
import { cluesOf } from '../../testing/clues-of'
import { tcp } from '../../testing/frames'

const TREE_CONNECT = 3
const CREATE = 5
const little = (value: number, width: number) => Array.from({ length: width }, (_, i) => (value >>> (8 * i)) & 255)
const wide = (text: string) => Array.from(text).flatMap((character) => little(character.charCodeAt(0), 2))

/** A request of MS-SMB2 (2.2.9, 2.2.13) with its name behind the fixed part; `next`: whether another follows. */
function message(command: number, name: string, { next = false, flags = 0 } = {}): number[] {
  const fixed = command === CREATE ? 56 : 8
  const at = command === CREATE ? 44 : 4
  const body = Array<number>(fixed).fill(0)
  body.splice(at, 4, ...little(64 + fixed, 2), ...little(wide(name).length, 2))
  const bytes = [...body, ...wide(name)]
  while (bytes.length % 8 > 0) bytes.push(0)
  const header = [0xfe, 0x53, 0x4d, 0x42, ...little(64, 2), ...Array(6).fill(0), ...little(command, 2), 0, 0]
  return [...header, ...little(flags, 4), ...little(next ? 64 + bytes.length : 0, 4), ...Array(40).fill(0), ...bytes]
}

const sent = (...messages: number[][]) => {
  const bytes = messages.flat()
  const payload = Uint8Array.from([0, ...little(bytes.length, 3).reverse(), ...bytes])
  return tcp('10.0.0.5:50123', '203.0.113.9:445', 0, { payload })
}

it('names share and file', () => {
  expect(cluesOf([sent(message(TREE_CONNECT, '\\\\srv\\finance$'))])).toEqual([
    'protocol: smb',
    'smb-share: \\\\srv\\finance$',
  ])
  expect(cluesOf([sent(message(CREATE, 'Q1\\Gehälter €.xlsx'))])).toContain('smb-name: Q1\\Gehälter €.xlsx')
})

it('reads requests that were compounded', () => {
  const clues = cluesOf([sent(message(CREATE, 'a.txt', { next: true }), message(CREATE, 'b.txt'))])
  expect(clues).toEqual(['protocol: smb', 'smb-name: a.txt', 'smb-name: b.txt'])
})

it('takes no name from an answer, nor one that is cut', () => {
  expect(cluesOf([sent(message(CREATE, 'a.txt', { flags: 1 }))])).toEqual(['protocol: smb'])
  expect(cluesOf([sent(message(CREATE, 'a-long-name.txt').slice(0, 130))])).toEqual(['protocol: smb'])
})

it('says that SMB 3 is encrypted', () => {
  expect(cluesOf([sent([0xfd, 0x53, 0x4d, 0x42, ...Array(60).fill(9)])])).toEqual([
    'protocol: smb',
    'smb-encrypted: SMB3 encryption',
  ])
})
