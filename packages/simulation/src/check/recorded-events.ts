import type { World } from '../world/world.ts'

interface StoredCommit {
  readonly version: number
  readonly events: readonly {
    readonly type: string
    readonly data: { value(): Uint8Array }
  }[]
}

export interface RecordedEvent {
  /** Without its package. */
  readonly type: string
  readonly version: number
  readonly data: Uint8Array
}

/** A stream of the fund service as it lies in the database, oldest first. */
export const eventsOf = ({ databases }: World, stream: string): readonly RecordedEvent[] =>
  databases
    .collection('fund', 'commits')
    .find({ stream })
    .map(({ document }) => document as unknown as StoredCommit)
    .toSorted((one, other) => one.version - other.version)
    .flatMap(({ version, events }) =>
      events.map(({ type, data }, index) => ({
        type: type.split('.').at(-1) ?? '',
        version: version + index,
        data: data.value(),
      })),
    )
