import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { examplePack } from '../../testing/example-pack'
import { scorePack } from '../score/score'
import { bytesOfText, fromBase64, textOfBytes, toBase64 } from './bytes-text'
import { readPack } from './read-pack'
import { openSealed, sealPack } from './seal'
import type { SealedPack } from './types'

const PHRASE = 'a phrase of five words'
const platform = globalThis.crypto

describe('a sealed pack', () => {
  let sealed: SealedPack
  beforeAll(async () => {
    sealed = await sealPack(platform, examplePack, PHRASE)
  })

  it('is a pack, and holds nothing that gives an answer away', () => {
    const json = JSON.stringify(sealed)
    expect(readPack(json)).toEqual({ ok: true, value: sealed })
    for (const secret of [
      '179.90.1.133',
      'customers_q1',
      'example-1',
      'ends in 238',
      'downloaded 60 MB',
      'archive',
      'FIN-WS-238',
    ])
      expect(json).not.toContain(secret)
  })

  it('opens with its phrase to what was sealed, in any composition of the letters', async () => {
    const opened = await openSealed(platform, sealed, PHRASE)
    if (!opened.ok) throw new Error(opened.misfit.message)
    expect(opened.value.truth).toEqual(examplePack.truth)
    expect(opened.value.questions.slice(1)).toEqual(examplePack.questions.slice(1))
    expect(opened.value.generator).toBeUndefined()
    const accented = await sealPack(platform, examplePack, 'fünf Wörter hier')
    expect((await openSealed(platform, accented, 'fünf Wörter hier'.normalize('NFD'))).ok).toBe(true)
  })

  it('scores a hidden host by address and by name', async () => {
    const opened = await openSealed(platform, sealed, PHRASE)
    if (!opened.ok) throw new Error(opened.misfit.message)
    const earned = ['10.1.0.238', 'fin-ws-238', '10.1.0.20'].map(
      (host) => scorePack(opened.value, { q1: { attempts: [[host]], hintsTaken: 0 } }).questions[0].earned,
    )
    expect(earned).toEqual([30, 30, 0])
  })

  it('stays closed for another phrase, and when a letter of it was changed', async () => {
    const { ciphertext } = sealed.truth
    const swapped = `${ciphertext.startsWith('A') ? 'B' : 'A'}${ciphertext.slice(1)}`
    const changed: SealedPack = { ...sealed, truth: { ...sealed.truth, ciphertext: swapped } }
    const results = [await openSealed(platform, sealed, `${PHRASE}s`), await openSealed(platform, changed, PHRASE)]
    expect(results.map((result) => (result.ok ? '' : result.misfit.message))).toEqual(
      Array(2).fill('The pass phrase does not open this pack, or the pack was changed.'),
    )
  })

  it('differs each time, so that equal answers do not look equal', async () => {
    const again = await sealPack(platform, examplePack, PHRASE)
    expect(again.truth.salt).not.toBe(sealed.truth.salt)
    expect(again.truth.ciphertext).not.toBe(sealed.truth.ciphertext)
  })
})

describe('bytes as text', () => {
  it('is what the platform makes of them', () => {
    fc.assert(
      fc.property(fc.uint8Array(), (bytes) => {
        expect(toBase64(bytes)).toBe(Buffer.from(bytes).toString('base64'))
        expect(fromBase64(toBase64(bytes))).toEqual(bytes)
      }),
    )
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(bytesOfText(text)).toEqual(new Uint8Array(Buffer.from(text)))
        expect(textOfBytes(bytesOfText(text))).toBe(text)
      }),
    )
  })

  it.each(['A', 'AAAAA', 'A===', 'AA*A', 'AAA\u00e9'])('refuses %s', (text) => expect(fromBase64(text)).toBeNull())
})
