import type { CapTableEvent } from './events.ts'

/** An event of a cap table's stream. */
export interface Entry {
  readonly version: number
  readonly commandId: string
  readonly event: CapTableEvent
}
