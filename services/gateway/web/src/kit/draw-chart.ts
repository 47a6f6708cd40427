import { BarChart } from 'echarts/charts'
import { GridComponent, LegendComponent, TooltipComponent } from 'echarts/components'
import { init, use } from 'echarts/core'
import { SVGRenderer } from 'echarts/renderers'
import type { ChartData } from './chart-data.ts'

use([BarChart, GridComponent, LegendComponent, TooltipComponent, SVGRenderer])

/** Draws into an element, and again whenever its width changes; what it answers takes the chart away. */
export function drawChart(element: HTMLElement, { places, series, unit }: ChartData): () => void {
  const chart = init(element, undefined, { renderer: 'svg' })
  chart.setOption({
    animation: false,
    legend: { bottom: 0 },
    grid: { left: 8, right: 8, top: 32, bottom: 40, containLabel: true },
    // Rich text: styles within HTML are not let through by the page's policy.
    tooltip: { trigger: 'axis', renderMode: 'richText' },
    xAxis: { type: 'category', data: [...places] },
    yAxis: { type: 'value', name: unit },
    series: series.map(({ name, values }) => ({ type: 'bar', name, data: [...values] })),
  })
  const watch = new ResizeObserver(() => chart.resize())
  watch.observe(element)
  return () => {
    watch.disconnect()
    chart.dispose()
  }
}
