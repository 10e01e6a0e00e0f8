// A report as Markdown. In: title and sections. Out: text. All captured text goes through escapeMarkdown, so that none of it is markup.

import { visible } from '../text-table'
import type { Block, Section } from './blocks'

export function reportMarkdown(title: string, lead: string, sections: readonly Section[]): string {
  const parts = sections.map(
    (section) => `## ${escapeMarkdown(section.title)}\n\n${section.blocks.map(blockMarkdown).join('\n\n')}`,
  )
  return `# ${escapeMarkdown(title)}\n\n${escapeMarkdown(lead)}\n\n${parts.join('\n\n')}\n`
}

function blockMarkdown(block: Block): string {
  switch (block.kind) {
    case 'text':
      return escapeMarkdown(block.text)
    case 'title':
      return `### ${escapeMarkdown(block.text)}`
    case 'list':
      return block.items.map((item) => `- ${escapeMarkdown(item)}`).join('\n')
    case 'lines':
      // Indented and not fenced: no line can end the block.
      return block.lines.map((line) => `    ${visible(line)}`).join('\n')
    case 'table':
      return tableMarkdown(block.header, block.rows)
    case 'chart':
      return escapeMarkdown(block.says)
    case 'picture':
      return tableMarkdown(
        [block.says, ''],
        block.rows.map(({ label, text }) => [label, text]),
      )
  }
}

function tableMarkdown(header: readonly string[], rows: readonly string[][]): string {
  const line = (cells: readonly string[]) => `| ${cells.map(escapeMarkdown).join(' | ')} |`
  return [line(header), `|${header.map(() => '---|').join('')}`, ...rows.map(line)].join('\n')
}

/** The one escaper of this format. A backslash before ASCII punctuation takes its meaning (CommonMark 2.4); `<` and `&` become entities. */
export function escapeMarkdown(text: string): string {
  return visible(text)
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/[\\`*_{}[\]#|~>!]/g, (character) => `\\${character}`)
    .replace(/^([-+])/, '\\$1')
    .replace(/^(\d+)([.)])/, '$1\\$2')
    .replace(/(https?|ftp|mailto|www)([:.])/gi, '$1\\$2')
}
