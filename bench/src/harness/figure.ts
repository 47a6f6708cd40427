/** What a figure has to reach: its ratio to the baseline, at least or at most. */
export interface Goal {
  readonly is: 'at least' | 'at most'
  readonly ratio: number
}

/** One repetition: ours and the baseline measured right after one another. */
export interface Pair {
  readonly ours: number
  readonly baseline: number
}

/** A measured figure. Where the goal is a limit, the baseline is that limit. */
export interface Figure {
  readonly name: string
  readonly unit: string
  readonly pairs: readonly Pair[]
  readonly goal: Goal
}

export interface Range {
  readonly min: number
  readonly median: number
  readonly max: number
}

/** A row of the table, and an element of the JSON. */
export interface Row {
  readonly name: string
  readonly unit: string
  /** Medians. */
  readonly ours: number
  readonly baseline: number
  /** Of the ratios of the pairs, not the ratio of the medians: a machine's drift cancels out. */
  readonly ratio: Range
  readonly goal: string
  readonly met: boolean
}

export function rowOf(figure: Figure): Row {
  const ratio = rangeOf(figure.pairs.map((pair) => pair.ours / pair.baseline))
  const { is, ratio: wanted } = figure.goal
  return {
    name: figure.name,
    unit: figure.unit,
    ours: rangeOf(figure.pairs.map((pair) => pair.ours)).median,
    baseline: rangeOf(figure.pairs.map((pair) => pair.baseline)).median,
    ratio,
    goal: `${is} ${wanted}`,
    met: is === 'at least' ? ratio.median >= wanted : ratio.median <= wanted,
  }
}

/**
 * Smallest, middle and largest.
 * @throws RangeError when there is nothing to summarise, or a part of it was not measured: sorted
 * anywhere among the others, it would leave a median that stands for fewer
 */
export function rangeOf(values: readonly number[]): Range {
  if (!values.every(Number.isFinite)) throw new RangeError(`Not measured: ${values.join(', ')}`)
  const sorted = [...values].sort((a, b) => a - b)
  const [min, max] = [sorted[0], sorted.at(-1)]
  const upper = sorted[Math.floor(sorted.length / 2)]
  const lower = sorted[Math.ceil(sorted.length / 2) - 1]
  if (min === undefined || max === undefined || upper === undefined || lower === undefined) {
    throw new RangeError('Nothing was measured')
  }
  return { min, median: (lower + upper) / 2, max }
}
