import type { CommandOf, figures } from '@seedline/contracts/operations'
import type { EnterpriseId, LocalDate } from '@seedline/values'
import type { StatementId } from './events.ts'

/** What figures must know of their enterprise. */
export interface EnterpriseDates {
  readonly foundedOn: LocalDate | null
  readonly closedOn: LocalDate | null
  /** The one that it goes on as, where it was registered twice. */
  readonly mergedInto?: EnterpriseId | undefined
}

type Declared = CommandOf<typeof figures, 'enterpriseId', EnterpriseId> & {
  /** Undefined: not registered. */
  readonly enterprise: EnterpriseDates | undefined
}

interface Brings {
  /** The id of the statement that it leads to. */
  readonly newStatementId: StatementId
}

export type StateFigures = Extract<Declared, { readonly type: 'StateFigures' }> & Brings
export type RestateFigures = Extract<Declared, { readonly type: 'RestateFigures' }> & Brings
export type WithdrawFigures = Extract<Declared, { readonly type: 'WithdrawFigures' }>

export type FiguresCommand = StateFigures | RestateFigures | WithdrawFigures
