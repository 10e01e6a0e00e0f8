import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { withPolicy } from './csp-hash'

const page = (body: string) => `<head><meta charset="utf-8">${body}</head>`
const hash = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`

test('every inline script and style is named by its hash', () => {
  const html = withPolicy(page('<script>one</script><style>p{}</style><script type="module">two</script>'))
  expect(html).toContain(`script-src ${hash('one')} ${hash('two')};`)
  expect(html).toContain(`style-src ${hash('p{}')};`)
})

test('the policy stands right behind the charset', () => {
  expect(withPolicy(page('<script>one</script>'))).toMatch(
    /^<head><meta charset="utf-8">\s+<meta http-equiv="Content-S/,
  )
})

test('a bundle that holds "$&" or the text of a tag stays as it is', () => {
  const script = '<script>a="$&$1"; b="<style>p{}"</script>'
  const html = withPolicy(page(script))
  expect(html).toContain(script)
  expect(html).toContain("style-src 'none'")
})

test('a script outside the page is refused', () => {
  expect(() => withPolicy(page('<script type="module" src="./a.js"></script>'))).toThrow('left outside')
})

test('a page without a charset is refused', () => {
  expect(() => withPolicy('<head></head>')).toThrow('charset')
})
