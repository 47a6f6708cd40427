import type { Measurement } from './harness/measurement.ts'

/** Everything that `pnpm bench` measures, in the order of its table. */
export const measurements: readonly Measurement[] = []
