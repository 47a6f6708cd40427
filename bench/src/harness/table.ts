import Table from 'cli-table3'
import type { Row } from './figure.ts'

/** A row per figure: ours, baseline, ratio as median and range, goal, met. */
export function tableOf(rows: readonly Row[]): string {
  const table = new Table({
    head: ['figure', 'unit', 'ours', 'baseline', 'ratio (range)', 'goal', 'met'],
    colAligns: ['left', 'left', 'right', 'right', 'right', 'left', 'left'],
    style: { head: [], border: [] },
  })
  for (const row of rows) {
    table.push([
      row.name,
      row.unit,
      short(row.ours),
      short(row.baseline),
      `${short(row.ratio.median)} (${short(row.ratio.min)}–${short(row.ratio.max)})`,
      row.goal,
      row.met ? 'yes' : 'NO',
    ])
  }
  return table.toString()
}

function short(value: number): string {
  if (Math.abs(value) >= 100) return Math.round(value).toLocaleString('en')
  return value.toPrecision(3)
}
