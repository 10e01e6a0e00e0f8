// Canvas patterns and the bands over stretches without capture.

import type uPlot from 'uplot'
import type { Timeline } from '../../verdict/index'
import type { Tokens } from '../theme/read-tokens'

const TILE = 6

/** Diagonal lines; `ground` is put under them, '' for none. */
export function hatch(
  context: CanvasRenderingContext2D,
  line: string,
  ground: string,
  scale: number,
): CanvasPattern | string {
  const tile = document.createElement('canvas')
  tile.width = tile.height = Math.round(TILE * scale)
  const inner = tile.getContext('2d')
  if (inner === null) return line
  if (ground !== '') {
    inner.fillStyle = ground
    inner.fillRect(0, 0, tile.width, tile.height)
  }
  inner.strokeStyle = line
  inner.lineWidth = tile.width / 3.2
  inner.beginPath()
  // The line and its neighbours over the corners, so that tiles join.
  for (const shift of [-tile.width, 0, tile.width]) {
    inner.moveTo(shift - 1, tile.height + 1)
    inner.lineTo(shift + tile.width + 1, -1)
  }
  inner.stroke()
  return context.createPattern(tile, 'repeat') ?? line
}

/** Draws each gap as a hatched band over the whole height, at least 3 px wide. */
export function paintGaps(plot: uPlot, gaps: Timeline['gaps'], tokens: Tokens, label: string): void {
  const { ctx, bbox } = plot
  const scale = devicePixelRatio
  ctx.save()
  ctx.beginPath()
  ctx.rect(bbox.left, bbox.top, bbox.width, bbox.height)
  ctx.clip()
  for (const gap of gaps) {
    const left = plot.valToPos(gap.fromSeconds, 'x', true)
    const width = Math.max(3 * scale, plot.valToPos(gap.toSeconds, 'x', true) - left)
    ctx.fillStyle = tokens.panel
    ctx.fillRect(left, bbox.top, width, bbox.height)
    ctx.fillStyle = hatch(ctx, tokens['line'], '', scale)
    ctx.fillRect(left, bbox.top, width, bbox.height)
    ctx.fillStyle = tokens['line-strong']
    ctx.fillRect(left, bbox.top, scale, bbox.height)
    ctx.fillRect(left + width - scale, bbox.top, scale, bbox.height)
    paintLabel(plot, left, width, tokens, label)
  }
  ctx.restore()
}

function paintLabel(plot: uPlot, left: number, width: number, tokens: Tokens, label: string): void {
  if (label === '') return
  const { ctx, bbox } = plot
  const scale = devicePixelRatio
  ctx.font = `${11 * scale}px system-ui, sans-serif`
  const text = ctx.measureText(label).width
  if (text + 12 * scale > width) return
  const x = left + (width - text) / 2
  ctx.fillStyle = tokens.panel
  ctx.fillRect(x - 4 * scale, bbox.top + 4 * scale, text + 8 * scale, 16 * scale)
  ctx.fillStyle = tokens.muted
  ctx.textAlign = 'left'
  ctx.textBaseline = 'middle'
  ctx.fillText(label, x, bbox.top + 12 * scale)
}

/** The dashed threshold with its value at the right end. */
export function paintThreshold(plot: uPlot, bytes: number, tokens: Tokens, label: string): void {
  const { ctx, bbox } = plot
  const scale = devicePixelRatio
  const y = Math.round(plot.valToPos(bytes, 'y', true))
  ctx.save()
  ctx.strokeStyle = tokens.text
  ctx.lineWidth = 1.5 * scale
  ctx.setLineDash([6 * scale, 4 * scale])
  ctx.beginPath()
  ctx.moveTo(bbox.left, y)
  ctx.lineTo(bbox.left + bbox.width, y)
  ctx.stroke()
  ctx.font = `600 ${11 * scale}px system-ui, sans-serif`
  const width = ctx.measureText(label).width
  const x = bbox.left + bbox.width - width - 8 * scale
  ctx.fillStyle = tokens.bg
  // Above the line, or under it where there is no room.
  const middle = y - bbox.top > 20 * scale ? y - 10 * scale : y + 11 * scale
  ctx.fillRect(x - 4 * scale, middle - 8 * scale, width + 8 * scale, 16 * scale)
  ctx.fillStyle = tokens.text
  ctx.textAlign = 'left'
  ctx.textBaseline = 'middle'
  ctx.fillText(label, x, middle)
  ctx.restore()
}
