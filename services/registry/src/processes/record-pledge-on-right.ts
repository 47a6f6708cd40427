import {
  PledgeEnforced,
  PledgeEntryReversed,
  PledgeRegistered,
  PledgeReleased,
} from '@seedline/contracts/credit/v1/pledge_events'
import { date, evidence, money } from '@seedline/contracts/kinds'
import { pledgeStatus } from '@seedline/contracts/operations'
import type { EventStore } from '@seedline/event-store'
import type { EventMessage } from '@seedline/messaging'
import { callFor, eventOf, type Process, type ProcessName } from '@seedline/recording/processes'
import { type Clock, parseId, trusted } from '@seedline/values'
import { type PledgeNews, recordPledge } from '../use-cases/record-pledge.ts'

export const recordingPledges: ProcessName = {
  service: 'registry',
  id: 'record-pledge-on-right',
  title: '系统：质押登记入权利记录 / System: registered pledge to its right',
}

/**
 * A pledge that an office has registered stands on its right, and is released there once the bank says so. What is only reserved
 * or filed is none of the register's business. The command id derives from the event's, so that what comes again changes nothing.
 */
export const recordPledgeOnRight =
  ({ store, clock }: { readonly store: EventStore; readonly clock: Clock }): Process =>
  async (message, handling) => {
    const news = newsOf(message)
    if (news === undefined) return
    await recordPledge(store, news, callFor(recordingPledges, message, clock(), handling))
  }

const prefix = 'seedline.credit.v1.'

function newsOf(message: EventMessage): PledgeNews | undefined {
  const read = <Message>(decode: (data: Uint8Array) => Message): Message =>
    eventOf(message, (_, data) => decode(data))
  switch (message.type) {
    case `${prefix}PledgeRegistered`: {
      const told = read((data) => PledgeRegistered.decode(data))
      return {
        says: 'registered',
        ...named(told, told.registeredOn),
        pledgee: told.bank,
        secured: money.recorded(told.secured),
        until: date.recorded(told.maturesOn),
      }
    }
    case `${prefix}PledgeReleased`: {
      const told = read((data) => PledgeReleased.decode(data))
      return { says: 'ended', ...named(told, told.releasedOn) }
    }
    case `${prefix}PledgeEnforced`: {
      const told = read((data) => PledgeEnforced.decode(data))
      return { says: 'ended', ...named(told, told.enforcedOn) }
    }
    case `${prefix}PledgeEntryReversed`:
      return reversalIn(read((data) => PledgeEntryReversed.decode(data)))
    default:
      return undefined
  }
}

function reversalIn(told: PledgeEntryReversed): PledgeNews | undefined {
  const of = { ...named(told, told.reversedOn), reason: told.reason }
  switch (pledgeStatus.nameOf(told.reversedStatus)) {
    case 'registered':
      return { says: 'never-registered', ...of }
    case 'released':
    case 'enforced':
      return { says: 'never-ended', ...of }
    default:
      return undefined
  }
}

const named = (
  told: Pick<PledgeReleased, 'ipRightId' | 'registrationNumber' | 'evidence'>,
  on: string,
) => ({
  ipRightId: trusted(parseId('IpRight', told.ipRightId)),
  on: date.recorded(on),
  reference: told.registrationNumber,
  evidence: told.evidence.map(evidence.recorded),
})
