import type { CommandCall, EventStore } from '@seedline/event-store'
import { deriveId } from '@seedline/values'
import { alert } from '../alert/aggregate.ts'
import { decide } from '../alert/decide.ts'
import { alertIdOf } from '../alert/events.ts'
import { canonicalJson } from '../eligibility/answer/canonical-json.ts'
import { watch } from '../watch/aggregate.ts'
import type { WatchedFactChanged } from '../watch/events.ts'
import { type AuditLogPort, retainedUntil } from './log-told.ts'

export interface RaisingParts {
  readonly store: EventStore
  readonly log: AuditLogPort
}

/** Tells the bank of a fact that has changed, once for each of its versions; logged before it can be read. */
export async function raiseAlert(
  { store, log }: RaisingParts,
  { watchId, fact, seenVersion, said, changes, family, number }: WatchedFactChanged,
  { context, deadline }: CommandCall,
): Promise<void> {
  if (changes.length === 0) return
  const { state } = await store.current(watch, watchId)
  if (state.status === 'never-begun') return
  const { bank, enterpriseId, uscc, pledgeId } = state.begun
  const alertId = alertIdOf(bank, fact)
  const of = { alertId, watchId, bank, enterpriseId, uscc, pledgeId, family, number }
  const entry = {
    kind: 'AlertRaised',
    alertId,
    bank,
    uscc,
    fact: { kind: fact.kind, id: fact.id, version: fact.version },
    released: changes.map(({ kind }) => kind),
    retainUntil: retainedUntil(context.at.slice(0, 10)),
  }
  const known = await store.current(alert, alertId)
  // Another watch of the bank's, or the same once more: it was told.
  if (known.state.status !== 'never-raised') return
  await log.append({ id: alertId, bytes: Buffer.from(canonicalJson(entry)) }, deadline)
  await store.execute(
    alert,
    alertId,
    {
      ...context,
      commandId: deriveId('Command', context.commandId, alertId),
      // It is the bank's: its people alone are told of it at once.
      actor: { ...context.actor, organisation: bank },
    },
    (before) =>
      decide(
        { type: 'RaiseAlert', at: context.at, ...of, fact, seenVersion, said, changes },
        before,
      ),
    { deadline },
  )
}
