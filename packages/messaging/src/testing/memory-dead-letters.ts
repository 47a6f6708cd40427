import type { DeadLetter, DeadLetterStore } from '../dead-letters/dead-letter.ts'

/** Dead letters in memory; `fail` makes parking fail, as a database that is away does. */
export interface MemoryDeadLetters extends DeadLetterStore {
  readonly parked: Map<string, DeadLetter>
  fail?: Error
}

export function memoryDeadLetters(): MemoryDeadLetters {
  const parked = new Map<string, DeadLetter>()
  const store: MemoryDeadLetters = {
    parked,
    async park(deadLetter) {
      if (store.fail !== undefined) throw store.fail
      parked.set(deadLetter.id, deadLetter)
    },
    list: async () => ({ deadLetters: Array.from(parked.values()), nextPageToken: '' }),
    get: async (id) => parked.get(id),
    async markReplayed(id) {
      parked.delete(id)
    },
    async markFailed() {},
    count: async () => parked.size,
    waitingIds: async () => new Set(parked.keys()),
    waiting: async (subscription, stream) =>
      Array.from(parked.values()).filter(
        (deadLetter) =>
          deadLetter.subscription === subscription &&
          (stream === undefined || deadLetter.eventId.startsWith(`${stream}@`)),
      ),
    parkedBy: async (group, eventIds) =>
      new Set(
        Array.from(parked.values())
          .filter(
            (deadLetter) => deadLetter.group === group && eventIds.includes(deadLetter.eventId),
          )
          .map(({ eventId }) => eventId),
      ),
    async settleOtherGroups(subscription, group) {
      for (const deadLetter of parked.values()) {
        if (deadLetter.subscription === subscription && deadLetter.group !== group)
          parked.delete(deadLetter.id)
      }
    },
  }
  return store
}
