import { BarChart, LineChart } from 'echarts/charts'
import { GridComponent, LegendComponent, TooltipComponent } from 'echarts/components'
import { init, use } from 'echarts/core'
import { SVGRenderer } from 'echarts/renderers'
import type { ChartData } from './chart-data.ts'

use([BarChart, LineChart, GridComponent, LegendComponent, TooltipComponent, SVGRenderer])

/** Draws into an element, and again whenever its width changes; what it answers takes the chart away. */
export function drawChart(
  element: HTMLElement,
  { places, series, unit, lying = false }: ChartData,
  onPick?: (place: number) => void,
): () => void {
  const chart = init(element, undefined, { renderer: 'svg' })
  const axis = { type: 'value', name: unit, nameTextStyle: { align: 'left' } } as const
  const label = lying ? ({ width: 110, overflow: 'break' } as const) : { hideOverlap: true }
  const named = { type: 'category', data: [...places], axisLabel: label } as const
  chart.setOption({
    animation: false,
    legend: { bottom: 0, show: series.length > 1 },
    grid: { left: 8, right: 8, top: 32, bottom: series.length > 1 ? 40 : 8, containLabel: true },
    // Rich text: styles within HTML are not let through by the page's policy.
    tooltip: { trigger: 'axis', renderMode: 'richText' },
    ...(lying
      ? { xAxis: { ...axis, name: '' }, yAxis: { ...named, inverse: true } }
      : { xAxis: named, yAxis: axis }),
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
