import { useEffect, useRef } from 'react'
import type { ChartData } from './chart-data.ts'

/** A chart of what stands in a table beside it; ECharts comes when the first one is shown. */
export function Chart(props: { data: ChartData; label: string }) {
  const place = useRef<HTMLDivElement>(null)
  const { data, label } = props
  useEffect(() => {
    let dispose: (() => void) | undefined
    let gone = false
    void import('./draw-chart.ts').then(({ drawChart }) => {
      if (!gone && place.current) dispose = drawChart(place.current, data)
    })
    return () => {
      gone = true
      dispose?.()
    }
  }, [data])
  return <div ref={place} className="chart" role="img" aria-label={label} />
}
