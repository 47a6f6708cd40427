interface Level {
  /** The keys of an object so far; undefined in a list. */
  readonly keys: Set<string> | undefined
  /** The key or index under way; undefined where an object's next key is to come. */
  step: string | number | undefined
}

const endOfString = (json: string, from: number): number => {
  let at = from + 1
  while (at < json.length && json[at] !== '"') at += json[at] === '\\' ? 2 : 1
  return at
}

const keyRepeated = (level: Level | undefined, written: string): boolean => {
  if (level?.keys === undefined || level.step !== undefined) return false
  // As JSON.parse reads it: "a" and "\u0061" are one key.
  const key = JSON.parse(written) as string
  level.step = key
  if (level.keys.has(key)) return true
  level.keys.add(key)
  return false
}

/**
 * Where the first key stands that its object has already had, as the path to it; undefined when every key is given
 * once. JSON.parse keeps the last of two values silently. Takes text that JSON.parse has accepted; reads each
 * character once.
 */
export const duplicateKeyIn = (json: string): readonly (string | number)[] | undefined => {
  const levels: Level[] = []
  for (let at = 0; at < json.length; at += 1) {
    const level = levels.at(-1)
    switch (json[at]) {
      case '{':
        levels.push({ keys: new Set(), step: undefined })
        break
      case '[':
        levels.push({ keys: undefined, step: 0 })
        break
      case '}':
      case ']':
        levels.pop()
        break
      case ',':
        if (level) level.step = typeof level.step === 'number' ? level.step + 1 : undefined
        break
      case '"': {
        const end = endOfString(json, at)
        if (keyRepeated(level, json.slice(at, end + 1))) return levels.map(({ step }) => step ?? '')
        at = end
        break
      }
    }
  }
  return undefined
}
