import { problemOf } from '@seedline/contracts/refusals'
import { hasEntry, valuesOf } from '@seedline/event-store'
import type { EnterpriseId, FinancingRung } from '@seedline/values'
import { compareNumeric, deriveId, type Objection } from '@seedline/values'
import type { DealId, GivenId } from '../facts/ids.ts'
import type { RecordRound, Transaction } from './commands.ts'
import type { StockClassDefined, StockClassType } from './events.ts'
import { unitsInUse } from './outstanding.ts'
import type { CapTableState, ReservedRound } from './state.ts'

/** A closed round, as far as the cap table needs it. */
export type RoundToRecord = Omit<RecordRound, 'type' | 'at' | 'dealVersion'>

/** What is to be recorded of a closing. */
export const recordingOf = (closing: ReservedRound['closing']): RoundToRecord => ({
  enterpriseId: closing.enterpriseId,
  dealId: closing.dealId,
  round: closing.round,
  closedOn: closing.closedOn,
  sharePrice: closing.sharePrice.value,
  // A round has at least the fund's own subscription, and keeps to one currency.
  currency: closing.subscriptions[0]?.amount.currency ?? 'CNY',
  subscribers: closing.subscriptions.map(({ holderId, holderName, holderKind, shares }) => ({
    holderId,
    name: holderName,
    kind: holderKind,
    shares,
  })),
  evidence: closing.evidence,
  provenance: closing.provenance,
})

type RoundTransactions =
  | { readonly ok: true; readonly transactions: readonly Transaction[] }
  | { readonly ok: false; readonly problem: Objection }

/** What a closed round means for the cap table: its class, its holders' names, one security each. */
export function roundTransactions(command: RoundToRecord, state: CapTableState): RoundTransactions {
  const { enterpriseId, dealId, closedOn, sharePrice, currency, subscribers } = command
  if (hasEntry(state.rounds, dealId))
    return { ok: false, problem: problemOf('ROUND_ALREADY_RECORDED', { deal_id: dealId }) }
  const { stockClassId, definition } = classOfRound(command, state)
  const names = subscribers
    // A holder that is named already keeps that name: the round's record has its own.
    .filter(({ holderId }) => !hasEntry(state.holders, holderId))
    .map(
      ({ holderId, name, kind }): Transaction => ({
        type: 'StakeholderNamed',
        enterpriseId,
        holderId,
        name,
        kind,
      }),
    )
  const issues = subscribers.map(
    ({ holderId, shares }): Transaction => ({
      type: 'StockIssued',
      enterpriseId,
      securityId: freshSecurityId(dealId, holderId, state),
      holderId,
      stockClassId,
      quantity: shares,
      sharePrice,
      currency,
      issuedOn: closedOn,
      resultingFromSecurityId: '',
      dealId,
      evidence: command.evidence,
      provenance: command.provenance,
    }),
  )
  return { ok: true, transactions: [...definition, ...names, ...issues] }
}

/** The security that a holder gets from the first closing of a deal's round. */
export const roundSecurityId = (dealId: GivenId, holderId: GivenId): GivenId =>
  deriveId('Security', dealId, holderId)

/** Where an earlier closing of the deal was reversed, its ids stay used. */
function freshSecurityId(dealId: DealId, holderId: GivenId, { reversedIds }: CapTableState) {
  let id = roundSecurityId(dealId, holderId)
  for (let closing = 2; hasEntry(reversedIds, id); closing += 1)
    id = deriveId('Security', dealId, holderId, String(closing))
  return id
}

interface ClassOfRound {
  readonly stockClassId: GivenId
  readonly definition: readonly StockClassDefined[]
}

/**
 * A limited company has no classes of shares: while its registered capital is outstanding (or it
 * has nothing else defined) a round adds to that, and which round it was stands with the deal.
 * Otherwise a named round issues preferred stock of that round, and an increase whose round nobody
 * named common stock. A class is defined when it is first needed.
 */
function classOfRound({ enterpriseId, round }: RoundToRecord, state: CapTableState): ClassOfRound {
  const registered = registeredCapitalClass(state)
  if (registered !== undefined) return { stockClassId: registered, definition: [] }
  const common = round === 'capital-increase' ? largestOf('common', state) : undefined
  if (common !== undefined) return { stockClassId: common, definition: [] }
  const stockClassId = roundClassId(enterpriseId, round)
  if (hasEntry(state.classes, stockClassId)) return { stockClassId, definition: [] }
  const definition: StockClassDefined = {
    type: 'StockClassDefined',
    enterpriseId,
    stockClassId,
    name: classNames[round],
    classType: round === 'capital-increase' ? 'common' : 'preferred',
    sharesAuthorized: undefined,
  }
  return { stockClassId, definition: [definition] }
}

export const roundClassId = (enterpriseId: EnterpriseId, round: FinancingRung): GivenId =>
  deriveId('StockClass', enterpriseId, round)

function registeredCapitalClass(state: CapTableState): GivenId | undefined {
  const { registeredCapital, shares } = unitsInUse(state)
  // Where nothing is outstanding yet, what was defined tells what the company is.
  const undecided = registeredCapital.length + shares.length === 0
  const inUse = registeredCapital.length > 0 || (undecided && state.unitsChangedOn === undefined)
  return inUse ? largestOf('registered-capital', state) : undefined
}

/** The class of that type with most outstanding, the earlier defined where equal. */
function largestOf(type: StockClassType, state: CapTableState): GivenId | undefined {
  return valuesOf(state.classes)
    .filter((each) => each.type === type)
    .sort((a, b) => compareNumeric(b.outstanding, a.outstanding))[0]?.id
}

const classNames: Readonly<Record<FinancingRung, string>> = {
  seed: '种子轮优先股 · Seed preferred',
  angel: '天使轮优先股 · Angel preferred',
  'pre-a': 'Pre-A 轮优先股 · Pre-A preferred',
  a: 'A 轮优先股 · Series A preferred',
  'a-plus': 'A+ 轮优先股 · Series A+ preferred',
  b: 'B 轮优先股 · Series B preferred',
  'b-plus': 'B+ 轮优先股 · Series B+ preferred',
  c: 'C 轮优先股 · Series C preferred',
  'c-plus': 'C+ 轮优先股 · Series C+ preferred',
  d: 'D 轮优先股 · Series D preferred',
  e: 'E 轮优先股 · Series E preferred',
  f: 'F 轮优先股 · Series F preferred',
  'pre-ipo': 'Pre-IPO 轮优先股 · Pre-IPO preferred',
  'capital-increase': '普通股 · Common stock',
}
