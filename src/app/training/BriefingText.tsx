import { type Block, readBriefing, type Span } from '../../training/index'

/** The six constructs of a briefing as elements. Text of a pack is never markup. */
export function BriefingText({ text }: { text: string }) {
  return readBriefing(text).map((block, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: the blocks of one text never change places.
    <BlockOf key={index} block={block} />
  ))
}

function BlockOf({ block }: { block: Block }) {
  if (block.kind === 'heading')
    return (
      <h3>
        <Spans spans={block.spans} />
      </h3>
    )
  if (block.kind === 'list')
    return (
      <ul>
        {block.items.map((spans, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: as above.
          <li key={index}>
            <Spans spans={spans} />
          </li>
        ))}
      </ul>
    )
  return (
    <p>
      <Spans spans={block.spans} />
    </p>
  )
}

function Spans({ spans }: { spans: Span[] }) {
  return spans.map((span, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: as above.
    <SpanOf key={index} span={span} />
  ))
}

function SpanOf({ span: { text, style } }: { span: Span }) {
  if (style === 'bold') return <strong>{text}</strong>
  if (style === 'italic') return <em>{text}</em>
  if (style === 'code') return <code>{text}</code>
  return text
}
