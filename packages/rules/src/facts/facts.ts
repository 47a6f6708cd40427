import type { LocalDate, Provenance } from '@seedline/values'
import type { Fraction } from '../exact/fraction.ts'
import type { Unit } from '../exact/unit.ts'

/** Who says so, and how far to trust it. */
export type Stated = Pick<Provenance, 'source' | 'confidence'>

/** A figure as it was given, and exactly. */
export interface Given {
  readonly value: string
  readonly unit: Unit
  readonly exact: Fraction
}

export interface YearlyFigure extends Stated {
  readonly kind: 'yearly'
  readonly fact: string
  readonly year: number
  readonly given: Given
}

export interface StandingFigure extends Stated {
  readonly kind: 'standing'
  readonly fact: string
  readonly asOf: LocalDate
  readonly given: Given
}

export interface DateFact extends Stated {
  readonly kind: 'date'
  readonly fact: string
  readonly date: LocalDate
}

/** What is so or not; `by` names who judged it, where somebody had to. */
export interface Answer extends Stated {
  readonly kind: 'answer'
  readonly fact: string
  readonly asOf: LocalDate
  readonly holds: boolean
  readonly by: string
}

/** A field that is absent from an item is unknown of it. */
export type ItemValue = string | boolean | Given

export interface Item {
  readonly name: string
  readonly fields: ReadonlyMap<string, ItemValue>
}

export interface ListFact extends Stated {
  readonly kind: 'list'
  readonly fact: string
  readonly asOf: LocalDate
  /** Whether nothing is left out: only then is what isn't there known not to be. */
  readonly complete: boolean
  readonly items: readonly Item[]
}

export type Fact = YearlyFigure | StandingFigure | DateFact | Answer | ListFact

type Dated = StandingFigure | Answer | ListFact

/** What is known of an enterprise, to be asked by what a rule needs. */
export interface Facts {
  yearly(fact: string, year: number): YearlyFigure | undefined
  date(fact: string): DateFact | undefined
  /** The latest that was so on the day or before; later ones are not looked at. */
  standing(fact: string, on: LocalDate): StandingFigure | undefined
  answer(fact: string, on: LocalDate): Answer | undefined
  list(list: string, on: LocalDate): ListFact | undefined
}

/** By what a fact is told from every other: two with one key contradict, or repeat, each other. */
export function keyOf(fact: Fact): string {
  switch (fact.kind) {
    case 'yearly':
      return `${fact.kind} ${fact.fact} ${fact.year}`
    case 'date':
      return `${fact.kind} ${fact.fact}`
    case 'standing':
    case 'answer':
    case 'list':
      return `${fact.kind} ${fact.fact} ${fact.asOf}`
    default:
      return fact satisfies never
  }
}

/** Facts of which no two have one key. Their order means nothing. */
export function factsOf(all: readonly Fact[]): Facts {
  const byKey = new Map(all.map((fact) => [keyOf(fact), fact]))
  const dated = new Map<string, Dated[]>()
  for (const fact of all) {
    if (fact.kind === 'yearly' || fact.kind === 'date') continue
    const kept = dated.get(`${fact.kind} ${fact.fact}`)
    if (kept) kept.push(fact)
    else dated.set(`${fact.kind} ${fact.fact}`, [fact])
  }
  const latest = (kind: Dated['kind'], fact: string, on: LocalDate): Dated | undefined =>
    (dated.get(`${kind} ${fact}`) ?? [])
      .filter(({ asOf }) => asOf <= on)
      .reduce<Dated | undefined>(
        (best, next) => (best && best.asOf >= next.asOf ? best : next),
        undefined,
      )
  return {
    yearly: (fact, year) => byKey.get(`yearly ${fact} ${year}`) as YearlyFigure | undefined,
    date: (fact) => byKey.get(`date ${fact}`) as DateFact | undefined,
    standing: (fact, on) => latest('standing', fact, on) as StandingFigure | undefined,
    answer: (fact, on) => latest('answer', fact, on) as Answer | undefined,
    list: (fact, on) => latest('list', fact, on) as ListFact | undefined,
  }
}
