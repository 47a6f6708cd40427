import { untilBeat } from '../beat.ts'
import type { PartitionOffset, TopicPartition } from '../kafka/kafka-port.ts'
import type { Logger } from '../logger.ts'

const DELAY_MS = 500

export const partitionName = ({ topic, partition }: TopicPartition): string =>
  `${topic}/${partition}`

/**
 * Commits lazily what was handled: at most half a second of it comes again after a crash. All
 * committers of a process do so at the same moments, so that what they write can go together.
 */
export interface OffsetCommitter {
  /** `offset` is the next one to read. */
  note(offset: PartitionOffset): void
  /** Forgets partitions that are no longer this member's. */
  retain(owned: ReadonlySet<string>): void
  /** Commits what is noted by now. False when it could not be: it stays noted and is tried again. */
  flush(): Promise<boolean>
  stop(): void
}

export function createOffsetCommitter(options: {
  commit(offsets: readonly PartitionOffset[]): Promise<void>
  readonly logger: Logger
  readonly delayMs?: number
}): OffsetCommitter {
  const noted = new Map<string, PartitionOffset>()
  let timer: NodeJS.Timeout | undefined
  let flushing: Promise<boolean> | undefined
  let stopped = false

  const arm = (): void => {
    if (timer !== undefined || stopped || noted.size === 0) return
    timer = setTimeout(
      () => {
        timer = undefined
        void flush()
      },
      untilBeat(options.delayMs ?? DELAY_MS),
    )
  }
  const commitNoted = async (): Promise<boolean> => {
    const offsets = Array.from(noted.values())
    if (offsets.length === 0) return true
    let committed = false
    try {
      await options.commit(offsets)
      committed = true
      for (const offset of offsets) {
        const name = partitionName(offset)
        if (noted.get(name) === offset) noted.delete(name)
      }
    } catch (error) {
      options.logger.debug({ err: error }, 'Offsets could not be committed yet')
    }
    arm()
    return committed
  }
  const flush = async (): Promise<boolean> => {
    // One at a time, so that an older commit never overtakes a newer one.
    while (flushing !== undefined) await flushing
    flushing = commitNoted().finally(() => {
      flushing = undefined
    })
    return flushing
  }
  return {
    note(offset) {
      noted.set(partitionName(offset), offset)
      arm()
    },
    retain(owned) {
      for (const name of noted.keys()) if (!owned.has(name)) noted.delete(name)
    },
    flush,
    stop() {
      stopped = true
      clearTimeout(timer)
    },
  }
}
