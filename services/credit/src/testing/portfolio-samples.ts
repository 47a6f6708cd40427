import { specification } from '@seedline/testing'
import { deriveId, localDate } from '@seedline/values'
import { pledgeIdOf } from '../pledge/events.ts'
import { decide, type PortfolioPledgeCommand } from '../portfolio-pledge/decide.ts'
import type { PortfolioPledgeBegun, PortfolioPledgeEvent } from '../portfolio-pledge/events.ts'
import { evolve, neverBegun, type PortfolioPledgeState } from '../portfolio-pledge/state.ts'
import { bank, uscc } from './consent-samples.ts'
import { at, enterpriseId, yuan } from './pledge-samples.ts'

export { at }
export const portfolioPledgeId = deriveId('PortfolioPledge', bank, 'one')

/** Made-up patents, in the order of their ids. */
export const rights = ['201710601862.3', '201810601862.X', '201910601862.5']
  .map((number) => ({
    family: 'patent' as const,
    number,
    ipRightId: deriveId('IpRight', 'patent', number),
    expectedRightVersion: 0,
  }))
  .toSorted((one, other) => (one.ipRightId < other.ipRightId ? -1 : 1)) as unknown as readonly [
  PortfolioPledgeBegun['rights'][number],
  PortfolioPledgeBegun['rights'][number],
  PortfolioPledgeBegun['rights'][number],
]

const of = { portfolioPledgeId }
const terms = {
  ...of,
  bank,
  enterpriseId,
  uscc,
  secured: yuan(5_000_000n),
  maturesOn: localDate('2029-01-20'),
  contractNumber: 'ZY-2026-002',
  loanCase: '',
  evidence: [],
}

type Placing = Extract<PortfolioPledgeCommand, { type: 'PlacePortfolio' }>
export const place = (more: Partial<Placing> = {}): Placing => ({
  type: 'PlacePortfolio',
  at,
  ...terms,
  rights,
  ...more,
})
export const begun: PortfolioPledgeBegun = {
  type: 'PortfolioPledgeBegun',
  ...terms,
  rights,
  begunOn: localDate('2026-01-20'),
}

const idOf = (index: number) => rights[index as 0 | 1 | 2].ipRightId
const pledgeOf = (index: number) => pledgeIdOf(idOf(index), bank, 'portfolio')
const on = localDate('2026-01-20')

export const tell = {
  reserved: (index: number): PortfolioPledgeCommand => ({
    type: 'TellReserved',
    ...of,
    at,
    ipRightId: idOf(index),
    pledgeId: pledgeOf(index),
  }),
  refused: (index: number): PortfolioPledgeCommand => ({
    type: 'TellRefused',
    ...of,
    at,
    ipRightId: idOf(index),
    code: 'PLEDGE_STANDS',
  }),
  letGo: (index: number): PortfolioPledgeCommand => ({
    type: 'TellLetGo',
    ...of,
    at,
    ipRightId: idOf(index),
    pledgeId: pledgeOf(index),
  }),
}
export const reserved = (index: number): PortfolioPledgeEvent => ({
  type: 'PortfolioRightReserved',
  ...of,
  ipRightId: idOf(index),
  pledgeId: pledgeOf(index),
  reservedOn: on,
})
export const refused = (index: number): PortfolioPledgeEvent => ({
  type: 'PortfolioRightRefused',
  ...of,
  ipRightId: idOf(index),
  code: 'PLEDGE_STANDS',
  refusedOn: on,
})
export const letGo = (index: number): PortfolioPledgeEvent => ({
  type: 'PortfolioRightLetGo',
  ...of,
  ipRightId: idOf(index),
  pledgeId: pledgeOf(index),
  letGoOn: on,
})

/** What the tests of its rules begin with. */
export const { given } = specification<
  PortfolioPledgeState,
  PortfolioPledgeEvent,
  PortfolioPledgeCommand
>({ initial: neverBegun, decide, evolve })
