import { type CommandCall, type EventStore, type Outcome, optionsOf } from '@seedline/event-store'
import { deriveId } from '@seedline/values'
import { figures } from '../figures/aggregate.ts'
import type { Catalogue } from '../figures/catalogue.ts'
import type { RestateFigures, StateFigures, WithdrawFigures } from '../figures/commands.ts'
import { decideWith } from '../figures/decide.ts'
import { enterpriseDatesOf } from './enterprise-dates.ts'

type Command = StateFigures | RestateFigures | WithdrawFigures

/** A command as it was asked for: its time, the enterprise's dates and the new statement's id come with it here. */
type AskedOf<C> = Omit<C, 'type' | 'at' | 'enterprise' | 'newStatementId'>

export type FiguresToState = AskedOf<StateFigures>
export type FiguresToRestate = AskedOf<RestateFigures>
export type FiguresToWithdraw = AskedOf<WithdrawFigures>

export interface FiguresSources {
  readonly store: EventStore
  readonly catalogue: Catalogue
}

/** Records figures of a period; the statement's id is derived from the enterprise's and the command's. */
export const stateFigures = (
  sources: FiguresSources,
  asked: FiguresToState,
  call: CommandCall,
): Promise<Outcome> =>
  carriedOut(sources, { type: 'StateFigures', ...asked, ...carriedBy(asked, call) }, call)

/** Records what replaces figures that stand. */
export const restateFigures = (
  sources: FiguresSources,
  asked: FiguresToRestate,
  call: CommandCall,
): Promise<Outcome> =>
  carriedOut(sources, { type: 'RestateFigures', ...asked, ...carriedBy(asked, call) }, call)

/** Takes a wrong entry back. */
export const withdrawFigures = (
  sources: FiguresSources,
  asked: FiguresToWithdraw,
  call: CommandCall,
): Promise<Outcome> =>
  carriedOut(sources, { type: 'WithdrawFigures', ...asked, ...carriedBy(asked, call) }, call)

// A command's id is unique within a stream only: of another enterprise it gives another statement.
const carriedBy = (
  { enterpriseId }: { readonly enterpriseId: string },
  { context: { at, commandId } }: CommandCall,
) => ({ at, newStatementId: deriveId('Statement', enterpriseId, commandId) })

type WithoutEnterprise<C> = C extends unknown ? Omit<C, 'enterprise'> : never

async function carriedOut(
  { store, catalogue }: FiguresSources,
  command: WithoutEnterprise<Command>,
  call: CommandCall,
): Promise<Outcome> {
  const { enterpriseId } = command
  const enterprise = await enterpriseDatesOf(store, enterpriseId)
  const decide = decideWith(catalogue)
  return store.execute(
    figures,
    enterpriseId,
    call.context,
    (state) => decide({ ...command, enterprise } as Command, state),
    optionsOf(call),
  )
}
