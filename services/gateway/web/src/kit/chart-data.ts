/** Bars, or a line, over named places; null leaves a gap. */
export interface ChartData {
  readonly places: readonly string[]
  readonly series: readonly {
    readonly name: string
    readonly values: readonly (number | null)[]
    /** Absent: bars. */
    readonly drawn?: 'line'
  }[]
  readonly unit: string
  /** Places below one another, for names that are long. */
  readonly lying?: boolean
}
