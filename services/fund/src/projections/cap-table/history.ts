import { pageBytesMost } from '@seedline/contracts/bounds'
import { refusal } from '@seedline/contracts/refusals'
import { HistoryEntry } from '@seedline/contracts/values/v1/values'
import {
  type EventStore,
  eventIdOf,
  type Recorded,
  readStream,
  streamOf,
} from '@seedline/event-store'
import { historyEntry, metaOf } from '@seedline/facts/answers'
import type { EnterpriseId } from '@seedline/values'
import { dateInShanghai } from '@seedline/values'
import { type AsOf, hadHappened } from '@seedline/views'
import { capTable } from '../../cap-table/aggregate.ts'
import { type CapTableEvent, capTableEvents } from '../../cap-table/events.ts'
import type { DealId } from '../../facts/ids.ts'
import { foldsOf } from './as-of.ts'
import { dealIn, eventToldTo, type SeesDeal } from './withheld.ts'

export interface HistoryQuestion {
  readonly enterpriseId: EnterpriseId
  readonly asOf: AsOf
  /** The token names the first version of the next page; '' begins at the first. */
  readonly page: { readonly size: number; readonly token: string }
  readonly deadline: Date
}

export interface HistoryPage {
  readonly entries: readonly HistoryEntry[]
  readonly nextPageToken: string
}

/**
 * What was recorded on a cap table, oldest first. What was reversed bears the event that did it; as of a day it had never
 * happened. Classes and names bear no date of their own:
 * they happen when they are recorded.
 * @throws ProblemError ENTERPRISE_UNKNOWN, PAGE_TOKEN_INVALID
 */
export async function getCapTableHistory(
  sources: {
    readonly store: EventStore
    isKnown(enterpriseId: EnterpriseId): Promise<boolean>
    readonly sees: SeesDeal
  },
  { enterpriseId, asOf, page, deadline }: HistoryQuestion,
): Promise<HistoryPage> {
  const from = firstVersionOf(page.token)
  const entries: HistoryEntry[] = []
  const reversed = await reversalsOf(sources.store, { enterpriseId, asOf, deadline })
  let bytes = 0
  let recorded = false
  const stream = readStream(sources.store, capTable, enterpriseId, { ...asOf, from })
  for await (const { cameWith, ...entry } of withDeals(stream)) {
    recorded = true
    const { event, recordedAt, version } = entry
    const on = capTableEvents.occurredOn(event) ?? dateInShanghai(recordedAt)
    const reversedBy = reversed.get(version)
    if (!hadHappened(on, asOf) || (reversedBy !== undefined && asOf.occurredOn)) continue
    const told = await eventToldTo(sources.sees, event, cameWith)
    if (told === undefined) continue
    if (entries.length === page.size) return { entries, nextPageToken: String(version) }
    const json = capTableEvents.json(told.event)
    const reason = 'reason' in event ? event.reason : ''
    const line = historyEntry(metaOf(entry, 'fund'), {
      occurredOn: on,
      json,
      reason,
      reversedBy,
      papersWithheld: !told.whole,
    })
    bytes += HistoryEntry.encode(line).finish().length
    // A page ends sooner where its entries are long: an answer must fit one message.
    if (entries.length > 0 && bytes > pageBytesMost)
      return { entries, nextPageToken: String(version) }
    entries.push(line)
  }
  if (!recorded && from === 1 && !(await sources.isKnown(enterpriseId))) {
    throw refusal('ENTERPRISE_UNKNOWN', { enterprise_id: enterpriseId })
  }
  return { entries, nextPageToken: '' }
}

type Entry = Recorded<CapTableEvent>

/** Each with the deal whose round it came with: one of its commit's names it, which may be later. */
async function* withDeals(
  entries: AsyncIterable<Entry>,
): AsyncGenerator<Entry & { readonly cameWith: DealId | undefined }> {
  let commit: Entry[] = []
  const whole = () => {
    const cameWith = commit.map(({ event }) => dealIn(event)).find((deal) => deal !== undefined)
    return commit.map((entry) => ({ ...entry, cameWith }))
  }
  for await (const entry of entries) {
    if (commit[0] !== undefined && commit[0].commandId !== entry.commandId) {
      yield* whole()
      commit = []
    }
    commit.push(entry)
  }
  yield* whole()
}

/** By version: the event that took it back, by what is told. */
async function reversalsOf(
  store: EventStore,
  { enterpriseId, asOf: { recordedAt }, deadline }: Omit<HistoryQuestion, 'page'>,
): Promise<ReadonlyMap<number, string>> {
  const told = recordedAt === undefined ? {} : { recordedAt }
  const { reversals } = await foldsOf(store).asOf(enterpriseId, told, deadline)
  const stream = streamOf(capTable.name, enterpriseId)
  return new Map(
    reversals.flatMap(({ version, takesBack }) =>
      takesBack.map((each) => [each, eventIdOf(stream, version)] as const),
    ),
  )
}

function firstVersionOf(token: string): number {
  if (token === '') return 1
  if (/^[1-9]\d{0,8}$/.test(token)) return Number(token)
  throw refusal('PAGE_TOKEN_INVALID')
}
