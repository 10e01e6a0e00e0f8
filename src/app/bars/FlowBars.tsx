import { useEffect, useRef, useState } from 'react'
import { Bar, BarChart, ReferenceLine, XAxis, YAxis } from 'recharts'
import { useScreen } from '../state/screen'
import { type BarRow, barDomain } from './bar-rows'
import css from './FlowBars.module.css'

export const BAR_ROW_HEIGHT = 28
const BAR_THICKNESS = 16
const PLAIN_MARGIN = { top: 0, right: 0, bottom: 0, left: 0 }

/** The bars themselves, by Recharts. Their names and numbers are text beside them, so they are hidden from readers. */
export function FlowBars({ rows }: { rows: BarRow[] }) {
  const linear = useScreen((screen) => screen.linearBars)
  const box = useRef<HTMLDivElement>(null)
  const width = useWidth(box)
  return (
    <div ref={box} className={css['chart']} aria-hidden="true">
      <svg className={css['defs']} width="0" height="0" aria-hidden="true">
        <defs>
          <pattern id="in-hatch" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
            <rect width="5" height="5" className={css['hatch-ground']} />
            <rect width="2.5" height="5" className={css['hatch-line']} />
          </pattern>
        </defs>
      </svg>
      {width > 0 && (
        <BarChart
          width={width}
          height={rows.length * BAR_ROW_HEIGHT}
          data={rows}
          layout="vertical"
          stackOffset="sign"
          margin={PLAIN_MARGIN}
          barSize={BAR_THICKNESS}
          accessibilityLayer={false}
        >
          <XAxis type="number" hide domain={barDomain(rows)} scale={linear ? 'linear' : 'sqrt'} allowDataOverflow />
          <YAxis type="category" hide dataKey="bar.label" />
          <Bar dataKey="minusIn" stackId="flow" isAnimationActive={false} shape={InBar} />
          <Bar dataKey="out" stackId="flow" isAnimationActive={false} shape={OutBar} />
          <ReferenceLine x={0} className={css['zero'] ?? ''} />
        </BarChart>
      )}
    </div>
  )
}

interface ShapeProps {
  x?: number | undefined
  y?: number | undefined
  width?: number | undefined
  height?: number | undefined
}

/** Solid, with a point to the right. At least 2 px, so that a small amount is not taken for none. */
function OutBar({ x = 0, y = 0, width = 0, height = 0 }: ShapeProps) {
  if (width === 0) return null
  const length = Math.max(2, Math.abs(width))
  return <path className={css['out']} d={arrow(x, y, length, height, 1)} />
}

/** Hatched, with a point to the left. Recharts gives negative bars a negative width. */
function InBar({ x = 0, y = 0, width = 0, height = 0 }: ShapeProps) {
  if (width === 0) return null
  const zero = width < 0 ? x : x + width
  return <path className={css['in']} d={arrow(width < 0 ? zero : zero, y, Math.max(2, Math.abs(width)), height, -1)} />
}

function arrow(x: number, y: number, length: number, height: number, direction: 1 | -1): string {
  const point = Math.min(6, length)
  const neck = x + direction * (length - point)
  return `M${x} ${y}H${neck}L${x + direction * length} ${y + height / 2}L${neck} ${y + height}H${x}Z`
}

function useWidth(box: React.RefObject<HTMLDivElement | null>): number {
  const [width, setWidth] = useState(0)
  useEffect(() => {
    const element = box.current
    if (element === null) return
    const observer = new ResizeObserver(() => setWidth(Math.floor(element.clientWidth)))
    observer.observe(element)
    return () => observer.disconnect()
  }, [box])
  return width
}
