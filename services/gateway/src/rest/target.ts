/** What a command is for. */
export interface Target {
  readonly commandId: string
  readonly id: string
  /** 0: whatever is current. */
  readonly expectedVersion: number
}

/** The command of a request, for what its address names. */
export const targetOf = (
  id: string,
  input: { readonly commandId: string; readonly expectedVersion: number },
): Target => ({ id, commandId: input.commandId, expectedVersion: input.expectedVersion })
