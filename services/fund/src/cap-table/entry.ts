import type { CapTableEvent } from './events.ts'

/** An event of a cap table's stream. */
export interface Entry {
  readonly version: number
  readonly commandId: string
  /** That of who recorded it, or on whose behalf a process did. */
  readonly organisation: string
  readonly event: CapTableEvent
}
