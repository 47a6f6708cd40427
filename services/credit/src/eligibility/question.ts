import type { Currency, LocalDate } from '@seedline/values'
import type { Known } from './facts/known.ts'
import type { RightFacts } from './facts/right-facts.ts'

export const products = [
  'ip-pledge-loan',
  'credit-loan',
  'finance-lease',
  'credit-insurance-finance',
] as const
export type Product = (typeof products)[number]

/** Exact: a decimal string in the currency's scale. */
export interface Amount {
  readonly currency: Currency
  readonly amount: string
}

export interface Valuation extends Amount {
  readonly on: LocalDate
  readonly appraiser: string
}

/** Whether the parties, having been told of the ground, declare that they go on all the same. */
export type Acknowledgement = 'given' | 'declined' | 'unknown'

/** What somebody who may has decided: on grounds and requirements that only a person can. */
export type Judgement = 'passes' | 'fails' | 'unknown'

export interface AskedRight {
  readonly rightId: string
  readonly valuation: Valuation | 'unknown'
  /** By the ground's code: PP-R10, PP-R11. */
  readonly acknowledgements: Readonly<Record<string, Acknowledgement>>
  /** By the ground's code: PP-R12, TM-R02, TM-R05, TM-N01. */
  readonly judgements: Readonly<Record<string, Judgement>>
  /** What the pledgor declares, where the record doesn't say. */
  readonly declared: Partial<Pick<RightFacts, 'secret' | 'implemented'>>
}

export interface Loan {
  readonly currency: Currency
  /** Of that currency. */
  /** `'open'`: how much may be lent is what is asked. */
  readonly amount: string | 'open'
  /** The day on which the debt has to be performed at the latest. */
  readonly maturity: LocalDate | 'unknown'
  /** Counts from the day of the question where no maturity is given. */
  readonly tenorMonths: number | 'unknown'
}

export interface Pledgor {
  readonly enterpriseId: string
  readonly name: string
}

/** Plain JSON: as it was asked it is recorded, and answered again. */
export interface PledgeQuestion {
  readonly product: Product
  readonly day: LocalDate
  readonly loan: Loan
  readonly pledgor: Pledgor
  readonly rights: readonly AskedRight[]
  /** Whether the contract has each of the contents that the measures ask for, by code: PP-C01 … PP-C05. */
  readonly contract: Readonly<Record<string, Known<boolean>>>
  /** By the check's name: `credit-report`, `judgment-debtor`, `abnormal-list`. */
  readonly borrower: Readonly<Record<string, Known<'clear' | 'adverse'>>>
  readonly controllerGuarantee: Known<boolean>
  /** Of products other than the pledge, by the requirement's id. */
  readonly statements: Readonly<Record<string, Known<boolean>>>
  readonly judgements: Readonly<Record<string, Judgement>>
}
