import type { DeadLetter, DeadLetterStore } from '../dead-letters/dead-letter.ts'

/** Dead letters in memory; `fail` makes parking fail, as a database that is away does. */
export interface MemoryLetters extends DeadLetterStore {
  readonly letters: Map<string, DeadLetter>
  fail?: Error
}

export function memoryLetters(): MemoryLetters {
  const letters = new Map<string, DeadLetter>()
  const store: MemoryLetters = {
    letters,
    async park(letter) {
      if (store.fail !== undefined) throw store.fail
      letters.set(letter.id, letter)
    },
    list: async () => ({ deadLetters: Array.from(letters.values()), nextPageToken: '' }),
    get: async (id) => letters.get(id),
    async markReplayed(id) {
      letters.delete(id)
    },
    async markFailed() {},
    count: async () => letters.size,
    waitingIds: async () => new Set(letters.keys()),
    async settleOtherGroups(subscription, group) {
      for (const letter of letters.values()) {
        if (letter.subscription === subscription && letter.group !== group)
          letters.delete(letter.id)
      }
    },
  }
  return store
}
