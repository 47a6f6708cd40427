import {
  CapitalInvested,
  CapitalReleased,
  CapitalReserved,
  CommitmentMade,
} from '@seedline/contracts/fund/v1/fund_events'
import type { World } from '../world/world.ts'

interface StoredEvent {
  readonly type: string
  readonly data: { value(): Uint8Array }
}

/** The days on which something happened to a fund's money. */
export function moneyDays({ databases }: World, fundId: string): readonly string[] {
  const events = databases
    .collection('fund', 'commits')
    .find({ stream: `fund-${fundId}` })
    .flatMap(({ document }) => document.events as readonly StoredEvent[])
  return [...new Set(events.flatMap((event) => dayOf(event) ?? []))].sort()
}

function dayOf({ type, data }: StoredEvent): string | undefined {
  switch (type.split('.').at(-1)) {
    case 'CommitmentMade':
      return CommitmentMade.decode(data.value()).committedOn
    case 'CapitalReserved':
      return CapitalReserved.decode(data.value()).reservedOn
    case 'CapitalInvested':
      return CapitalInvested.decode(data.value()).investedOn
    case 'CapitalReleased':
      return CapitalReleased.decode(data.value()).releasedOn
    default:
      return undefined
  }
}
