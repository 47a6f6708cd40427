import { problemOf } from '@seedline/contracts/refusals'
import {
  exactly,
  type FigurePeriod,
  looseness,
  type Objection,
  partsOf,
  periodKindOf,
  yearOf,
} from '@seedline/values'
import { type Catalogue, type FigureItem, named } from './catalogue.ts'
import { type Clash, type Standing, type StandingFigures, standingOf } from './standing.ts'
import { told } from './told.ts'

/** What is wrong with figures that stand, and with which item of which period. */
export interface Contradiction {
  readonly item: string
  readonly period: FigurePeriod
  readonly problem: Objection
}

/** A figure within the bounds that its rounding leaves it. */
interface Range {
  readonly least: bigint
  readonly most: bigint
}

const rangeOf = ({ figure }: Standing): Range => {
  const about = looseness(figure)
  return { least: exactly(figure) - about, most: exactly(figure) + about }
}

const added = (ranges: readonly Range[]): Range => ({
  least: ranges.reduce((sum, { least }) => sum + least, 0n),
  most: ranges.reduce((sum, { most }) => sum + most, 0n),
})

/** A clash as it is told: `given` is the one that came with the command. */
export function clashProblem(
  catalogue: Catalogue,
  { period, first, second }: Clash,
  isGiven: (standing: Standing) => boolean,
): Contradiction {
  const [given, stands] = isGiven(first) ? [first, second] : [second, first]
  const { item } = given.figure
  const facts = {
    item: named(catalogue, item),
    period,
    standing: told(stands.figure),
    given: told(given.figure),
    stated_on: stands.on.statedOn,
    statement_id: stands.on.statementId,
  }
  const sameDigits =
    stands.figure.value.value.units === given.figure.value.value.units &&
    stands.figure.unit !== given.figure.unit
  const problem = sameDigits
    ? problemOf('FIGURE_IN_TWO_UNITS', facts)
    : problemOf('FIGURE_CONTRADICTS', facts)
  return { item, period, problem }
}

/** Contradictions among figures that stand in the years of these periods. */
export function contradictionsIn(
  catalogue: Catalogue,
  standing: StandingFigures,
  touched: FigurePeriod,
): readonly Contradiction[] {
  const year = yearOf(touched)
  const periods = [...standing.keys()].filter((period) => yearOf(period) === year)
  const items = [...catalogue.items.values()]
  return [
    ...periods.flatMap((period) =>
      items.flatMap((of) => aboveWhole(catalogue, standing, period, of)),
    ),
    ...periods.flatMap((period) => outOfBalance(catalogue, standing, period)),
    ...periods.flatMap((period) =>
      items.flatMap((of) => partsAbove(catalogue, standing, period, of)),
    ),
  ]
}

function aboveWhole(
  catalogue: Catalogue,
  standing: StandingFigures,
  period: FigurePeriod,
  { item, partOf }: FigureItem,
): readonly Contradiction[] {
  const part = standingOf(standing, period, item)
  const whole = partOf === undefined ? undefined : standingOf(standing, period, partOf)
  if (!part || !whole || rangeOf(part).least <= rangeOf(whole).most) return []
  const problem = problemOf('FIGURE_ABOVE_ITS_WHOLE', {
    item: named(catalogue, item),
    whole_item: named(catalogue, whole.figure.item),
    period,
    part: told(part.figure),
    whole: told(whole.figure),
    statement_id: whole.on.statementId,
  })
  return [{ item, period, problem }]
}

function outOfBalance(
  catalogue: Catalogue,
  standing: StandingFigures,
  period: FigurePeriod,
): readonly Contradiction[] {
  return catalogue.balances.flatMap(({ whole: item, parts }) => {
    const whole = standingOf(standing, period, item)
    const known = parts.flatMap((part) => standingOf(standing, period, part) ?? [])
    if (!whole || known.length < parts.length) return []
    const [sum, range] = [added(known.map(rangeOf)), rangeOf(whole)]
    if (sum.least <= range.most && range.least <= sum.most) return []
    const problem = problemOf('FIGURES_OUT_OF_BALANCE', {
      whole_item: named(catalogue, item),
      period,
      whole: told(whole.figure),
      parts: joined(known.map(({ figure }) => bothOf(named(catalogue, figure.item), told(figure)))),
      statement_id: whole.on.statementId,
    })
    return [{ item, period, problem }]
  })
}

interface Words {
  readonly code: string
  readonly zh: string
  readonly en: string
}

const bothOf = (a: Words, b: Words): Words => ({
  code: `${a.code} ${b.code}`,
  zh: `${a.zh} ${b.zh}`,
  en: `${a.en} ${b.en}`,
})

const joined = (words: readonly Words[]): Words => ({
  code: words.map(({ code }) => code).join(', '),
  zh: words.map(({ zh }) => zh).join('、'),
  en: words.map(({ en }) => en).join(', '),
})

/** The known parts of a period, each as coarse as it is known, and whether they are all of it. */
export interface Parts {
  readonly known: readonly Standing[]
  readonly complete: boolean
}

/** What is known of the parts of a period: its halves, or the quarters of a half that isn't stated. */
export function knownParts(standing: StandingFigures, period: FigurePeriod, item: string): Parts {
  const parts = partsOf(period).map((part): Parts => {
    const known = standingOf(standing, part, item)
    if (known) return { known: [known], complete: true }
    if (periodKindOf(part) === 'quarter') return { known: [], complete: false }
    return knownParts(standing, part, item)
  })
  return {
    known: parts.flatMap(({ known }) => known),
    complete: parts.length > 0 && parts.every(({ complete }) => complete),
  }
}

function partsAbove(
  catalogue: Catalogue,
  standing: StandingFigures,
  period: FigurePeriod,
  { item, kind, sign }: FigureItem,
): readonly Contradiction[] {
  // Of what may be negative, a part may well be above the whole.
  if (kind !== 'flow' || sign === 'any') return []
  const whole = standingOf(standing, period, item)
  if (!whole) return []
  const { known } = knownParts(standing, period, item)
  if (known.length === 0 || added(known.map(rangeOf)).least <= rangeOf(whole).most) return []
  const problem = problemOf('FIGURE_PARTS_ABOVE_WHOLE', {
    item: named(catalogue, item),
    period,
    whole: told(whole.figure),
    parts: joined(partsTold(known)),
    statement_id: whole.on.statementId,
  })
  return [{ item, period, problem }]
}

/** Parts as they are told: each period with its figure. */
export const partsTold = (known: readonly Standing[]): readonly Words[] =>
  known.map(({ figure, on }) => {
    const { code, zh, en } = told(figure)
    return bothOf({ code: on.period, zh: on.period, en: on.period }, { code, zh, en })
  })

/** Whether all parts of a period are known and don't make up the whole. */
export function partsDiffer(
  standing: StandingFigures,
  period: FigurePeriod,
  { item, kind }: FigureItem,
): { readonly whole: Standing; readonly known: readonly Standing[] } | undefined {
  const whole = kind === 'flow' ? standingOf(standing, period, item) : undefined
  if (!whole) return undefined
  const { known, complete } = knownParts(standing, period, item)
  if (!complete) return undefined
  const [sum, range] = [added(known.map(rangeOf)), rangeOf(whole)]
  return sum.least <= range.most && range.least <= sum.most ? undefined : { whole, known }
}
