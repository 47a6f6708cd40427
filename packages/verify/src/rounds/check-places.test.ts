import { expect, test } from '@jest/globals'
import {
  RoundReleased,
  RoundReserved,
  StockIssued,
} from '@seedline/contracts/fund/v1/cap_table_events'
import {
  DealApproved,
  DealOpened,
  DealWithdrawn,
  RoundClosed,
} from '@seedline/contracts/fund/v1/deal_events'
import { StageReached } from '@seedline/contracts/registry/v1/stage_record_events'
import { type Instant, instant } from '@seedline/values'
import type { Commit } from '../commit.ts'
import { balanceCommit, noBalances, unbalanced } from './balances.ts'
import { checkRounds } from './check-rounds.ts'
import { gatherRounds, noRounds } from './gather-rounds.ts'

const monday = instant('2026-11-23T08:00:00.000Z')
const tuesday = instant('2026-11-24T08:00:00.000Z')
const wednesday = instant('2026-11-25T08:00:00.000Z')

interface Told {
  readonly commandId?: string
  readonly at?: Instant
}

const recorded = (
  stream: string,
  type: string,
  data: Uint8Array,
  { commandId = stream, at = monday }: Told = {},
): Commit => ({
  kind: 'commit',
  documentId: stream,
  stream,
  category: stream.split('-')[0] ?? '',
  id: 'id',
  version: 1,
  size: 1,
  commandId,
  events: [{ type: `seedline.${type}`, data }],
  actor: { subject: 's', name: 'n', roles: [], organisation: 'o' },
  at,
  answerBytes: undefined,
  traceparent: undefined,
  pending: false,
})

const table = (enterpriseId: string) => `cap_table-${enterpriseId}`
interface Place extends Told {
  readonly enterpriseId?: string
  readonly dealId?: string
  readonly closingCommandId?: string
}
const placeOf = ({ enterpriseId = 'e', dealId = '1', closingCommandId = 'close' }: Place) => {
  return { enterpriseId, dealId, closingCommandId }
}
const kept = (place: Place = {}) => {
  const said = placeOf(place)
  const data = RoundReserved.encode(RoundReserved.fromPartial(said)).finish()
  return recorded(table(said.enterpriseId), 'fund.v1.RoundReserved', data, place)
}
const givenBack = (place: Place = {}) => {
  const said = placeOf(place)
  const data = RoundReleased.encode(RoundReleased.fromPartial(said)).finish()
  return recorded(table(said.enterpriseId), 'fund.v1.RoundReleased', data)
}
const entered = recorded(
  table('e'),
  'fund.v1.StockIssued',
  StockIssued.encode(
    StockIssued.fromPartial({ enterpriseId: 'e', dealId: '1', holderId: 'h', quantity: '7' }),
  ).finish(),
)

const onDeal = (type: string, data: Uint8Array, told?: Told) =>
  recorded('deal-1', `fund.v1.${type}`, data, told)
const opened = onDeal(
  'DealOpened',
  DealOpened.encode(
    DealOpened.fromPartial({ dealId: '1', fundId: 'f', enterpriseId: 'e' }),
  ).finish(),
)
const approved = onDeal(
  'DealApproved',
  DealApproved.encode(DealApproved.fromPartial({ dealId: '1' })).finish(),
)
const withdrawn = onDeal(
  'DealWithdrawn',
  DealWithdrawn.encode(DealWithdrawn.fromPartial({ dealId: '1' })).finish(),
)
const closed = (told: Told) => {
  const said = { dealId: '1', enterpriseId: 'e', subscriptions: [{ holderId: 'h', shares: '7' }] }
  const data = RoundClosed.encode(RoundClosed.fromPartial(said)).finish()
  return onDeal('RoundClosed', data, told)
}

const rung = recorded(
  'stage_record-e',
  'registry.v1.StageReached',
  StageReached.encode(
    StageReached.fromPartial({ enterpriseId: 'e', round: { dealId: '1', eventId: 'deal-1@1' } }),
  ).finish(),
)

/** What is found of places; whatever is found of a deal must not balance, or nobody looks at it. */
function placesOf(...commits: readonly Commit[]): readonly string[] {
  const rounds = noRounds()
  const balances = noBalances()
  // The round's rung is there: nothing but its place may be found.
  const hasClosed = commits.some(({ events }) => events[0]?.type.endsWith('RoundClosed'))
  for (const commit of hasClosed ? [...commits, rung] : commits) {
    gatherRounds(rounds, commit)
    balanceCommit(balances, commit)
  }
  const differences = checkRounds(rounds)
  expect([...unbalanced(balances)].length > 0).toBe(differences.length > 0)
  return differences
    .filter(({ code }) => code.startsWith('PLACE'))
    .map(({ code, what }) => `${code} ${what}`)
}

test('a place is kept while its round is being closed, and until it is entered', () => {
  const closing = closed({ commandId: 'close' })
  expect(placesOf(kept(), entered, opened, approved, closing)).toEqual([])
  expect(placesOf(kept(), opened, approved, closing)).toEqual([])
  expect(placesOf(kept(), givenBack(), opened, approved, withdrawn)).toEqual([])
})

test('a place that nobody gave back is found, whatever became of its deal', () => {
  expect(placesOf(kept())).toEqual(['PLACE_LEFT 1'])
  expect(placesOf(kept(), opened)).toEqual(['PLACE_LEFT 1'])
  expect(placesOf(kept(), opened, approved)).toEqual(['PLACE_LEFT 1'])
  expect(placesOf(kept(), opened, approved, withdrawn)).toEqual(['PLACE_LEFT 1'])
})

test('a place is given back only by the closing that it was kept for', () => {
  const other = givenBack({ closingCommandId: 'another' })
  expect(placesOf(kept(), other, opened, withdrawn)).toEqual(['PLACE_LEFT 1'])
})

test('a round that entered leaves no place after it, and none on another cap table', () => {
  const closing = closed({ commandId: 'close' })
  const late = kept({ closingCommandId: 'late' })
  const elsewhere = kept({ enterpriseId: 'x' })
  expect(placesOf(kept(), entered, late, opened, closing)).toEqual(['PLACE_LEFT 1'])
  expect(placesOf(kept(), entered, elsewhere, opened, closing)).toEqual(['PLACE_LEFT 1'])
})

test('a round that was closed before its cap table kept places needed none', () => {
  const ofAnother = (at: Instant) => [kept({ dealId: '2', at }), givenBack({ dealId: '2' })]
  const closing = closed({ commandId: 'close', at: tuesday })
  expect(placesOf(entered, opened, closing)).toEqual([])
  expect(placesOf(...ofAnother(wednesday), entered, opened, closing)).toEqual([])
  // Two revisions may run side by side for a while.
  expect(placesOf(...ofAnother(monday), entered, opened, closing)).toEqual([])
})

test('a round closed without a place, long after its cap table kept the first, is found', () => {
  const first = [kept({ dealId: '2' }), givenBack({ dealId: '2' })]
  const closing = closed({ commandId: 'close', at: wednesday })
  const missing = ['PLACE_MISSING deal-1@1']
  expect(placesOf(...first, entered, opened, closing)).toEqual(missing)
  const others = kept({ closingCommandId: 'another' })
  expect(placesOf(...first, others, entered, opened, closing)).toEqual(missing)
  expect(placesOf(...first, kept(), entered, opened, closing)).toEqual([])
})
