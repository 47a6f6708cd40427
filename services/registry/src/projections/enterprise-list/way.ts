import type { EnterpriseDocument, FoundBy } from './document.ts'
import type { EnterpriseFilter } from './filter.ts'
import type { Sample, SampledOne } from './sample.ts'
import { oneIn } from './sample-level.ts'
import { soughtBy } from './search/sought.ts'

type Conditions = Readonly<Record<string, unknown>>

/** How a page of those that match is come by, from what is known of a sample: another way finds the same. */
export interface Way {
  readonly lead: Conditions
  readonly rest: Conditions
  readonly keeps?: (document: EnterpriseDocument) => boolean
  /** Where along the names it is likely that a page is full, behind a name. */
  readonly ends: (from: string) => Iterable<string>
  /** For counting those that match, but for `keeps`; `about` where that would take long. */
  readonly counted: Conditions
  readonly countedMost: number
  readonly about?: number
}

/** So few are read at once: each that is sorted costs more than thirty that are passed over. */
const readMost = 128
/** So few are looked at to count those that match. */
const countMost = 1000

/** By the rarest that is asked for where few have it; else along the names, as far as the sample tells. */
export function wayTo(filter: EnterpriseFilter, sample: Sample, size: number): Way {
  const { keys, known } = sample
  const sought = soughtBy(filter.search, keys) ?? {}
  const { 'found.texts': pattern, ...gram } = sought
  const share = shareWith(gram['found.grams'], sample)
  const filters = filtersOf(filter)
  const meeting = known.filter((one) => filters.every(({ meets }) => meets(one)))
  const all = { listed: true, ...conditionsOf(filters) }
  const leads = [
    ...('found.grams' in gram ? [{ by: gram, few: share, single: false }] : []),
    ...filters.flatMap(({ lead, single, meets }) => {
      const few = known.length === 0 ? 0 : known.filter(meets).length / known.length
      return lead === undefined ? [] : [{ by: lead, few, single }]
    }),
  ].toSorted((a, b) => a.few - b.few)
  const enterprises = known.length * oneIn[1]
  const [rarest] = leads
  const few = (rarest?.few ?? 1) * enterprises
  const isRare = rarest !== undefined && few <= readMost
  const lead = isRare ? rarest.by : (leads.find(({ single }) => single)?.by ?? {})
  const keeps = pattern === undefined ? undefined : keeping(pattern)
  const wanted = (size + 1) / oneIn[1] / Math.max(share, 1 / enterprises)
  return {
    lead,
    rest: { ...without(gram, lead), ...without(all, lead) },
    ...(keeps && { keeps }),
    ends: isRare ? () => [] : (from) => stretches(meeting, from, wanted),
    counted: { ...rarest?.by, ...gram, ...all },
    countedMost: 2 * countMost,
    ...(few > countMost && { about: rounded(meeting.length * share * oneIn[1]) }),
  }
}

/** Ends of stretches, each with twice as many of those that match as the one before. */
function* stretches(
  meeting: readonly SampledOne[],
  from: string,
  wanted: number,
): Iterable<string> {
  let at = placeOf(meeting, from)
  let more = Math.ceil(wanted) + 1
  while (at + more < meeting.length) {
    at += more
    more *= 2
    const end = meeting[at]?.sortName
    if (end !== undefined) yield end
  }
}

/** The place of the first that is behind a name. */
function placeOf(meeting: readonly SampledOne[], from: string): number {
  let [low, high] = [0, meeting.length]
  while (low < high) {
    const middle = (low + high) >>> 1
    if (isBehind(meeting[middle]?.sortName ?? '', from)) high = middle
    else low = middle + 1
  }
  return low
}

// As databases compare strings: by bytes.
const isBehind = (a: string, b: string): boolean =>
  Buffer.compare(Buffer.from(a), Buffer.from(b)) > 0

/** Which part of all has a gram, as far as the sample tells: 1 where none is sought. */
function shareWith(asked: unknown, { keys, known }: Sample): number {
  if (asked === undefined) return 1
  const sampled = (known.length * oneIn[1]) / oneIn[2]
  if (sampled < 1) return 0
  const { $in } = asked as { readonly $in?: readonly string[] }
  const some = typeof asked === 'string' ? [asked] : $in
  const have = some
    ? some.reduce((sum, key) => sum + (keys.get(key) ?? 0), 0)
    : havingAny(asked, keys)
  return Math.min(1, have / sampled)
}

function havingAny(asked: unknown, keys: ReadonlyMap<string, number>): number {
  const start = (asked as { $elemMatch?: { $gte?: string } }).$elemMatch?.$gte ?? ''
  let sum = 0
  for (const [key, have] of keys) if (key.startsWith(start)) sum += have
  return sum
}

interface Filtering {
  /** undefined: no index leads by it. */
  readonly lead: Conditions | undefined
  /** A document has one value for it, so that an index leads along the names, too. */
  readonly single: boolean
  readonly conditions: Conditions
  meets(one: SampledOne): boolean
}

function filtersOf(filter: EnterpriseFilter): readonly Filtering[] {
  const { currentRung, materialField, district, park } = filter
  const equal = (path: keyof FoundBy & keyof SampledOne, value: string | undefined) =>
    value ? [equalTo(path, value)] : []
  return [
    ...equal('park', park),
    ...equal('district', district),
    ...equal(materialField?.includes('-') ? 'area' : 'field', materialField),
    ...equal('currentRung', currentRung),
    ...heldOn(filter),
  ]
}

function equalTo(path: keyof SampledOne, value: string): Filtering {
  const condition = { [`found.${path}`]: value }
  const meets = (one: SampledOne) => one[path] === value
  return { lead: condition, single: true, conditions: condition, meets }
}

function heldOn({ designation, designationLevel, on }: EnterpriseFilter): readonly Filtering[] {
  if (designation === undefined && designationLevel === undefined) return []
  const one = {
    ...(designation && { kind: designation }),
    ...(designationLevel && { level: designationLevel }),
  }
  const held = { $elemMatch: { ...one, from: { $lte: on }, to: { $gte: on } } }
  return [
    {
      lead: designation && { 'found.held.kind': designation },
      single: false,
      conditions: { 'found.held': held },
      meets: (one) =>
        one.held.some(
          ({ kind, level, from, to }) =>
            kind === (designation ?? kind) &&
            level === (designationLevel ?? level) &&
            from <= on &&
            on <= to,
        ),
    },
  ]
}

const conditionsOf = (filters: readonly Filtering[]): Conditions =>
  Object.assign({}, ...filters.map(({ conditions }) => conditions)) as Conditions

const without = (conditions: Conditions, lead: Conditions): Conditions =>
  Object.fromEntries(Object.entries(conditions).filter(([path]) => !Object.hasOwn(lead, path)))

// Some databases make a pattern anew for each document.
function keeping(pattern: unknown): (document: EnterpriseDocument) => boolean {
  const { $regex = '' } = pattern as { $regex?: string }
  const has = new RegExp($regex)
  return ({ found }) => found.texts.some((text) => has.test(text))
}

/** Two digits: a sample tells no more. */
function rounded(about: number): number {
  const place = 10 ** Math.max(0, Math.floor(Math.log10(Math.max(1, about))) - 1)
  return Math.round(about / place) * place
}
