type Members = Readonly<Record<string, unknown>>

/**
 * A value with what means no order taken out of its lists: dead letters by who parked them, the faults of a refusal by place and code, the fields that a
 * schema requires, the headings of the document; and wordings that are JSON read as such, for the order of their members.
 */
export function unordered(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(unordered)
  if (typeof value === 'string') return value.startsWith('{"') ? ofJson(value) : value
  if (!isObject(value)) return value
  return Object.fromEntries(
    Object.entries(value).map(([key, member]) => [key, unordered(byName(key, member))]),
  )
}

function byName(key: string, member: unknown): unknown {
  if (!Array.isArray(member)) return member
  if (key === 'required' && member.every((one) => typeof one === 'string'))
    return Object.fromEntries(member.map((name) => [name, true]))
  if (key === 'tags' && member.every(isObject))
    return Object.fromEntries(member.map((tag) => [String(tag.name), tag]))
  if (key === 'items' && member.length > 0 && member.every(isDeadLetter))
    return Object.fromEntries(member.map((one) => [one.subscription, one]))
  if (key === 'errors' && member.every(isFault)) {
    const told = new Map<string, number>()
    return Object.fromEntries(
      member.map((fault) => {
        const name = `${fault.pointer} ${fault.code}`
        const times = (told.get(name) ?? 0) + 1
        told.set(name, times)
        return [times === 1 ? name : `${name} (${times})`, fault]
      }),
    )
  }
  return member
}

function ofJson(text: string): unknown {
  try {
    return unordered(JSON.parse(text))
  } catch {
    return text
  }
}

const isObject = (value: unknown): value is Members =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const isDeadLetter = (value: unknown): value is { subscription: string } =>
  isObject(value) && typeof value.subscription === 'string' && typeof value.causeCode === 'string'

const isFault = (value: unknown): value is { pointer: string; code: string } =>
  isObject(value) && typeof value.pointer === 'string' && typeof value.code === 'string'
