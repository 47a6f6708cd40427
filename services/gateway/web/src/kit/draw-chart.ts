import { BarChart, LineChart } from 'echarts/charts'
import { GridComponent, LegendComponent, TooltipComponent } from 'echarts/components'
import { init, use } from 'echarts/core'
import { SVGRenderer } from 'echarts/renderers'
import type { ChartData } from './chart-data.ts'

use([BarChart, LineChart, GridComponent, LegendComponent, TooltipComponent, SVGRenderer])

/** Draws into an element, and again whenever its width changes; what it answers takes the chart away. */
export function drawChart(
  element: HTMLElement,
  { places, series, unit }: ChartData,
  onPick?: (place: number) => void,
): () => void {
  const chart = init(element, undefined, { renderer: 'svg' })
  chart.setOption({
    animation: false,
    legend: { bottom: 0, show: series.length > 1 },
    grid: { left: 8, right: 8, top: 32, bottom: series.length > 1 ? 40 : 8, containLabel: true },
    // Rich text: styles within HTML are not let through by the page's policy.
    tooltip: { trigger: 'axis', renderMode: 'richText' },
    xAxis: { type: 'category', data: [...places], axisLabel: { hideOverlap: true } },
    yAxis: { type: 'value', name: unit, nameTextStyle: { align: 'left' } },
    series: series.map(({ name, values, drawn = 'bar' }) => ({
      type: drawn,
      name,
      data: [...values],
      cursor: onPick ? 'pointer' : 'default',
    })),
  })
  if (onPick) chart.on('click', ({ dataIndex }) => onPick(Number(dataIndex)))
  const watch = new ResizeObserver(() => chart.resize())
  watch.observe(element)
  return () => {
    watch.disconnect()
    chart.dispose()
  }
}
