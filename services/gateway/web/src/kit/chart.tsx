import { useEffect, useRef } from 'react'
import type { ChartData } from './chart-data.ts'

/** A chart of what stands in a table beside it; ECharts comes when the first one is shown. */
export function Chart(props: {
  data: ChartData
  label: string
  /** Told which place was clicked; who has no pointer opens the same from the table. */
  onPick?: (place: number) => void
}) {
  const place = useRef<HTMLDivElement>(null)
  const { data, label, onPick } = props
  // Drawn anew where it shows something else, not where a page has made the same once more.
  const shown = JSON.stringify(data)
  // The chart isn't drawn anew where only what a click does has changed.
  const pick = useRef(onPick)
  useEffect(() => {
    pick.current = onPick
  })
  const pickable = onPick !== undefined
  useEffect(() => {
    let dispose: (() => void) | undefined
    let gone = false
    void import('./draw-chart.ts').then(({ drawChart }) => {
      if (gone || !place.current) return
      dispose = drawChart(
        place.current,
        JSON.parse(shown),
        pickable ? (at) => pick.current?.(at) : undefined,
      )
    })
    return () => {
      gone = true
      dispose?.()
    }
  }, [shown, pickable])
  return (
    <div
      ref={place}
      className={data.lying ? 'chart lying' : 'chart'}
      role="img"
      aria-label={label}
    />
  )
}
