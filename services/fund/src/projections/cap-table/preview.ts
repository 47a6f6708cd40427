import type { CapTable } from '@seedline/contracts/fund/v1/cap_table_service'
import { type EventStore, inTurns, type Recorded, readStream } from '@seedline/event-store'
import { metaOf } from '@seedline/facts/answers'
import { type EnterpriseId, type Instant, ProblemError } from '@seedline/values'
import { capTable } from '../../cap-table/aggregate.ts'
import type { Steps } from '../../cap-table/days.ts'
import type { CapTableEvent } from '../../cap-table/events.ts'
import { decideReversal } from '../../cap-table/reversal.ts'
import { fitting } from './fitting.ts'
import { beginFold, type CapTableFold, documentOf, foldEvent } from './fold.ts'
import { presentCapTable } from './present.ts'
import { type SeesDeal, toldTo } from './withheld.ts'

interface ReversalQuestion {
  readonly enterpriseId: EnterpriseId
  readonly versions: readonly number[]
  /** Whose entries alone whoever asks may take back. */
  readonly ofOrganisation: string | undefined
  readonly at: Instant
  readonly deadline: Date
}

/**
 * The cap table as it would be after a reversal.
 * @throws ProblemError as the reversal would be refused
 */
export async function previewReversal(
  { store, sees }: { readonly store: EventStore; readonly sees: SeesDeal },
  { deadline, ...asked }: ReversalQuestion,
): Promise<CapTable> {
  const { enterpriseId } = asked
  const recorded: Recorded<CapTableEvent>[] = []
  for await (const entry of readStream(store, capTable, enterpriseId, { deadline }))
    recorded.push(entry)
  const entries = recorded.map((entry) => ({ ...entry, organisation: entry.actor.organisation }))
  const papers = { reason: '', evidence: [], provenance: undefined }
  const command = { type: 'ReverseTransactions', ...asked, ...papers } as const
  const decision = await inTurns(decideReversal(command, entries), deadline)
  if (!decision.ok) throw new ProblemError(decision.problem)
  const reversed = [...entries.map(({ event }) => event), ...decision.events]
  const leftOut = new Set(
    reversed.flatMap((event) => (event.type === 'TransactionsReversed' ? event.versions : [])),
  )
  const fold = await inTurns(without(enterpriseId, entries, leftOut), deadline)
  return fitting(await toldTo(sees, presentCapTable(documentOf(fold))))
}

function* without(
  enterpriseId: EnterpriseId,
  entries: readonly Recorded<CapTableEvent>[],
  leftOut: ReadonlySet<number>,
): Steps<CapTableFold> {
  let fold = beginFold(enterpriseId)
  for (const entry of entries) {
    if (!leftOut.has(entry.version)) fold = foldEvent(fold, entry.event, metaOf(entry, 'fund'))
    yield
  }
  return { ...fold, version: entries.at(-1)?.version ?? 0 }
}
