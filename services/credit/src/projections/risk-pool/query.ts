import { PoolClaim, RiskPool } from '@seedline/contracts/credit/v1/risk_pool_service'
import { money } from '@seedline/contracts/kinds'
import { poolClaimStatus } from '@seedline/contracts/operations'
import { isParty, keepsRegister, type Member } from '@seedline/contracts/ownership'
import { refusal } from '@seedline/contracts/refusals'
import { type EventStore, readStream, streamOf } from '@seedline/event-store'
import { metaOf } from '@seedline/facts/answers'
import { type Currency, money as moneyOf } from '@seedline/values'
import {
  currentOf,
  expectReached,
  hadHappened,
  type Question,
  type ViewStore,
} from '@seedline/views'
import { riskPool } from '../../risk-pool/aggregate.ts'
import { statusOf } from '../../risk-pool/decide.ts'
import { poolEvents, type RiskPoolId } from '../../risk-pool/events.ts'
import { type Claim, standingOf, sumsOf } from '../../risk-pool/state.ts'
import { evolve, type RiskPoolDocument } from './view.ts'

export interface RiskPoolQuestion extends Question {
  readonly riskPoolId: RiskPoolId
  readonly actor: Member
}

/** One pool, as far as somebody may see it. @throws ProblemError RISK_POOL_UNKNOWN, VERSION_NOT_REACHED */
export async function getRiskPool(
  sources: { readonly store: EventStore; readonly view: ViewStore<RiskPoolDocument> },
  question: RiskPoolQuestion,
): Promise<RiskPool> {
  const { riskPoolId, actor } = question
  const stream = streamOf(riskPool.name, riskPoolId)
  const viewed = await currentOf(sources.view, { ...question, key: riskPoolId, stream })
  const found = viewed?.data ?? (await fold(sources.store, question))
  if (found === undefined) throw refusal('RISK_POOL_UNKNOWN', { risk_pool_id: riskPoolId })
  if (viewed === undefined) expectReached(question, found.pool.version)
  return answerOf(found, actor)
}

async function fold(
  store: EventStore,
  { riskPoolId, asOf, deadline }: RiskPoolQuestion,
): Promise<RiskPoolDocument | undefined> {
  let document: RiskPoolDocument | undefined
  for await (const one of readStream(store, riskPool, riskPoolId, { ...asOf, deadline })) {
    const { event } = one
    // What was taken back was never so, whenever somebody said that.
    const isTold =
      event.type === 'PoolEntryReversed' || hadHappened(poolEvents.occurredOn(event), asOf)
    if (!isTold || (document === undefined && event.type !== 'RiskPoolOpened')) continue
    document = evolve(document, event, metaOf(one, 'credit'))
  }
  return document
}

/** The pools, the latest first, without their histories. */
export async function listRiskPools(
  view: ViewStore<RiskPoolDocument>,
  {
    page,
    actor,
  }: { readonly page: { readonly size: number; readonly token: string }; readonly actor: Member },
): Promise<{ readonly riskPools: readonly RiskPool[]; readonly nextPageToken: string }> {
  const { found, nextPageToken } = await view.find(
    {},
    { sort: { openedOn: -1 }, page, leaveOut: ['history'] },
  )
  return {
    riskPools: found.map(({ data }) => answerOf({ ...data, history: [] }, actor)),
    nextPageToken,
  }
}

/** What a pool has left is told to all its readers; a claim to its bank, its enterprise and the keeper alone. */
function answerOf({ pool, history }: RiskPoolDocument, actor: Member): RiskPool {
  const keeps = keepsRegister(actor)
  const { paidOut, available } = standingOf(pool)
  const claims = pool.claims.filter(({ of }) => keeps || isParty(actor, of))
  return RiskPool.fromPartial({
    ...poolEvents.toProto(pool.opened),
    version: pool.version,
    paidOut: money.toProto(paidOut),
    available: money.toProto(available),
    exhausted: available.minor <= 0n,
    claims: claims.map(claimOf),
    history: keeps ? history : [],
  })
}

function claimOf(claim: Claim): PoolClaim {
  const { of, entries } = claim
  const latest = entries.at(-1)
  const sums = sumsOf(claim)
  const { currency } = of.loss
  return PoolClaim.fromPartial({
    poolClaimId: of.poolClaimId,
    loanApplicationId: of.loanApplicationId,
    bank: of.bank,
    uscc: of.uscc,
    status: poolClaimStatus.toProto(statusOf(claim)),
    ...(latest && { statusOn: latest.on, entryVersion: latest.version, reason: latest.reason }),
    loss: money.toProto(of.loss),
    share: money.toProto(of.share),
    paid: told(currency, sums.paid),
    recovered: told(currency, sums.recovered),
    returned: told(currency, sums.returned),
  })
}

const told = (currency: Currency, minor: bigint) => money.toProto(moneyOf(currency, minor))
