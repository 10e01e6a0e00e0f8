import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

const css = readFileSync(new URL('./tokens.css', import.meta.url), 'utf8')
const [lightText = '', darkText = ''] = css.split(/\[data-theme=.dark.\]/)
const themes = { light: tokensOf(lightText), dark: tokensOf(darkText) }

for (const [name, tokens] of Object.entries(themes)) {
  test(`texts reach 4.5 : 1 in ${name}`, () => {
    for (const ink of ['text', 'muted', 'out', 'in-text', 'error', 'ok', 'focus']) {
      for (const ground of ['bg', 'panel', 'raised']) {
        expect(contrast(tokens[ink], tokens[ground]), `${ink} on ${ground}`).toBeGreaterThanOrEqual(4.5)
      }
    }
    for (const ground of ['hover', 'out-wash']) {
      expect(contrast(tokens['text'], tokens[ground]), `text on ${ground}`).toBeGreaterThanOrEqual(4.5)
      expect(contrast(tokens['muted'], tokens[ground]), `muted on ${ground}`).toBeGreaterThanOrEqual(4.5)
      expect(contrast(tokens['out'], tokens[ground]), `out on ${ground}`).toBeGreaterThanOrEqual(4.5)
    }
    expect(contrast(tokens['on-solid'], tokens['solid'])).toBeGreaterThanOrEqual(4.5)
  })

  test(`marks and input borders reach 3 : 1 in ${name}`, () => {
    for (const mark of ['in', 'internal', 'line-strong']) {
      for (const ground of ['bg', 'panel']) {
        expect(contrast(tokens[mark], tokens[ground]), `${mark} on ${ground}`).toBeGreaterThanOrEqual(3)
      }
    }
  })
}

function tokensOf(text: string): Record<string, string> {
  return Object.fromEntries(Array.from(text.matchAll(/--([a-z-]+): (#[0-9a-f]{6});/g), (match) => [match[1], match[2]]))
}

function contrast(one: string | undefined, other: string | undefined): number {
  const [dim = 0, bright = 0] = [luminance(one ?? ''), luminance(other ?? '')].sort((a, b) => a - b)
  return (bright + 0.05) / (dim + 0.05)
}

function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const share = Number.parseInt(colour.slice(at, at + 2), 16) / 255
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}
