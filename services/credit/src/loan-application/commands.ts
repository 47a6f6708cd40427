import type { CommandOf, loanApplications } from '@seedline/contracts/operations'
import type { SubsidyScheme } from '@seedline/rules'
import type { Id, LocalDate, Uscc } from '@seedline/values'
import type { LoanApplicationId, LoanTerms } from './events.ts'
import type { Requirement } from './requirements.ts'

type Declared = CommandOf<typeof loanApplications, 'loanApplicationId', LoanApplicationId>
type Asked<Type> = Extract<Declared, { readonly type: Type }>

/** Who of the bank, or of the enterprise, does it. */
export interface By {
  readonly officer: string
  readonly officerName: string
  /** Whether they act for the bank. */
  readonly byBank: boolean
}

/** A pledge that secures the loan, as it stands now; undefined: there is none such of this bank and this enterprise. */
export interface PledgeNow {
  readonly pledgeId: string
  readonly standing: { readonly registered: boolean; readonly maturesOn: LocalDate } | undefined
}

/** What a query found of a right, this bank's own pledge on it aside. */
export type RightFound =
  | 'eligible'
  | 'conditional'
  | 'ineligible'
  | 'indeterminate'
  | 'not-asked'
  | 'out-of-date'

/** What is found out before a command is decided: who acts, how the product's requirements stand, and the pledges. */
export interface Found extends By {
  readonly requirements: readonly Requirement[]
  readonly pledgesNow: readonly PledgeNow[]
  /** Measures that give interest back. */
  readonly schemes: readonly SubsidyScheme[]
}

type Rights = Pick<LoanTerms, 'rights'>

export type DraftLoan = Omit<Asked<'DraftLoan'>, 'rights'> &
  Rights &
  By & {
    readonly enterpriseId: Id<'Enterprise'>
    readonly uscc: Uscc
  }

export type AmendLoan = Omit<Asked<'AmendLoan'>, 'rights'> & Rights & Found

export type ApproveLoan = Asked<'ApproveLoan'> &
  Found & {
    /** By the right's id. */
    readonly rightsFound: Readonly<Record<string, RightFound>>
  }

export type LoanStep =
  | AmendLoan
  | ApproveLoan
  | (Exclude<
      Declared,
      | { readonly type: 'DraftLoan' }
      | { readonly type: 'AmendLoan' }
      | { readonly type: 'ApproveLoan' }
    > &
      Found)

export type LoanCommand = DraftLoan | LoanStep

export type StepOf<Type> = Extract<LoanStep, { readonly type: Type }>
