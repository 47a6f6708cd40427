import type { Aggregate } from './aggregate.ts'
import type { EncodedEvent } from './event.ts'

/** What was taken back so far: a fold leaves it out. */
export type LeftOut = ReadonlySet<number>

export const nothingLeftOut: LeftOut = new Set()

/** A fold met an event that takes back what it has folded already, and must begin anew. */
export class TakenBack extends Error {
  constructor(stream: string) {
    super(`What ${stream} was folded from was taken back`)
    this.name = 'TakenBack'
  }
}

/** The versions that these stored events take back. */
export function takenBackBy<S, E>(
  { takesBack, codec }: Aggregate<S, E>,
  events: Iterable<EncodedEvent>,
): readonly number[] {
  if (takesBack === undefined) return []
  const versions: number[] = []
  for (const { type, data } of events)
    if (takesBack.types.includes(type))
      versions.push(...takesBack.versionsOf(codec.decode(type, data)))
  return versions
}

/**
 * The state after a stream's next event.
 * @throws TakenBack where it takes back what was folded
 */
export function evolveNext<S, E>(
  { takesBack, evolve }: Aggregate<S, E>,
  state: S,
  {
    event,
    stream,
    version,
  }: { readonly event: E; readonly stream: string; readonly version: number },
  leftOut: LeftOut,
): S {
  if (takesBack === undefined) return evolve(state, event)
  if (leftOut.has(version)) return takesBack.leftOut(state, event)
  if (takesBack.versionsOf(event).some((each) => !leftOut.has(each))) throw new TakenBack(stream)
  return evolve(state, event)
}
