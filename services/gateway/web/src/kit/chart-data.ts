/** Bars over named places; null leaves a gap. */
export interface ChartData {
  readonly places: readonly string[]
  readonly series: readonly { readonly name: string; readonly values: readonly (number | null)[] }[]
  readonly unit: string
}
