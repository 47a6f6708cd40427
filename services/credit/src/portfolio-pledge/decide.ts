import { problemOf } from '@seedline/contracts/refusals'
import { accept, type Decision, reject } from '@seedline/event-store'
import { dateInShanghai, type Instant } from '@seedline/values'
import type { IpRightId, PledgeId } from '../pledge/events.ts'
import type { PortfolioPledgeBegun, PortfolioPledgeEvent, PortfolioPledgeId } from './events.ts'
import { evolve, nextStep, type PortfolioPledgeState } from './state.ts'

interface OfRight {
  readonly portfolioPledgeId: PortfolioPledgeId
  readonly at: Instant
  readonly ipRightId: IpRightId
}

/** A portfolio begins; from then on it is told what became of each of its rights. */
export type PortfolioPledgeCommand =
  | (Omit<PortfolioPledgeBegun, 'type' | 'begunOn'> & {
      readonly type: 'PlacePortfolio'
      readonly at: Instant
    })
  | (OfRight & { readonly type: 'TellReserved'; readonly pledgeId: PledgeId })
  | (OfRight & { readonly type: 'TellRefused'; readonly code: string })
  | (OfRight & { readonly type: 'TellLetGo'; readonly pledgeId: PledgeId })

/** What a command leads to. Pure; what was told already leads to nothing. */
export function decide(
  command: PortfolioPledgeCommand,
  state: PortfolioPledgeState,
): Decision<PortfolioPledgeEvent> {
  if (command.type === 'PlacePortfolio') return begin(command, state)
  const { portfolioPledgeId, ipRightId, at } = command
  if (state.status === 'never-begun')
    return reject(problemOf('PORTFOLIO_PLEDGE_UNKNOWN', { portfolio_pledge_id: portfolioPledgeId }))
  const next = nextStep(state)
  const on = dateInShanghai(at)
  const isNext = next.step !== 'nothing' && next.right.ipRightId === ipRightId
  switch (command.type) {
    case 'TellReserved': {
      if (!isNext || next.step !== 'reserve') return accept()
      const { pledgeId } = command
      return ending(state, command, {
        type: 'PortfolioRightReserved',
        portfolioPledgeId,
        ipRightId,
        pledgeId,
        reservedOn: on,
      })
    }
    case 'TellRefused': {
      if (!isNext || next.step !== 'reserve') return accept()
      const { code } = command
      return ending(state, command, {
        type: 'PortfolioRightRefused',
        portfolioPledgeId,
        ipRightId,
        code,
        refusedOn: on,
      })
    }
    case 'TellLetGo': {
      if (!isNext || next.step !== 'let-go') return accept()
      const { pledgeId } = command
      return ending(state, command, {
        type: 'PortfolioRightLetGo',
        portfolioPledgeId,
        ipRightId,
        pledgeId,
        letGoOn: on,
      })
    }
    default:
      return command satisfies never
  }
}

function begin(
  { type: _, at, rights, ...given }: Extract<PortfolioPledgeCommand, { type: 'PlacePortfolio' }>,
  state: PortfolioPledgeState,
): Decision<PortfolioPledgeEvent> {
  if (state.status !== 'never-begun') return accept()
  const today = dateInShanghai(at)
  const { maturesOn } = given
  if (maturesOn <= today)
    return reject(problemOf('PLEDGE_MATURED', { matures_on: maturesOn, today }))
  const twice = rights.find(
    ({ ipRightId }, index) => rights.findIndex((one) => one.ipRightId === ipRightId) !== index,
  )
  if (twice) return reject(problemOf('RIGHT_ASKED_TWICE', { right_id: twice.number }))
  // In one order for all: of portfolios that share rights, whoever has the last of those that are contested gets through.
  const inOrder = rights.toSorted((one, other) => (one.ipRightId < other.ipRightId ? -1 : 1))
  return accept({ type: 'PortfolioPledgeBegun', ...given, rights: inOrder, begunOn: today })
}

/** With the last step comes the end. */
function ending(
  state: PortfolioPledgeState,
  { portfolioPledgeId, at }: OfRight,
  event: PortfolioPledgeEvent,
): Decision<PortfolioPledgeEvent> {
  const after = evolve(state, event)
  if (nextStep(after).step !== 'nothing') return accept(event)
  const on = dateInShanghai(at)
  return accept(
    event,
    after.status === 'reserving'
      ? { type: 'PortfolioPledgePlaced', portfolioPledgeId, placedOn: on }
      : { type: 'PortfolioPledgeRefused', portfolioPledgeId, refusedOn: on },
  )
}
