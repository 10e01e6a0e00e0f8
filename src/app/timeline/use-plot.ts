import { type RefObject, useEffect, useRef, useState } from 'react'
import uPlot from 'uplot'

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

  useEffect(() => {
    const left = cursorAt === null ? -10 : (plot.current?.valToPos(cursorAt, 'x') ?? -10)
    plot.current?.setCursor({ left, top: cursorAt === null ? -10 : 1 }, false)
  }, [cursorAt])

  return box
}
