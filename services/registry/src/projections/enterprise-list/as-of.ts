import type { EventStore } from '@seedline/event-store'
import type { EnterpriseId } from '@seedline/values'
import { type AsOf, hadHappened } from '@seedline/views'
import { enterprise } from '../../enterprise/aggregate.ts'
import { enterpriseEntriesMax, ladderEntriesMax } from '../../facts/history-bound.ts'
import { stageRecord } from '../../stage-record/aggregate.ts'
import { closedOnOf, type EnterpriseDocument, evolve, withSteps } from './document.ts'

export interface FoldedEnterprise {
  readonly document: EnterpriseDocument | undefined
  /** Of the enterprise's own stream; 0 when it wasn't registered. */
  readonly version: number
}

/** The document as the streams alone tell it, by what was recorded until then. */
export async function foldEnterprise(
  store: EventStore,
  enterpriseId: EnterpriseId,
  { recordedAt }: AsOf,
): Promise<FoldedEnterprise> {
  const until = recordedAt && { recordedAt }
  const [own, ladder] = await Promise.all([
    store.read(enterprise, enterpriseId, { limit: enterpriseEntriesMax, ...until }),
    store.read(stageRecord, enterpriseId, { limit: ladderEntriesMax, ...until }),
  ])
  const document = [...own, ...ladder].reduce<EnterpriseDocument | undefined>(
    (before, entry) => evolve(before, entry.event, entry.recordedAt),
    undefined,
  )
  return { document, version: own.at(-1)?.version ?? 0 }
}

/**
 * The document without what had not happened by the day asked. Else the profile stays as it is known:
 * a correction tells what was true all along.
 */
export function happenedBy(document: EnterpriseDocument, asOf: AsOf): EnterpriseDocument {
  const steps = document.steps.filter(({ reachedOn }) => hadHappened(reachedOn, asOf))
  return namedThen(reopened(withSteps(document, steps), asOf), asOf)
}

/** With the name that it bore on that day; a correction of a name tells what it was all along. */
function namedThen(document: EnterpriseDocument, asOf: AsOf): EnterpriseDocument {
  const { enterprise: state } = document
  if (state.status === 'unregistered') return document
  const formerNames = state.formerNames.filter(({ until }) => hadHappened(until, asOf))
  const borne = state.formerNames[formerNames.length]
  if (borne === undefined) return document
  const { nameZh, nameEn } = borne
  const profile = { ...state.profile, nameZh, nameEn }
  return { ...document, enterprise: { ...state, profile, formerNames } }
}

function reopened(document: EnterpriseDocument, asOf: AsOf): EnterpriseDocument {
  const closedOn = closedOnOf(document.enterprise)
  if (closedOn === null || hadHappened(closedOn, asOf)) return document
  const { enterprise: state } = document
  if (state.status !== 'closed') return document
  const { closedOn: _, ...open } = state
  return { ...document, enterprise: { ...open, status: 'active' } }
}
