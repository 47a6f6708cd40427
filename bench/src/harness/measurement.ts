import type { Managed } from '@seedline/stack'
import type { Figure } from './figure.ts'

/** The servers that the measurements share; each one uses databases and topics of its own. */
export interface Bench {
  readonly mongoUrl: string
  readonly kafkaBrokers: string
  /** The same servers as processes, where they are the bench's own. */
  readonly servers: { readonly mongo?: Managed; readonly kafka?: Managed }
  /** A folder of this run that is removed at the end. */
  readonly folder: string
  /** Shorter stretches where one is long by nature: for trying the bench out. */
  readonly quick: boolean
  /** How much of its full size a measurement takes that has one, above 0 up to 1; as `quick` says where it is left out. */
  readonly scale: number | undefined
  say(line: string): void
}

/** A group of figures that come from one run. */
export interface Measurement {
  /** For `--only`. */
  readonly id: string
  readonly about: string
  measure(bench: Bench): Promise<readonly Figure[]>
}
