import { describe, expect, it } from 'vitest'
import { whyNot } from './fit'

const self = {}
const place = {
  top: self,
  self,
  Worker: 1,
  MessageChannel: 1,
  HTMLDialogElement: 1,
  Blob: { prototype: { stream: 1 } },
}

describe('the page', () => {
  it('runs in a window of its own with all it needs', () => {
    expect(whyNot(place)).toBeNull()
  })

  it('does not run inside another page', () => {
    expect(whyNot({ ...place, top: {} })).toContain('E-FRAME')
  })

  it.each(['Worker', 'MessageChannel', 'HTMLDialogElement'])('says what it needs where %s is missing', (name) => {
    expect(whyNot({ ...place, [name]: undefined })).toContain('E-OLD')
  })

  it('says what it needs where files cannot be streamed', () => {
    expect(whyNot({ ...place, Blob: { prototype: {} } })).toContain('E-OLD')
  })
})
