import { refusal } from '@seedline/contracts/refusals'
import { type EventStore, streamOf } from '@seedline/event-store'
import type { EnterpriseId, Instant, LocalDate } from '@seedline/values'
import {
  currentOf,
  expectReached,
  type Question,
  type Viewed,
  type ViewStore,
} from '@seedline/views'
import { enterprise } from '../../enterprise/aggregate.ts'
import type { Duplicate } from '../../enterprise/duplicates.ts'
import type { Profile } from '../../enterprise/events.ts'
import type { FormerName } from '../../enterprise/former-names.ts'
import type { Step } from '../../stage-record/ladder.ts'
import { foldEnterprise, happenedBy } from './as-of.ts'
import { closedOnOf, type EnterpriseDocument } from './document.ts'

export interface EnterpriseQuestion extends Question {
  readonly enterpriseId: EnterpriseId
}

export interface EnterpriseAnswer {
  readonly enterpriseId: EnterpriseId
  readonly version: number
  readonly profile: Profile
  readonly formerNames: readonly FormerName[]
  readonly mergedInto: EnterpriseId | null
  readonly duplicates: readonly Duplicate[]
  readonly closedOn: LocalDate | null
  readonly registeredAt: Instant | null
  readonly current: Step | null
}

interface Sources {
  readonly store: EventStore
  readonly enterprises: ViewStore<EnterpriseDocument>
}

/** One enterprise. @throws ProblemError ENTERPRISE_UNKNOWN, VERSION_NOT_REACHED */
export async function getEnterprise(
  { store, enterprises }: Sources,
  question: EnterpriseQuestion,
): Promise<EnterpriseAnswer> {
  const { enterpriseId, asOf } = question
  const stream = streamOf(enterprise.name, enterpriseId)
  const viewed = await currentOf(enterprises, { ...question, key: enterpriseId, stream })
  const seen = viewed && answerOf(enterpriseId, viewed.data, viewed.versions[stream] ?? 0)
  if (seen) return seen
  const { document, version } = await foldEnterprise(store, enterpriseId, asOf)
  const folded = document && answerOf(enterpriseId, happenedBy(document, asOf), version)
  if (!folded) throw refusal('ENTERPRISE_UNKNOWN', { enterprise_id: enterpriseId })
  expectReached(question, version)
  return folded
}

/** For the list of them. */
export function listed({
  key,
  data,
  versions,
}: Viewed<EnterpriseDocument>): readonly EnterpriseAnswer[] {
  const enterpriseId = key as EnterpriseId
  const version = versions[streamOf(enterprise.name, enterpriseId)] ?? 0
  const answer = answerOf(enterpriseId, data, version)
  return answer ? [answer] : []
}

function answerOf(
  enterpriseId: EnterpriseId,
  { enterprise: state, registeredAt, current }: EnterpriseDocument,
  version: number,
): EnterpriseAnswer | undefined {
  if (state.status === 'unregistered') return undefined
  const { profile, formerNames, duplicates, mergedInto } = state
  return {
    enterpriseId,
    version,
    profile,
    formerNames,
    mergedInto: mergedInto?.survivorId ?? null,
    duplicates,
    closedOn: closedOnOf(state),
    registeredAt,
    current,
  }
}
