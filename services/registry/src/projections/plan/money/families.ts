import type { SumsDefinition } from '@seedline/views/sums'
import { type PlanContribution, stepsOfFact } from '../fact.ts'

/** What sums of money are told apart by, besides where the enterprises are. */
export const aspects = ['year', 'kind', 'stage', 'money'] as const

export type Aspect = (typeof aspects)[number]

/** What is summed up together of what rounds brought. */
export const moneyFamilies = {
  /** What rounds brought in a currency; keys tell the rung, the kind of money and how far it is trusted. */
  amounts: (currency: string) => `brought~${currency}`,
  /**
   * How many enterprises that comes from. They can't be added up: one has several rounds, and a round several kinds of money.
   * So they are kept for each choice of aspects, as keys tell; the second where the stage is among them.
   */
  from: (currency: string) => `from~${currency}`,
  fromByStage: (currency: string) => `from-by-stage~${currency}`,
  /** In which currencies there is anything; keys are currencies. */
  currencies: 'currencies',
  /** Rounds of which nothing but their rung is on record. */
  withoutAmount: 'without-amount',
} as const

/** Of what a number of enterprises is kept: by these aspects, of this rung and kind of money where they are among them. */
export interface FromKey {
  readonly by: readonly Aspect[]
  readonly kind: string
  readonly money: string
}

export const fromKey = ({ by, kind, money }: FromKey): string =>
  [aspects.filter((one) => by.includes(one)).join('+'), kind, money].join('~')

export function toldByFromKey(key: string): FromKey {
  const [by = '', kind = '', money = ''] = key.split('~')
  return { by: aspects.filter((one) => by.split('+').includes(one)), kind, money }
}

const places = [[], [0], [1], [0, 1]]
const placesAndStage = places.map((some) => [...some, 2])

/** How what rounds brought is kept: by material field, district and stage, apart from what the registry knows by itself. */
export const moneySums: SumsDefinition<PlanContribution> = {
  name: 'plan_money',
  version: 1,
  stepsOf: (contribution) =>
    contribution.facts.flatMap((fact) => [...stepsOfFact(contribution, fact)]),
  totalsBy(family) {
    if (family === moneyFamilies.currencies) return [[]]
    if (family.startsWith('from~')) return places
    if (family.startsWith('from-by-stage~')) return placesAndStage
    return [...places, ...placesAndStage]
  },
  monthsBy: 0,
  indexes: [{ families: 1 }, { families: 1, field: 1 }],
}
