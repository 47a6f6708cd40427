import type { IpRightId, PledgeId } from '../pledge/events.ts'
import type { PortfolioPledgeBegun, PortfolioPledgeEvent, PortfolioRight } from './events.ts'

/** What became of one right. */
export type RightOutcome =
  | { readonly is: 'waiting' | 'refused' }
  | { readonly is: 'reserved' | 'let-go'; readonly pledgeId: PledgeId }

export interface RightState {
  readonly right: PortfolioRight
  readonly outcome: RightOutcome
}

export interface BegunPortfolio {
  readonly status: 'reserving' | 'letting-go' | 'placed' | 'refused'
  readonly begun: PortfolioPledgeBegun
  /** In the order in which they are reserved. */
  readonly rights: readonly RightState[]
}

export type PortfolioPledgeState = { readonly status: 'never-begun' } | BegunPortfolio

export const neverBegun: PortfolioPledgeState = { status: 'never-begun' }

export function evolve(
  state: PortfolioPledgeState,
  event: PortfolioPledgeEvent,
): PortfolioPledgeState {
  if (event.type === 'PortfolioPledgeBegun') {
    const rights = event.rights.map((right) => ({ right, outcome: { is: 'waiting' } as const }))
    return { status: 'reserving', begun: event, rights }
  }
  if (state.status === 'never-begun') return state
  switch (event.type) {
    case 'PortfolioRightReserved':
      return withOutcome(state, event.ipRightId, { is: 'reserved', pledgeId: event.pledgeId })
    case 'PortfolioRightRefused':
      return withOutcome({ ...state, status: 'letting-go' }, event.ipRightId, { is: 'refused' })
    case 'PortfolioRightLetGo':
      return withOutcome(state, event.ipRightId, { is: 'let-go', pledgeId: event.pledgeId })
    case 'PortfolioPledgePlaced':
      return { ...state, status: 'placed' }
    case 'PortfolioPledgeRefused':
      return { ...state, status: 'refused' }
    default:
      return event satisfies never
  }
}

const withOutcome = (
  state: BegunPortfolio,
  ipRightId: IpRightId,
  outcome: RightOutcome,
): BegunPortfolio => ({
  ...state,
  rights: state.rights.map((one) =>
    one.right.ipRightId === ipRightId ? { ...one, outcome } : one,
  ),
})

/** Whether something is still to be done: its pledges are not to be touched by others. */
export const isUnderWay = ({ status }: PortfolioPledgeState): boolean =>
  status === 'reserving' || status === 'letting-go'

/** What is to be done next. */
export type NextStep =
  | { readonly step: 'reserve'; readonly right: PortfolioRight }
  | { readonly step: 'let-go'; readonly right: PortfolioRight; readonly pledgeId: PledgeId }
  | { readonly step: 'nothing' }

export function nextStep(state: PortfolioPledgeState): NextStep {
  if (state.status === 'reserving') {
    const waiting = state.rights.find(({ outcome }) => outcome.is === 'waiting')
    if (waiting) return { step: 'reserve', right: waiting.right }
  }
  if (state.status === 'letting-go') {
    for (const { right, outcome } of state.rights)
      if (outcome.is === 'reserved') return { step: 'let-go', right, pledgeId: outcome.pledgeId }
  }
  return { step: 'nothing' }
}
