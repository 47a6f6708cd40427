/** Who does something, as the verified token states it. The event store keeps the same shape. */
export interface Actor {
  /** Stable id of the person or service: the token's `sub`. */
  readonly subject: string
  readonly name: string
  readonly roles: readonly string[]
  readonly organisation: string
  /** For a process: the subject whose command it carries on. */
  readonly onBehalfOf?: string
}
