import { RoundReserved } from '@seedline/contracts/fund/v1/cap_table_events'
import { CapitalReserved, FundPolicySet } from '@seedline/contracts/fund/v1/fund_events'
import type { Playing } from '../story/playing.ts'
import type { Ledger } from '../users/ledger.ts'
import type { World } from '../world/world.ts'
import { type By, eventsOf, type RecordedEvent } from './recorded-events.ts'

/** A command may have begun before a policy that was recorded sooner than its first step. */
const BEGUN_BEFORE_MS = 10_000

/**
 * Everything that was recorded of a fund and its deals was recorded by its organisation's word, and what its policy wants
 * two people for was not done by one.
 */
export function checkOwnership({ ledger, world }: Playing): readonly string[] {
  return ledger.funds.flatMap(({ id }) => {
    const events = eventsOf(world, `fund-${id}`)
    const [opened] = events
    if (opened === undefined) return []
    const deals = ledger.deals.filter((deal) => deal.fundId === id)
    return [
      ...ofOthers(`fund ${id}`, opened.by, events),
      ...deals.flatMap((deal) => [
        ...ofOthers(`deal ${deal.id}`, opened.by, eventsOf(world, `deal-${deal.id}`)),
        ...ofOnePerson(world, deal, events),
      ]),
    ]
  })
}

const ofOthers = (
  what: string,
  { organisation }: By,
  events: readonly RecordedEvent[],
): readonly string[] =>
  events
    .filter(({ by }) => by.organisation !== organisation)
    .map(({ type, by }) => `${what} of ${organisation}: ${type} by the word of ${by.organisation}`)

const personOf = ({ subject, onBehalfOf }: By): string => onBehalfOf ?? subject

/** Steps of a deal by the person of the step before, though two were wanted when they began. */
function ofOnePerson(
  world: World,
  { id, enterpriseId }: Ledger['deals'][number],
  ofFund: readonly RecordedEvent[],
): readonly string[] {
  const begun = [
    ...ofFund.filter(
      ({ type, data }) => type === 'CapitalReserved' && CapitalReserved.decode(data).dealId === id,
    ),
    ...eventsOf(world, `cap_table-${enterpriseId}`).filter(
      ({ type, data }) => type === 'RoundReserved' && RoundReserved.decode(data).dealId === id,
    ),
  ]
  const wanted = (what: 'approval' | 'closing', step: RecordedEvent): boolean => {
    const type = what === 'approval' ? 'CapitalReserved' : 'RoundReserved'
    const first = begun.findLast((one) => one.type === type && one.at <= step.at)
    const known = (first?.at.getTime() ?? 0) - BEGUN_BEFORE_MS
    return ofFund.some(
      ({ type, data, at }) =>
        type === 'FundPolicySet' &&
        FundPolicySet.decode(data).twoPeople?.[what] &&
        at.getTime() < known,
    )
  }
  const events = eventsOf(world, `deal-${id}`)
  const opener = events.find(({ type }) => type === 'DealOpened')
  let approver: RecordedEvent | undefined
  return events.flatMap((step) => {
    const { type, by } = step
    const before = type === 'DealApproved' ? opener : type === 'RoundClosed' ? approver : undefined
    if (type === 'DealApproved') approver = step
    const what = type === 'DealApproved' ? 'approval' : 'closing'
    if (!before || personOf(before.by) !== personOf(by) || !wanted(what, step)) return []
    return [`deal ${id}: ${before.type} and ${type} by ${personOf(by)}, though that takes two`]
  })
}
