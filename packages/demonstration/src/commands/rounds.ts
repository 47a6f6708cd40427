import { idOf } from '@seedline/gateway-client'
import type { HolderKind, Transaction } from '@seedline/register'
import { deriveId } from '@seedline/values'
import type { ClosedRound, FundData } from '../data.ts'
import { evidence, provenance } from '../evidence.ts'
import { fenOf, moneyOfFen, moneyOfYuan } from '../money.ts'
import { awaitRounds, capitalClass, ownId, recordRung, type Steps, transact } from '../steps.ts'
import { approve, goOn, openDeal } from './deals.ts'

/** A round: by a deal of one of our funds, or on the cap table and the ladder by hand. */
export function recordRound(steps: Steps, round: ClosedRound, funds: readonly FundData[]): void {
  if (round.deal) closeByDeal(steps, round, round.deal, funds)
  else recordByHand(steps, round)
}

function closeByDeal(
  steps: Steps,
  { round, closedOn, price, shares }: ClosedRound,
  { fund, openedOn, startedOn, approvedOn }: NonNullable<ClosedRound['deal']>,
  funds: readonly FundData[],
): void {
  const deal = { what: `deal ${round}`, as: `deal-${round}` }
  const fen = fenOf(price)
  const subscriptions = Object.entries(shares).map(([investor, count]) => ({
    ...(investor === fund && { fundId: idOf(fund) }),
    ...(investor === fund ? fundAsHolder(fund, funds) : institution(steps, investor)),
    shares: String(count),
    amount: moneyOfFen(BigInt(count) * fen),
  }))
  const amount = moneyOfFen(BigInt(shares[fund] ?? 0) * fen)
  openDeal(steps, deal, { fund, round, amount, openedOn })
  goOn(steps, deal, 'due-diligence', { startedOn })
  approve(steps, deal, approvedOn, amount)
  awaitRounds(steps)
  goOn(steps, deal, 'closing', {
    closedOn,
    preMoney: moneyOfFen(steps.total * fen),
    sharePrice: moneyOfYuan(price),
    subscriptions,
    evidence: evidence('agreement', 'payment'),
    provenance,
  })
  steps.total += sumOf(shares)
  steps.rungs++
  steps.roundUnderWay = true
}

function recordByHand(steps: Steps, { round, closedOn, price, shares }: ClosedRound): void {
  const transactions = Object.entries(shares).flatMap(([investor, count]): Transaction[] => {
    const { holderId, holderName, holderKind } = institution(steps, investor)
    return [
      { type: 'name-stakeholder', holderId, name: holderName, kind: holderKind },
      {
        type: 'issue-stock',
        securityId: `${holderId}.${round}`,
        holderId,
        stockClassId: capitalClass(steps),
        quantity: String(count),
        sharePrice: moneyOfYuan(price),
        issuedOn: closedOn,
        evidence: evidence('agreement'),
        provenance,
      },
    ]
  })
  transact(steps, `round ${round}`, transactions, sumOf(shares))
  recordRung(steps, round, closedOn, ['agreement', 'licence'])
}

interface Holder {
  readonly holderId: string
  readonly holderName: string
  readonly holderKind: HolderKind
}

function institution(steps: Steps, name: string): Holder {
  const holderId = ownId(steps, deriveId('DemoInvestor', name))
  return { holderId, holderName: name, holderKind: 'institution' }
}

function fundAsHolder(name: string, funds: readonly FundData[]): Holder {
  const fund = funds.find((one) => one.name === name)
  if (fund === undefined) throw new RangeError(`no fund is called ${name}`)
  return { holderId: `demo.${name}`, holderName: fund.nameZh, holderKind: 'fund' }
}

function sumOf(shares: Readonly<Record<string, number>>): bigint {
  return Object.values(shares).reduce((sum, count) => sum + BigInt(count), 0n)
}
