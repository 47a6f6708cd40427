import { refusal } from '@seedline/contracts/refusals'
import { type EventStore, streamOf } from '@seedline/event-store'
import { metaOf } from '@seedline/facts/answers'
import type { EnterpriseId, LocalDate } from '@seedline/values'
import { type AsOf, currentOf, expectReached, type Question, type ViewStore } from '@seedline/views'
import { designation } from '../../designation/aggregate.ts'
import { designationEntriesMax } from '../../designation/decide.ts'
import { enterprise } from '../../enterprise/aggregate.ts'
import { type DesignationsDocument, evolve, noDesignations, type TermDocument } from './document.ts'
import { type DesignationStatus, happenedBy, statusOn } from './status.ts'

export interface DesignationsQuestion extends Question {
  readonly enterpriseId: EnterpriseId
  readonly today: LocalDate
}

export interface DesignationsSources {
  readonly store: EventStore
  readonly designations: ViewStore<DesignationsDocument>
}

export interface ToldTerm extends TermDocument {
  readonly status: DesignationStatus
}

export interface DesignationsAnswer {
  readonly enterpriseId: EnterpriseId
  /** 0 when nothing was recorded. */
  readonly version: number
  /** By their first day, then by order of recording; as they stand on the day asked. */
  readonly terms: readonly ToldTerm[]
}

/**
 * The designations of an enterprise. What had happened by a day is told as it is known by `recordedAt`.
 * @throws ProblemError ENTERPRISE_UNKNOWN, VERSION_NOT_REACHED
 */
export async function getDesignations(
  { store, designations }: DesignationsSources,
  question: DesignationsQuestion,
): Promise<DesignationsAnswer> {
  const { enterpriseId } = question
  const stream = streamOf(designation.name, enterpriseId)
  const viewed = await currentOf(designations, { ...question, key: enterpriseId, stream })
  if (viewed) return answerOf(question, viewed.data, viewed.versions[stream] ?? 0)
  const { document, version } = await foldDesignations(store, enterpriseId, question.asOf)
  expectReached(question, version)
  if (version === 0) await expectKnown(store, enterpriseId)
  return answerOf(question, document, version)
}

function answerOf(
  { enterpriseId, asOf, today }: DesignationsQuestion,
  document: DesignationsDocument,
  version: number,
): DesignationsAnswer {
  const terms = happenedBy(document.terms, asOf)
  const on = asOf.occurredOn ?? today
  const told = terms.map((term) => ({ ...term, status: statusOn(term, terms, on) }))
  return { enterpriseId, version, terms: told.toSorted(byFirstDay) }
}

const byFirstDay = (a: TermDocument, b: TermDocument): number =>
  a.validFrom < b.validFrom ? -1 : a.validFrom > b.validFrom ? 1 : 0

async function foldDesignations(store: EventStore, id: EnterpriseId, { recordedAt }: AsOf) {
  const until = recordedAt && { recordedAt }
  const recorded = await store.read(designation, id, { limit: designationEntriesMax, ...until })
  const document = recorded.reduce(
    (before, entry) => evolve(before, entry.event, metaOf(entry, 'registry')),
    noDesignations,
  )
  return { document, version: recorded.at(-1)?.version ?? 0 }
}

async function expectKnown(store: EventStore, enterpriseId: EnterpriseId): Promise<void> {
  const { state } = await store.load(enterprise, enterpriseId)
  if (state.status === 'unregistered')
    throw refusal('ENTERPRISE_UNKNOWN', { enterprise_id: enterpriseId })
}
