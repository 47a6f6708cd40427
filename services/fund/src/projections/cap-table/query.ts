import type { CapTable } from '@seedline/contracts/fund/v1/cap_table_service'
import { refusal } from '@seedline/contracts/refusals'
import { type EventStore, streamOf } from '@seedline/event-store'
import type { EnterpriseId } from '@seedline/values'
import { type AsOf, currentOf, expectReached, type Question, type ViewStore } from '@seedline/views'
import { capTable } from '../../cap-table/aggregate.ts'
import { foldsOf } from './as-of.ts'
import type { CapTableDocument } from './document.ts'
import { fitting } from './fitting.ts'
import { type CapTableFold, documentOf } from './fold.ts'
import { presentCapTable } from './present.ts'

export interface CapTableQuestion extends Question {
  readonly enterpriseId: EnterpriseId
}

export interface CapTableSources {
  readonly store: EventStore
  readonly capTables: ViewStore<CapTableDocument>
  /** Whether the enterprise is registered: asked for where no transaction was ever recorded. */
  isKnown(enterpriseId: EnterpriseId): Promise<boolean>
}

/**
 * Who owns an enterprise; an empty table where nobody recorded anything of a known one.
 * @throws ProblemError ENTERPRISE_UNKNOWN, VERSION_NOT_REACHED
 */
export async function getCapTable(
  sources: CapTableSources,
  question: CapTableQuestion,
): Promise<CapTable> {
  const { enterpriseId, asOf } = question
  const stream = streamOf(capTable.name, enterpriseId)
  const viewed = await currentOf(sources.capTables, { ...question, key: enterpriseId, stream })
  if (viewed && !viewed.data.fromStream) return fitting(presentCapTable(viewed.data))
  const folds = foldsOf(sources.store)
  const { state: fold, recorded } = await folds.asOf(enterpriseId, asOf, question.deadline)
  expectReached(question, fold.version)
  if (!recorded && !(await sources.isKnown(enterpriseId))) {
    throw refusal('ENTERPRISE_UNKNOWN', { enterprise_id: enterpriseId })
  }
  return fitting(presentCapTable(asOfDocument(fold, asOf)))
}

// Classes bear no date: as of a day, those that nothing was issued or planned of are not told.
function asOfDocument(fold: CapTableFold, { occurredOn: day }: AsOf): CapTableDocument {
  const document = documentOf(fold)
  if (day === undefined) return document
  const used = new Set([
    ...document.securities.map(({ stockClassId }) => stockClassId),
    ...document.plans.map(({ stockClassId }) => stockClassId),
  ])
  return {
    ...document,
    classes: document.classes.filter(({ stockClassId }) => used.has(stockClassId)),
  }
}
