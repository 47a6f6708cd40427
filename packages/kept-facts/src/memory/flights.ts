/** Reads under way beyond which changes of one are no longer told apart. */
const MOST_CHANGES = 1000

/** What changed while a read was under way: of that it may have found what was before. */
export interface Flight {
  isTouched(id: string): boolean
  isKeyTouched(key: string): boolean
  land(): void
}

export interface Flights {
  begin(): Flight
  changed(id: string, keys: readonly string[] | undefined): void
  /** Nothing that is being read may be remembered. */
  all(): void
}

export function flights(): Flights {
  const open = new Set<{
    all: boolean
    allKeys: boolean
    readonly ids: Set<string>
    readonly keys: Set<string>
  }>()
  return {
    begin() {
      const flight = { all: false, allKeys: false, ids: new Set<string>(), keys: new Set<string>() }
      open.add(flight)
      return {
        isTouched: (id) => flight.all || flight.ids.has(id),
        isKeyTouched: (key) => flight.all || flight.allKeys || flight.keys.has(key),
        land: () => void open.delete(flight),
      }
    },
    changed(id, keys) {
      for (const flight of open) {
        flight.ids.add(id)
        if (keys === undefined) flight.allKeys = true
        for (const key of keys ?? []) flight.keys.add(key)
        if (flight.ids.size > MOST_CHANGES) flight.all = true
      }
    },
    all() {
      for (const flight of open) flight.all = true
    },
  }
}
