import type { DomainOf } from '@seedline/contracts/kinds'
import type { ipFact } from '@seedline/contracts/operations'
import type { IpFact, IpRightId } from './events.ts'

/** A fact as a request gives it. */
export type GivenFact = DomainOf<typeof ipFact>

/** The event that a request's fact is recorded as: `status-changed` as IpStatusChanged. */
export function factOf({ type, ...given }: GivenFact, ipRightId: IpRightId): IpFact {
  const name = type.replace(/(?:^|-)([a-z])/g, (_, letter: string) => letter.toUpperCase())
  // The cases of a request and the events are the same messages: one table of kinds makes both.
  return { ...given, type: `Ip${name}`, ipRightId } as IpFact
}
