// The text of a briefing → blocks to draw. In: Markdown of six constructs: paragraph, list, bold, italic, code, heading. Out: plain data.
// Anything else, links and HTML among them, stays the text that it is.

export interface Span {
  text: string
  style: 'plain' | 'bold' | 'italic' | 'code'
}

export type Block = { kind: 'heading' | 'paragraph'; spans: Span[] } | { kind: 'list'; items: Span[][] }

/** A screen of text has far fewer. */
const MOST_BLOCKS = 400

export function readBriefing(text: string): Block[] {
  const blocks: Block[] = []
  let paragraph: string[] = []
  const endParagraph = () => {
    if (paragraph.length > 0) blocks.push({ kind: 'paragraph', spans: readSpans(paragraph.join(' ')) })
    paragraph = []
  }
  for (const line of text.split(/\r?\n/)) {
    const heading = /^#{1,6} +(.+)$/.exec(line)
    const item = /^ *(?:[-*]|\d{1,3}\.) +(.+)$/.exec(line)
    if (heading === null && item === null && line.trim() !== '') {
      paragraph.push(line.trim())
      continue
    }
    endParagraph()
    if (heading !== null) blocks.push({ kind: 'heading', spans: readSpans(heading[1]) })
    if (item !== null) addItem(blocks, readSpans(item[1]))
    if (blocks.length >= MOST_BLOCKS) return blocks
  }
  endParagraph()
  return blocks
}

function addItem(blocks: Block[], item: Span[]): void {
  const last = blocks[blocks.length - 1]
  if (last?.kind === 'list') last.items.push(item)
  else blocks.push({ kind: 'list', items: [item] })
}

const MARKS: readonly [string, Span['style']][] = [
  ['`', 'code'],
  ['**', 'bold'],
  ['*', 'italic'],
  ['_', 'italic'],
]

/** One pass from left to right: a mark without its second stays a character. */
function readSpans(text: string): Span[] {
  const spans: Span[] = []
  let plainFrom = 0
  let at = 0
  while (at < text.length) {
    const found = spanAt(text, at)
    if (found === null) {
      at++
      continue
    }
    if (at > plainFrom) spans.push({ text: text.slice(plainFrom, at), style: 'plain' })
    spans.push(found.span)
    at = plainFrom = found.end
  }
  if (plainFrom < text.length) spans.push({ text: text.slice(plainFrom), style: 'plain' })
  return spans
}

function spanAt(text: string, at: number): { span: Span; end: number } | null {
  const mark = MARKS.find(([sign]) => text.startsWith(sign, at))
  if (mark === undefined) return null
  const [sign, style] = mark
  // "customers_q1" and "2 * 3" are no emphasis.
  if (sign === '_' && /\w/.test(text[at - 1] ?? '')) return null
  const from = at + sign.length
  const to = text.indexOf(sign, from)
  if (to <= from || (style !== 'code' && /\s/.test(text[from]))) return null
  return { span: { text: text.slice(from, to), style }, end: to + sign.length }
}
