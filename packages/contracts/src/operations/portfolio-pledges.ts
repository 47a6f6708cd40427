import {
  PortfolioPledgeStatus,
  PortfolioRightAsked,
  PortfolioRightOutcome,
  PortfolioPledgeServiceService as Rpcs,
} from '../gen/seedline/credit/v1/portfolio_pledge_service.ts'
import {
  asOf,
  atLeastVersion,
  enumeration,
  type Faults,
  id,
  list,
  object,
  optional,
  page,
  uscc,
} from '../kinds/index.ts'
import { deskRate } from '../rates.ts'
import { problemOf } from '../refusals/index.ts'
import { bankPeople } from '../roles.ts'
import { command, operationsOf, query } from './operation.ts'
import {
  checkDebt,
  checkRightNumber,
  debtSecured,
  ofRightNumbers,
  pledgeParties,
  rightAsked,
} from './pledges.ts'

export const portfolioPledgeStatus = enumeration(PortfolioPledgeStatus, 'PORTFOLIO_PLEDGE_STATUS', {
  name: 'PortfolioPledgeStatus',
})
export const portfolioRightOutcome = enumeration(PortfolioRightOutcome, 'PORTFOLIO_RIGHT_OUTCOME', {
  name: 'PortfolioRightOutcome',
})

const portfolioPledgeId = id('PortfolioPledge')

/** Rights of one portfolio, at most. */
export const portfolioRightsMax = 50

const right = object(PortfolioRightAsked, rightAsked, { name: 'PortfolioRightAsked' })

interface Asked {
  readonly rights?: readonly Parameters<typeof checkRightNumber>[0][] | undefined
}

function checkRights({ rights = [] }: Asked, faults: Faults): void {
  const seen = new Set<string>()
  rights.forEach((one, index) => {
    checkRightNumber(one, faults, `/rights/${index}/number`)
    const { family = '', number = '' } = one
    const key = `${family} ${number.replaceAll(/\s/gu, '').toUpperCase()}`
    if (seen.has(key))
      faults.note(`/rights/${index}`, problemOf('RIGHT_ASKED_TWICE', { right_id: number }))
    seen.add(key)
  })
}

const tag = { zh: '组合质押', en: 'Portfolio pledges' }

export const portfolioPledges = operationsOf(Rpcs, tag, {
  placePortfolio: command(Rpcs.placePortfolio, {
    rest: 'POST /api/v1/portfolio-pledges',
    rate: deskRate,
    effect: 'creates',
    summary: { zh: '预留一组质押', en: 'Reserve pledges on several rights' },
    description:
      'All of them or none: they are reserved one after another, and where one is refused the others are let go again. What became of each is told while it runs.',
    admits: bankPeople,
    of: 'maker',
    request: {
      uscc,
      rights: list(right, { min: 2, max: portfolioRightsMax }),
      ...debtSecured,
    },
    check(values, faults) {
      checkRights(values, faults)
      checkDebt(values, faults)
    },
    refuses: [
      ...ofRightNumbers,
      'SECURED_NOT_POSITIVE',
      'RIGHT_ASKED_TWICE',
      'CONSENT_MISSING',
      'PLEDGE_MATURED',
    ],
  }),
  getPortfolioPledge: query(Rpcs.getPortfolioPledge, {
    rest: 'GET /api/v1/portfolio-pledges/{portfolioPledgeId}',
    summary: { zh: '一组质押', en: 'One portfolio pledge' },
    admits: pledgeParties,
    of: 'portfolio-pledge',
    request: { portfolioPledgeId, asOf, atLeastVersion },
    refuses: ['PORTFOLIO_PLEDGE_UNKNOWN'],
  }),
  listPortfolioPledges: query(Rpcs.listPortfolioPledges, {
    rest: 'GET /api/v1/portfolio-pledges',
    summary: { zh: '组合质押列表', en: 'Portfolio pledges' },
    description: 'A bank sees its own, an enterprise those on its rights, the latest first.',
    admits: pledgeParties,
    of: 'shown',
    request: { uscc: optional(uscc), page },
    refuses: [],
  }),
})
