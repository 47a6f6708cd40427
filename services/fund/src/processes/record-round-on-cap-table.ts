import type { EventStore } from '@seedline/event-store'
import { callFor, eventOf, type Process, type ProcessName } from '@seedline/recording/processes'
import type { Clock } from '@seedline/values'
import { recordingOf } from '../cap-table/round.ts'
import { dealEvents } from '../deal/events.ts'
import { recordRound } from '../use-cases/record-round.ts'

export const recordingRounds: ProcessName = {
  service: 'fund',
  id: 'record-round-on-cap-table',
  title: '系统：轮次交割入股权结构表 / System: closed round to cap table',
}

/**
 * A closed round enters the cap table of its enterprise: its class where that is new, its holders'
 * names, one security for each subscription. What the cap table refuses is thrown as it is: the
 * event is parked with the refusal's code, and replayed once people have mended the table.
 */
export const recordRoundOnCapTable =
  ({ store, clock }: { readonly store: EventStore; readonly clock: Clock }): Process =>
  async (message, handling) => {
    if (message.type !== dealEvents.typeOf('RoundClosed')) return
    const event = eventOf(message, dealEvents.codec.decode)
    if (event.type !== 'RoundClosed') return
    await recordRound(
      store,
      { ...recordingOf(event), dealVersion: message.version },
      callFor(recordingRounds, message, clock(), handling),
    )
  }
