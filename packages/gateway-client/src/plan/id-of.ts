const placeholder = Symbol('placeholder')

/**
 * Stands for an id that is not known yet: the one that the write called by that name will be
 * answered with. The symbol keeps it apart from data: nothing that was read from a file can be
 * one, whatever it says.
 */
export interface IdOf {
  readonly [placeholder]: true
  readonly idOf: string
}

export function idOf(name: string): IdOf {
  return { [placeholder]: true, idOf: name }
}

/** The parts of a path, without slashes. */
export type Path = readonly (string | IdOf)[]

type Ids = ReadonlyMap<string, string>

/** The path as it is sent. @throws RangeError for a name that nothing was called */
export function pathWithIds(path: Path, ids: Ids): string {
  const parts = path.map((part) => (typeof part === 'string' ? part : idFor(part, ids)))
  return parts.map((part) => `/${encodeURIComponent(part)}`).join('')
}

/**
 * The body with an id for every placeholder; text stays as it is. @throws RangeError for a name
 * that nothing was called
 */
export function bodyWithIds(value: unknown, ids: Ids): unknown {
  if (Array.isArray(value)) return value.map((item) => bodyWithIds(item, ids))
  if (typeof value !== 'object' || value === null) return value
  if (isPlaceholder(value)) return idFor(value, ids)
  const members = Object.entries(value)
  return Object.fromEntries(members.map(([key, inner]) => [key, bodyWithIds(inner, ids)]))
}

function isPlaceholder(value: object): value is IdOf {
  return placeholder in value
}

function idFor({ idOf: name }: IdOf, ids: Ids): string {
  const id = ids.get(name)
  if (id === undefined) throw new RangeError(`nothing in the plan is called ${name}`)
  return id
}
