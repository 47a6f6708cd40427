import type { WaitingDeadLetter } from '../dead-letters/dead-letter.ts'

/** The stream of an event's id; undefined where an envelope that nobody could read told none. */
export const streamOf = (eventId: string): string | undefined => placeOf(eventId)?.stream

/**
 * Dead letters by stream, each in the order of its events. First come those streams that were tried
 * least: what fails again and again keeps no other waiting. An event without an id stands alone.
 */
export function inStreams(
  deadLetters: readonly WaitingDeadLetter[],
): readonly (readonly WaitingDeadLetter[])[] {
  const streams = Map.groupBy(deadLetters, ({ id, eventId }) => streamOf(eventId) ?? `alone ${id}`)
  return Array.from(streams.values(), (stream) => stream.toSorted(byVersion)).sort(byAttempts)
}

const byVersion = (one: WaitingDeadLetter, other: WaitingDeadLetter): number =>
  versionOf(one) - versionOf(other) || (one.id < other.id ? -1 : 1)

const byAttempts = (
  [one]: readonly WaitingDeadLetter[],
  [other]: readonly WaitingDeadLetter[],
): number => (one?.attempts ?? 0) - (other?.attempts ?? 0)

const versionOf = ({ eventId }: WaitingDeadLetter): number => placeOf(eventId)?.version ?? 0

function placeOf(eventId: string): { stream: string; version: number } | undefined {
  const at = eventId.lastIndexOf('@')
  const version = Number(eventId.slice(at + 1))
  if (at < 1 || !Number.isSafeInteger(version) || version < 1) return undefined
  return { stream: eventId.slice(0, at), version }
}
