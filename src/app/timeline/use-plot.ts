import { type RefObject, useEffect, useRef, useState } from 'react'
import uPlot from 'uplot'

const AWAY = { left: -10, top: -10 }

export type PlotMaker = (width: number) => { options: uPlot.Options; data: uPlot.AlignedData }

/** Keeps one uPlot in a box: made anew when what it shows changes, as wide as the box. `cursorAt` is in seconds. */
export function usePlot(make: PlotMaker, cursorAt: number | null): RefObject<HTMLDivElement | null> {
  const box = useRef<HTMLDivElement>(null)
  const plot = useRef<uPlot | null>(null)
  const [width, setWidth] = useState(0)

  useEffect(() => {
    const element = box.current
    if (element === null) return
    const observer = new ResizeObserver(() => setWidth(Math.floor(element.clientWidth)))
    observer.observe(element)
    return () => observer.disconnect()
  }, [])

  useEffect(() => {
    if (box.current === null || width === 0) return
    const { options, data } = make(width)
    const made = new uPlot(options, data, box.current)
    plot.current = made
    return () => {
      made.destroy()
      plot.current = null
    }
  }, [make, width])

  // Also for a new plot, which has no scales before the next microtask.
  // biome-ignore lint/correctness/useExhaustiveDependencies: `make` and `width` stand for the plot that they make.
  useEffect(() => {
    queueMicrotask(() => {
      const left = cursorAt === null ? undefined : plot.current?.valToPos(cursorAt, 'x')
      plot.current?.setCursor(left === undefined ? AWAY : { left, top: 1 }, false)
    })
  }, [cursorAt, make, width])

  return box
}
