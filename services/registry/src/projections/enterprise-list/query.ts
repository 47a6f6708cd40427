import { refusal } from '@seedline/contracts/refusals'
import { type EventStore, streamOf } from '@seedline/event-store'
import type { EnterpriseId, Instant, LocalDate, Rung } from '@seedline/values'
import {
  currentOf,
  expectReached,
  type Question,
  type Viewed,
  type ViewStore,
} from '@seedline/views'
import type { DesignationKind, DesignationLevel } from '../../designation/events.ts'
import { enterprise } from '../../enterprise/aggregate.ts'
import type { Duplicate } from '../../enterprise/duplicates.ts'
import type { Profile } from '../../enterprise/events.ts'
import type { FormerName } from '../../enterprise/former-names.ts'
import type { Step } from '../../stage-record/ladder.ts'
import { foldEnterprise, happenedBy } from './as-of.ts'
import { closedOnOf, type EnterpriseDocument } from './document.ts'
import { soughtBy } from './search/sought.ts'

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

export interface EnterpriseFilter {
  /** A fragment of a name, of its spelling or initials, or of the code; empty: all. */
  readonly search: string
  readonly currentRung?: Rung | undefined
  readonly materialField?: string | undefined
  readonly district?: string | undefined
  readonly park?: string | undefined
  readonly designation?: DesignationKind | undefined
  readonly designationLevel?: DesignationLevel | undefined
  /** The day on which the designation is held. */
  readonly on: LocalDate
}

export interface EnterprisePage {
  readonly enterprises: readonly EnterpriseAnswer[]
  readonly nextPageToken: string
  /** How many match in all; not counted further than 10,000. */
  readonly total: number
}

/** Nobody reads on so far, and counting more costs as much as all that match. */
const countedMost = 10_000

// What only the search, the ladder and the filters look at.
const leaveOut = ['steps', 'terms', 'found.grams', 'found.texts', 'found.held']

/** The enterprises that match, by name. @throws ProblemError PAGE_TOKEN_INVALID */
export async function listEnterprises(
  enterprises: ViewStore<EnterpriseDocument>,
  filter: EnterpriseFilter,
  page: { readonly size: number; readonly token: string },
): Promise<EnterprisePage> {
  const conditions = conditionsOf(filter)
  const [{ found, nextPageToken }, total] = await Promise.all([
    enterprises.find(conditions, { sort: { 'found.sortName': 1 }, page, leaveOut }),
    enterprises.count(conditions, countedMost),
  ])
  return { enterprises: found.flatMap(listed), nextPageToken, total }
}

function conditionsOf(filter: EnterpriseFilter): Readonly<Record<string, unknown>> {
  return {
    listed: true,
    ...soughtBy(filter.search),
    ...(filter.currentRung && { 'found.currentRung': filter.currentRung }),
    ...(filter.materialField && { 'found.materialFields': filter.materialField }),
    ...(filter.district && { 'found.district': filter.district }),
    ...(filter.park && { 'enterprise.profile.park': filter.park }),
    ...heldOn(filter),
  }
}

function heldOn({ designation, designationLevel, on }: EnterpriseFilter) {
  if (designation === undefined && designationLevel === undefined) return {}
  return {
    'found.held': {
      $elemMatch: {
        ...(designation && { kind: designation }),
        ...(designationLevel && { level: designationLevel }),
        from: { $lte: on },
        to: { $gte: on },
      },
    },
  }
}

function listed({ key, data, versions }: Viewed<EnterpriseDocument>): readonly EnterpriseAnswer[] {
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
