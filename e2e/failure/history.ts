/** One command as its sender saw it: accepted, refused, or nobody knows. */
export interface Operation {
  /** The sender's subject and key: together they become the command's id. */
  readonly subject: string
  readonly key: string
  readonly what: 'register' | 'open-deal' | 'approve' | 'close' | 'close-again'
  readonly outcome: Outcome
  /** When the sender knew, in ms on the clock of `performance.now()`. */
  readonly answeredAt: number
}

export type Outcome =
  | { readonly kind: 'ok'; readonly id: string; readonly eventIds: readonly string[] }
  | { readonly kind: 'refused'; readonly code: string }
  | { readonly kind: 'unknown'; readonly why: string }

/** What the streams hold of a command, found by its id. */
export interface Found {
  readonly stream: string
  readonly eventIds: readonly string[]
  readonly types: readonly string[]
}

/**
 * Compares every command's outcome, as its sender knows it, with what was recorded under its id.
 * Accepted: recorded exactly once, as answered. Refused: nothing. Unknown: once or not at all.
 */
export function faultsIn(
  history: readonly Operation[],
  found: (operation: Operation) => readonly Found[],
): readonly string[] {
  return history.flatMap((operation) => {
    const recorded = found(operation)
    const name = `${operation.what} ${operation.key}`
    const streams = recorded.map(({ stream }) => stream)
    const doubled =
      new Set(streams).size === streams.length ? [] : [`${name}: twice on ${streams.join(', ')}`]
    return [...doubled, ...faultsOf(name, operation.outcome, recorded)]
  })
}

function faultsOf(name: string, outcome: Outcome, recorded: readonly Found[]): readonly string[] {
  switch (outcome.kind) {
    case 'ok': {
      const ids = new Set(recorded.flatMap(({ eventIds }) => eventIds))
      const lost = outcome.eventIds.filter((id) => !ids.has(id))
      return lost.length === 0 ? [] : [`${name}: accepted, and ${lost.join(', ')} is lost`]
    }
    case 'refused':
      return recorded.length === 0
        ? []
        : [`${name}: refused with ${outcome.code}, and yet recorded on ${recorded[0]?.stream}`]
    case 'unknown':
      return []
    default:
      return outcome satisfies never
  }
}
