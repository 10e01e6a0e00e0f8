// The same colours for canvases as for CSS.

const NAMES = ['bg', 'panel', 'line', 'line-strong', 'text', 'muted', 'out', 'out-soft', 'in', 'internal'] as const

export type Tokens = Record<(typeof NAMES)[number], string>

export function readTokens(): Tokens {
  const style = getComputedStyle(document.documentElement)
  const entries = NAMES.map((name) => [name, style.getPropertyValue(`--${name}`).trim()])
  return Object.fromEntries(entries) as Tokens
}
