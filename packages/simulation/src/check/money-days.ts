import * as ofDeals from '@seedline/contracts/fund/v1/deal_events'
import { CommitmentMade, CommitmentReversed } from '@seedline/contracts/fund/v1/fund_events'
import type { World } from '../world/world.ts'
import { eventsOf, type RecordedEvent } from './recorded-events.ts'

/** A fund's money in minor units. */
export interface Figures {
  readonly committed: bigint
  readonly reserved: bigint
  readonly invested: bigint
}

/** Money from one day until before another, by what it is then. */
interface Span {
  readonly as: keyof Figures
  readonly amount: bigint
  readonly from: string
  readonly until: string
}

const NEVER = '9999-12-31'

/**
 * What a fund has on each day on which something happened, or is no longer said to have: by its commitments, and by the
 * steps of its deals that stand. What its own stream says of its deals is left aside.
 */
export function moneyAsOf(
  world: World,
  fundId: string,
  dealIds: readonly string[],
): { readonly days: ReadonlyMap<string, Figures>; readonly wrongs: readonly string[] } {
  const deals = dealIds.map((id) => dealSpans(eventsOf(world, `deal-${id}`), fundId))
  const commitments = commitmentSpans(eventsOf(world, `fund-${fundId}`))
  const all = [commitments, ...deals]
  const spans = all.flatMap((one) => one.spans)
  const days = [...new Set(all.flatMap((one) => one.days))].sort()
  const wrongs = deals.flatMap((one, index) =>
    one.wrong ? [`deal ${dealIds[index]}: ${one.wrong}`] : [],
  )
  return { days: new Map(days.map((day) => [day, figuresOn(day, spans)])), wrongs }
}

function figuresOn(day: string, spans: readonly Span[]): Figures {
  const sum = (as: Span['as']) =>
    spans
      .filter((span) => span.as === as && span.from <= day && day < span.until)
      .reduce((total, { amount }) => total + amount, 0n)
  return { committed: sum('committed'), reserved: sum('reserved'), invested: sum('invested') }
}

interface Reckoned {
  readonly spans: readonly Span[]
  readonly days: readonly string[]
  readonly wrong?: string | undefined
}

function commitmentSpans(events: readonly RecordedEvent[]): Reckoned {
  const standing = new Map<string, Span>()
  const days: string[] = []
  for (const { type, data } of events) {
    if (type === 'CommitmentMade') {
      const { partnerId, amount, committedOn } = CommitmentMade.decode(data)
      days.push(committedOn)
      const minor = amount?.minorUnits ?? 0n
      standing.set(partnerId, { as: 'committed', amount: minor, from: committedOn, until: NEVER })
    }
    if (type === 'CommitmentReversed') standing.delete(CommitmentReversed.decode(data).partnerId)
  }
  return { spans: Array.from(standing.values()), days }
}

/** What a deal went through, latest last; a reversal takes the latest away. */
type Step =
  | { readonly to: 'approved'; readonly on: string; readonly amount: bigint }
  | { readonly to: 'closed'; readonly on: string; readonly amount: bigint }
  | { readonly to: 'ended'; readonly on: string }

const takesBack: Readonly<Record<string, Step['to']>> = {
  RoundReversed: 'closed',
  ApprovalReversed: 'approved',
  DealReopened: 'ended',
}

function dealSpans(events: readonly RecordedEvent[], fundId: string): Reckoned {
  const steps: Step[] = []
  const days: string[] = []
  let wrong: string | undefined
  for (const event of events) {
    const taken = takesBack[event.type]
    if (taken !== undefined) {
      const latest = steps.pop()
      if (latest?.to !== taken) wrong ??= `${event.type} of what was ${latest?.to ?? 'open'}`
      continue
    }
    const step = stepOf(event, fundId)
    if (!step) continue
    if (steps.some(({ to }) => to === step.to || to !== 'approved')) {
      wrong ??= `${event.type} of what was ${steps.at(-1)?.to}`
    }
    steps.push(step)
    days.push(step.on)
  }
  return { spans: spansOf(steps), days, wrong }
}

function stepOf({ type, data }: RecordedEvent, fundId: string): Step | undefined {
  switch (type) {
    case 'DealApproved': {
      const { approvedOn: on, approvedAmount } = ofDeals.DealApproved.decode(data)
      return { to: 'approved', on, amount: approvedAmount?.minorUnits ?? 0n }
    }
    case 'RoundClosed': {
      const { closedOn: on, subscriptions } = ofDeals.RoundClosed.decode(data)
      const own = subscriptions.find((one) => one.fundId === fundId)
      return { to: 'closed', on, amount: own?.amount?.minorUnits ?? 0n }
    }
    case 'DealWithdrawn':
      return { to: 'ended', on: ofDeals.DealWithdrawn.decode(data).withdrawnOn }
    default:
      return undefined
  }
}

function spansOf(steps: readonly Step[]): readonly Span[] {
  return steps.flatMap((step, index): readonly Span[] => {
    if (step.to === 'ended') return []
    const { amount, on: from } = step
    const until = steps[index + 1]?.on ?? NEVER
    return [{ as: step.to === 'approved' ? 'reserved' : 'invested', amount, from, until }]
  })
}
