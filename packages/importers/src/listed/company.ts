import type { Evidence } from '@seedline/register'
import type { Attribution } from './found.ts'
import type { Fact, Remark } from './read/fact.ts'

/** Which company a dossier is of, and when it is from. */
export interface Company {
  readonly code: string
  readonly shortName: string
  /** The leaves that those two were read from. */
  readonly named: readonly string[]
  readonly nameZh: string
  readonly nameEn: string
  /** The day from which its facts without a day of their own are known: of its prospectus, else the last one before the listing. */
  readonly day: string | undefined
  readonly listedOn: string | undefined
  /** The day of its foundation, by the registry. */
  readonly foundedOn: string | undefined
  /** Made up: no real company stands behind it. */
  readonly isSynthetic: boolean
  /** The day on which the file is read. */
  readonly today: string
}

/** By this the record knows what came of an earlier edition of the same dossier. */
export const ownSource = (code: string): string => `stock code ${code};`

export const isOwn = (code: string, source: string | undefined): boolean =>
  source?.startsWith(ownSource(code)) === true || source?.includes(`stock code ${code},`) === true

interface Attributed extends Attribution {
  /** What of the file is said by them, the facts' own values among it. */
  readonly leaves: readonly string[]
}

const longestSource = 300

/**
 * Where facts come from: papers with their addresses, and whatever else is said of them, as far as
 * it fits. `used` are the leaves of units and periods that are part of what is recorded.
 */
export function attributed(
  { code, shortName, named, isSynthetic }: Company,
  facts: readonly Fact[],
  title: string,
  extra = '',
  used: readonly (string | undefined)[] = [],
): Attributed {
  const leaves = new Set([...named, ...facts.map(({ leaf }) => leaf)])
  for (const leaf of used) if (leaf !== undefined) leaves.add(leaf)
  let source = `${ownSource(code)}${extra && ` ${line(extra)};`}`
  for (const { leaf, text } of facts.flatMap(saidOf)) {
    if (leaves.has(leaf)) continue
    const further = text === '' ? '' : ` ${line(text)};`
    const isThere = source.includes(further)
    if (!isThere && source.length + further.length > longestSource) continue
    if (!isThere) source += further
    leaves.add(leaf)
  }
  const urls = new Map(facts.flatMap(({ url }) => (url ? [[url.text, url.leaf] as const] : [])))
  for (const { url } of facts) if (url) leaves.add(url.leaf)
  const whole = line(`${shortName} ${code}: ${title}`).slice(0, 300)
  const evidence: Evidence[] = [...urls.keys()].slice(0, 5).map((url) => ({
    kind: 'announcement',
    title: whole,
    url,
  }))
  return {
    evidence: evidence.length > 0 ? evidence : [{ kind: 'announcement', title: whole }],
    provenance: {
      source: source.slice(0, longestSource),
      confidence: facts.some(({ isUnverified }) => isUnverified) ? 'unverified' : 'reported',
      synthetic: isSynthetic,
    },
    leaves: [...leaves],
  }
}

// A unit or a period that is not part of what is recorded is told beside it.
function saidOf({ unit, period, remarks }: Fact): Remark[] {
  return [
    ...(unit ? [{ leaf: unit.leaf, text: isMark(unit.text) ? '' : `unit: ${unit.text}` }] : []),
    ...(period ? [{ leaf: period.leaf, text: `period: ${period.text}` }] : []),
    ...remarks,
  ]
}

const isMark = (unit: string): boolean => ['date', 'year', ''].includes(unit)

/** One line without what can't be seen. */
export function line(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\uFFFD]+/gu, ' ').trim()
}
