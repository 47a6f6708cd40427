import type { RecordedEvent } from './events.ts'
import type { Recording } from './recording.ts'

/** An event that the revision did not record yet. */
const isNew = (type: string): boolean => type.endsWith('.RoundReserved')

/** By stream, at which versions such events stand. */
type NewVersions = ReadonlyMap<string, readonly number[]>

/**
 * A recording without the events that the revision did not record yet; whatever else its streams hold bears the number
 * that it bore then.
 */
export function numberedAsThen(recording: Recording): Recording {
  const events = recording.events as Readonly<Record<string, RecordedEvent>>
  const added = newVersionsOf(events)
  const kept = Object.entries(events).filter(([, { type }]) => !isNew(type))
  return {
    ...recording,
    answers: numbered(recording.answers, added) as Recording['answers'],
    events: Object.fromEntries(kept.map(([id, event]) => [idThen(id, added), event])),
  }
}

function newVersionsOf(events: Readonly<Record<string, RecordedEvent>>): NewVersions {
  const added = new Map<string, number[]>()
  for (const [id, { type }] of Object.entries(events)) {
    const [stream = '', version] = id.split('@')
    if (isNew(type)) added.set(stream, [...(added.get(stream) ?? []), Number(version)])
  }
  return added
}

function versionThen(stream: string, version: number, added: NewVersions): number {
  return version - (added.get(stream) ?? []).filter((each) => each < version).length
}

function idThen(id: string, added: NewVersions): string {
  const [stream = '', version] = id.split('@')
  return `${stream}@${versionThen(stream, Number(version), added)}`
}

function numbered(value: unknown, added: NewVersions): unknown {
  if (typeof value === 'string') return textThen(value, added)
  if (Array.isArray(value))
    return value.filter((one) => !tellsNew(one)).map((one) => numbered(one, added))
  if (typeof value !== 'object' || value === null) return value
  const members = Object.entries(value).map(([key, member]) => [key, numbered(member, added)])
  const { eventId, version } = value as { eventId?: unknown; version?: unknown }
  if (typeof eventId !== 'string' || typeof version !== 'number') return Object.fromEntries(members)
  const [stream = ''] = eventId.split('@')
  return { ...Object.fromEntries(members), version: versionThen(stream, version, added) }
}

// In live events the version stands once more in the text.
const textThen = (text: string, added: NewVersions): string =>
  [...added.keys()].reduce(
    (told, stream) =>
      told
        .replaceAll(new RegExp(`${stream}@\\d+`, 'g'), (id) => idThen(id, added))
        .replace(
          new RegExp(`("stream":"${stream}","version":)(\\d+)`),
          (_, before, version) => `${before}${versionThen(stream, Number(version), added)}`,
        ),
    text,
  )

/** An entry of a history, or the lines of a live event. */
function tellsNew(one: unknown): boolean {
  if (Array.isArray(one))
    return one.some(
      (line) => typeof line === 'string' && /"type":"[^"]+\.RoundReserved"/.test(line),
    )
  if (typeof one !== 'object' || one === null || !('recording' in one)) return false
  const { eventType } = one.recording as { eventType?: unknown }
  return typeof eventType === 'string' && isNew(eventType)
}
