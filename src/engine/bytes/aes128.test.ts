import { createCipheriv } from 'node:crypto'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { Aes128 } from './aes128'

const bytes = (length: number) => fc.uint8Array({ minLength: length, maxLength: length })

it('encrypts blocks as the platform does', () => {
  fc.assert(
    fc.property(bytes(16), bytes(16), (key, block) => {
      const cipher = createCipheriv('aes-128-ecb', key, null).setAutoPadding(false)
      expect([...new Aes128(key).encrypt(block)]).toEqual([...cipher.update(block)])
    }),
  )
})

it('reads what the platform wrote in Galois/counter mode', () => {
  fc.assert(
    fc.property(bytes(16), bytes(12), fc.uint8Array({ maxLength: 100 }), (key, nonce, text) => {
      const cipher = createCipheriv('aes-128-gcm', key, nonce)
      expect([...new Aes128(key).decryptGcmBody(nonce, cipher.update(text))]).toEqual([...text])
    }),
  )
})
