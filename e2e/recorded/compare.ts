import type { Change, Drift } from './drift.ts'
import { unordered } from './unordered.ts'

/** One place where an answer or an event is not as it was. */
export interface Difference {
  /** The request's name, the event's id, or the digest's key. */
  readonly of: string
  /** JSON pointer. */
  readonly at: string
  /** Undefined where there was nothing, or is nothing now. */
  readonly was: unknown
  readonly is: unknown
}

/** What is different between two values: the order of members does not count, that of lists does. */
export function differences(of: string, was: unknown, is: unknown, at = ''): readonly Difference[] {
  if (Array.isArray(was) && Array.isArray(is)) {
    const longer = was.length > is.length ? was : is
    return longer.flatMap((_, index) => differences(of, was[index], is[index], `${at}/${index}`))
  }
  if (isObject(was) && isObject(is)) {
    const keys = new Set([...Object.keys(was), ...Object.keys(is)])
    return [...keys].flatMap((key) => differences(of, was[key], is[key], `${at}/${escaped(key)}`))
  }
  return Object.is(was, is) ? [] : [{ of, at, was, is }]
}

/** The same of everything that has a name; what means no order has none. */
export const differencesOfAll = (
  was: Readonly<Record<string, unknown>>,
  is: Readonly<Record<string, unknown>>,
): readonly Difference[] =>
  [...new Set([...Object.keys(was), ...Object.keys(is)])].flatMap((name) =>
    differences(name, unordered(was[name]), unordered(is[name])),
  )

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const escaped = (key: string): string => key.replaceAll('~', '~0').replaceAll('/', '~1')

/** What the allowed drifts do not explain, and what they explain that is not there. */
export interface Judged {
  readonly unexplained: readonly Difference[]
  readonly outdated: readonly string[]
}

/** Holds the differences against the allowed drifts; each drift must occur in all that it names. */
export function judged(found: readonly Difference[], drifts: readonly Drift[]): Judged {
  const allowed = drifts.flatMap(({ in: names, changes, why }) =>
    (names === 'any' ? [undefined] : names).flatMap((of) =>
      changes.map((change) => ({ ...change, of, why })),
    ),
  )
  const explains = (one: (typeof allowed)[number], difference: Difference): boolean => {
    if (one.of !== undefined && one.of !== difference.of) return false
    if ('matching' in one) return one.matching.test(difference.at)
    if ('below' in one) return `${difference.at}/`.startsWith(`${one.below}/`)
    const there = 'ending' in one ? difference.at.endsWith(one.ending) : one.at === difference.at
    return there && same(one.was, difference.was) && same(one.is, difference.is)
  }
  return {
    unexplained: found.filter((difference) => !allowed.some((one) => explains(one, difference))),
    outdated: allowed
      .filter((one) => !found.some((difference) => explains(one, difference)))
      .map((one) => `${one.of ?? 'any'} ${placeOf(one)}: ${one.why}`),
  }
}

function placeOf(change: Change): string {
  if ('matching' in change) return String(change.matching)
  if ('below' in change) return change.below
  return 'ending' in change ? `…${change.ending}` : change.at
}

const same = (a: unknown, b: unknown): boolean => differences('', a, b).length === 0

const mostLines = 80

/** Three lines for each difference: where, what was, what is; at most 80 differences. */
export function report(found: readonly Difference[]): string {
  const lines = found.map(({ of, at, was, is }) => {
    const [old, now] = shown(was, is)
    return `${of} ${at}\n    was ${old}\n    is  ${now}`
  })
  const left = lines.length - mostLines
  return [...lines.slice(0, mostLines), ...(left > 0 ? [`… and ${left} more`] : [])].join('\n')
}

const widest = 300
const before = 60

// Of long texts (a line of CSV, an event's bytes) only what surrounds the first place that differs.
function shown(was: unknown, is: unknown): readonly [string, string] {
  const [a, b] = [textOf(was), textOf(is)]
  if (a.length <= widest && b.length <= widest) return [a, b]
  const first = a.split('').findIndex((letter, index) => letter !== b[index])
  const from = Math.max(0, first - before)
  const cut = (text: string) => `${from > 0 ? '…' : ''}${text.slice(from, from + widest)}`
  return [cut(a), cut(b)]
}

const textOf = (value: unknown): string =>
  value === undefined ? 'absent' : (JSON.stringify(value) ?? '')
