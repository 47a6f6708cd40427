import type { Id, LocalDate, Money, Uscc } from '@seedline/values'
import type {
  Instalment,
  LoanContracted,
  LoanEvent,
  LoanPledge,
  LoanTerms,
  RequirementOutcome,
} from './events.ts'
import type { LoanStatus } from './status.ts'

/** An entry as it stands; `reversible`: the bank may take it back. */
export interface Entry {
  readonly version: number
  readonly status: LoanStatus
  readonly on: LocalDate
  readonly kind: LoanEvent['type']
}

export interface Statement {
  readonly version: number
  readonly requirementId: string
  readonly outcome: RequirementOutcome
  readonly byBank: boolean
  readonly statedOn: LocalDate
}

export interface Planned {
  readonly version: number
  readonly instalments: readonly Instalment[]
}

/** The last of its plans holds. */
export interface Drawdown {
  readonly version: number
  readonly drawdown: number
  readonly drawnOn: LocalDate
  readonly amount: Money
  readonly plans: readonly Planned[]
}

export interface Repayment {
  readonly version: number
  readonly paidOn: LocalDate
  readonly amount: Money
}

/** What was claimed of a measure that gives interest back. */
export interface Subsidy {
  readonly version: number
  readonly scheme: string
  readonly ruleVersion: string
  readonly periodFrom: LocalDate
  readonly periodTo: LocalDate
  readonly interest: Money
  readonly amount: Money
  readonly claimedOn: LocalDate
}

/** A loan, as lists of what each entry brought: one that is taken back is left out of all of them. */
export interface Loan {
  readonly status: 'drafted'
  readonly version: number
  readonly bank: string
  readonly uscc: Uscc
  readonly enterpriseId: Id<'Enterprise'>
  readonly onPaper: boolean
  /** What is asked for; the last holds. */
  readonly terms: readonly (LoanTerms & { readonly version: number })[]
  readonly entries: readonly Entry[]
  readonly statements: readonly Statement[]
  readonly reviewers: readonly { readonly version: number; readonly officer: string }[]
  readonly approvals: readonly {
    readonly version: number
    readonly amount: Money
    readonly pledges: readonly LoanPledge[]
  }[]
  readonly contracts: readonly (Omit<LoanContracted, 'type' | 'evidence'> & {
    readonly version: number
  })[]
  readonly drawdowns: readonly Drawdown[]
  readonly extensions: readonly { readonly version: number; readonly maturesOn: LocalDate }[]
  readonly repayments: readonly Repayment[]
  readonly subsidies: readonly Subsidy[]
}

export type LoanState = { readonly status: 'not-drafted' } | Loan

export const notDrafted: LoanState = { status: 'not-drafted' }
