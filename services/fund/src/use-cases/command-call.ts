import type { CommandContext, ExecuteOptions } from '@seedline/event-store'

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
