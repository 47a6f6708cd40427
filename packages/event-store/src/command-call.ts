import type { CommandContext } from './aggregate.ts'
import type { ExecuteOptions } from './event-store.ts'

/** A command's circumstances, whoever gave it. */
export interface CommandCall {
  readonly context: CommandContext
  /** The version that the sender decided on; 0: whatever is current. */
  readonly expectedVersion: number
  readonly deadline: Date
}

export const optionsOf = ({ expectedVersion, deadline }: CommandCall): ExecuteOptions => ({
  deadline,
  ...(expectedVersion > 0 && { expectedVersion }),
})
