/** One thing wrong in the rule data, at its path. */
export interface Fault {
  readonly path: string
  readonly says: string
}

export const fault = (path: string, says: string): Fault => ({ path, says })

/** Each key that an earlier item has already. */
export function repeated(path: string, keys: readonly string[]): readonly Fault[] {
  return keys.flatMap((each, index) =>
    keys.indexOf(each) < index ? [fault(`${path}/${index}`, `"${each}" is there already`)] : [],
  )
}

export const unknownSources = (
  path: string,
  source: readonly string[],
  known: ReadonlySet<string>,
): readonly Fault[] =>
  source.flatMap((each, index) =>
    known.has(each) ? [] : [fault(`${path}/source/${index}`, `no source "${each}" is listed`)],
  )
