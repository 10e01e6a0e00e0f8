import { expect, it } from 'vitest'
import { readBriefing } from './briefing'

/** Blocks as text: h, p or l, and each span in its style's sign. */
function outline(text: string): string[] {
  const signs = { plain: '', bold: 'B', italic: 'I', code: 'C' }
  const spans = (list: { text: string; style: keyof typeof signs }[]) =>
    list.map((span) => (span.style === 'plain' ? span.text : `${signs[span.style]}(${span.text})`)).join('')
  return readBriefing(text).map((block) =>
    block.kind === 'list' ? `l ${block.items.map(spans).join(' | ')}` : `${block.kind[0]} ${spans(block.spans)}`,
  )
}

it('reads the six constructs', () => {
  expect(outline('# The **office**\n\nOne `line`\nmore *here*.\n- a\n- b\n1. c\n\nEnd')).toEqual([
    'h The B(office)',
    'p One C(line) more I(here).',
    'l a | b | c',
    'p End',
  ])
})

it.each([
  '<img src=x onerror=alert(1)>',
  '[a link](https://192.0.2.1/)',
  '![an image](x.png)',
  'customers_q1 and q2_zip',
  'an * alone, and **not closed',
  '2 * 3 * 4',
])('leaves “%s” as it is written', (text) => expect(outline(text)).toEqual([`p ${text}`]))
