import { idOf } from '@seedline/gateway-client'
import type { HolderKind, Transaction } from '@seedline/register'
import { addDays, addMonths, deriveId, type LocalDate } from '@seedline/values'
import { evidence, provenance } from './facts.ts'
import type { DemoFund } from './funds.ts'
import { moneyOfFen, type Part, type RoundTerms, roundTerms } from './round-terms.ts'
import { dealMonths, type RoundStory } from './story.ts'
import { awaitRounds, capitalClass, climb, ownId, type Tale, transact, write } from './tale.ts'

/** A round: by a deal of one of our funds, or, before there was one, as the papers tell. */
export function tellRound(tale: Tale, round: RoundStory): void {
  const terms = roundTerms(round, tale.total)
  if (round.fund) tellDeal(tale, round, round.fund, terms)
  else tellFromPapers(tale, round, terms)
}

function tellDeal(tale: Tale, round: RoundStory, fund: DemoFund, terms: RoundTerms): void {
  const what = `deal ${round.round}`
  const as = `deal-${round.round}`
  const own = terms.parts[0]?.amountFen ?? 0n
  openDeal(tale, { what, as, fund, round: round.round, amountFen: own, openedOn: opened(round) })
  step(tale, what, as, 'due-diligence', addDays(opened(round), 21), (startedOn) => ({ startedOn }))
  step(tale, what, as, 'approval', addDays(round.closedOn, -25), (approvedOn) => ({
    approvedAmount: moneyOfFen(own),
    approvedOn,
    evidence: evidence('resolution'),
  }))
  enterRound(tale, round, terms)
  step(tale, what, as, 'closing', round.closedOn, (closedOn) => ({
    closedOn,
    preMoney: moneyOfFen(terms.preMoneyFen),
    sharePrice: moneyOfFen(terms.priceFen),
    subscriptions: terms.parts.map((part) => subscription(tale, part, fund)),
    evidence: evidence('agreement', 'payment'),
    provenance,
  }))
  tale.rungs++
  tale.closing = true
}

function enterRound(tale: Tale, { closedOn }: RoundStory, { shares }: RoundTerms): void {
  awaitRounds(tale, closedOn)
  tale.total += shares
}

interface DealOpening {
  readonly what: string
  readonly as: string
  readonly fund: DemoFund
  readonly round: string
  readonly amountFen: bigint
  readonly openedOn: LocalDate
}

export function openDeal(tale: Tale, opening: DealOpening): void {
  write(tale, {
    date: opening.openedOn,
    what: `${opening.what} opened`,
    path: ['deals'],
    role: 'fund-manager',
    as: opening.as,
    body: {
      fundId: idOf(opening.fund.name),
      enterpriseId: idOf('enterprise'),
      round: opening.round,
      proposedAmount: moneyOfFen(opening.amountFen),
      openedOn: opening.openedOn,
    },
  })
}

/** One further step of a deal. */
export function step(
  tale: Tale,
  what: string,
  as: string,
  name: 'due-diligence' | 'approval' | 'decline' | 'withdrawal' | 'closing',
  date: LocalDate,
  body: (date: LocalDate) => unknown,
): void {
  const path = ['deals', idOf(as), name]
  write(tale, { date, what: `${what} ${name}`, path, role: 'fund-manager', body: body(date) })
}

function opened(round: RoundStory): LocalDate {
  return addMonths(round.closedOn, -dealMonths)
}

function subscription(tale: Tale, part: Part, fund: DemoFund) {
  const own = part.investor === 'fund'
  return {
    ...(own && { fundId: idOf(fund.name) }),
    ...holderOf(tale, part, fund),
    shares: String(part.shares),
    amount: moneyOfFen(part.amountFen),
  }
}

function holderOf(tale: Tale, { investor }: Part, fund: DemoFund | undefined) {
  const own = investor === 'fund' && fund
  const kind: HolderKind = own ? 'fund' : 'institution'
  return {
    holderId: own ? `demo.${fund.name}` : ownId(tale, deriveId('DemoInvestor', investor)),
    holderName: own ? fund.zh : investor,
    holderKind: kind,
  }
}

function tellFromPapers(tale: Tale, round: RoundStory, terms: RoundTerms): void {
  const { closedOn } = round
  enterRound(tale, round, terms)
  const holders = terms.parts.map((part) => ({ part, ...holderOf(tale, part, undefined) }))
  const transactions = holders.flatMap(
    ({ part, holderId, holderName, holderKind }): Transaction[] => [
      { type: 'name-stakeholder', holderId, name: holderName, kind: holderKind },
      {
        type: 'issue-stock',
        securityId: `${holderId}.${round.round}`,
        holderId,
        stockClassId: capitalClass(tale),
        quantity: String(part.shares),
        sharePrice: moneyOfFen(terms.priceFen),
        issuedOn: closedOn,
        evidence: evidence('agreement'),
        provenance,
      },
    ],
  )
  transact(tale, closedOn, `round ${round.round}`, transactions)
  climb(tale, round.round, closedOn, evidence('agreement', 'licence'))
}
