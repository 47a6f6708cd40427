import type { World } from '../world/world.ts'

interface StoredCommit {
  readonly version: number
  readonly at: Date
  readonly actor: By
  readonly events: readonly {
    readonly type: string
    readonly data: { value(): Uint8Array }
  }[]
}

/** By whose word, be it by a process on that person's behalf. */
export interface By {
  readonly subject: string
  readonly organisation: string
  readonly onBehalfOf?: string
}

export interface RecordedEvent {
  /** Without its package. */
  readonly type: string
  readonly version: number
  readonly data: Uint8Array
  readonly at: Date
  readonly by: By
}

/** A stream of the fund service as it lies in the database, oldest first. */
export const eventsOf = ({ databases }: World, stream: string): readonly RecordedEvent[] =>
  databases
    .collection('fund', 'commits')
    .find({ stream })
    .map(({ document }) => document as unknown as StoredCommit)
    .toSorted((one, other) => one.version - other.version)
    .flatMap(({ version, events, at, actor: by }) =>
      events.map(({ type, data }, index) => ({
        type: type.split('.').at(-1) ?? '',
        version: version + index,
        data: data.value(),
        at,
        by,
      })),
    )
