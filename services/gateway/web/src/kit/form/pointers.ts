import type { ProblemDetails } from '../../api/problem.ts'

export type Path = readonly (string | number)[]

/** The parts of a JSON pointer; the numbers of a list's entries are numbers again. */
export function pathOf(pointer: string): Path {
  return pointer
    .split('/')
    .slice(1)
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'))
    .map((part) => (/^\d+$/.test(part) ? Number(part) : part))
}

/** What a refusal says of single fields, by the field of the form that it is about. */
export function faultsByField(
  problem: ProblemDetails | undefined,
  asked: readonly Path[],
  /** Where the form's part of the request stands. */
  at: Path = [],
): readonly { readonly name: (string | number)[]; readonly errors: string[] }[] {
  const found = new Map<string, { name: (string | number)[]; errors: string[] }>()
  for (const { pointer, title } of problem?.errors ?? []) {
    const whole = pathOf(pointer)
    if (!at.every((part, index) => part === whole[index])) continue
    const path = whole.slice(at.length)
    const name = asked
      .filter((of) => of.every((part, at) => part === path[at]))
      .sort((a, b) => b.length - a.length)[0]
    if (!name) continue
    const key = JSON.stringify(name)
    const entry = found.get(key) ?? { name: [...name], errors: [] }
    entry.errors.push(title)
    found.set(key, entry)
  }
  return [...found.values()]
}
