import { BarChart, LineChart } from 'echarts/charts'
import { GridComponent, LegendComponent, TooltipComponent } from 'echarts/components'
import { init, use } from 'echarts/core'
import { SVGRenderer } from 'echarts/renderers'
import type { ChartData } from './chart-data.ts'

use([BarChart, LineChart, GridComponent, LegendComponent, TooltipComponent, SVGRenderer])

/** What A4 leaves between the margins of the style sheet and the padding of a part. */
const PAPER_WIDTH = 640

/** Those of the page, and apart from one another for who doesn't see every colour. */
const colors = ['#2f8f83', '#d4890b', '#4a6fa5', '#a8443f', '#7a9e3b', '#7d5ba6']

/** Draws into an element, and again whenever its width changes; what it answers takes the chart away. */
export function drawChart(
  element: HTMLElement,
  { places, series, unit, lying = false }: ChartData,
  onPick?: (place: number) => void,
): () => void {
  const chart = init(element, undefined, { renderer: 'svg' })
  const several = series.length > 1
  const below = (several ? 40 : 8) + (lying && unit ? 24 : 0)
  // What has no unit is counted, and there is no half of it.
  const whole = unit === '' ? { minInterval: 1 } : {}
  const axis = { type: 'value', name: unit, nameTextStyle: { align: 'left' }, ...whole } as const
  const label = lying ? ({ width: 110, overflow: 'break' } as const) : { hideOverlap: true }
  const named = { type: 'category', data: [...places], axisLabel: label } as const
  chart.setOption({
    animation: false,
    color: colors,
    legend: { bottom: 0, show: several },
    grid: { left: 8, right: 16, top: lying ? 8 : 32, bottom: below, containLabel: true },
    // Rich text: styles within HTML are not let through by the page's policy.
    tooltip: { trigger: 'axis', renderMode: 'richText' },
    ...(lying
      ? {
          xAxis: { ...axis, nameLocation: 'middle', nameGap: 28 },
          yAxis: { ...named, inverse: true },
        }
      : { xAxis: named, yAxis: axis }),
    series: series.map(({ name, values, drawn = 'bar' }) => ({
      type: drawn,
      barMaxWidth: 72,
      name,
      data: [...values],
      cursor: onPick ? 'pointer' : 'default',
    })),
  })
  if (onPick) chart.on('click', ({ dataIndex }) => onPick(Number(dataIndex)))
  const fit = () => chart.resize()
  const fitPaper = () => chart.resize({ width: Math.min(element.clientWidth, PAPER_WIDTH) })
  const watch = new ResizeObserver(fit)
  watch.observe(element)
  // Paper has another width, and no observer is told of it.
  window.addEventListener('beforeprint', fitPaper)
  window.addEventListener('afterprint', fit)
  return () => {
    watch.disconnect()
    window.removeEventListener('beforeprint', fitPaper)
    window.removeEventListener('afterprint', fit)
    chart.dispose()
  }
}
