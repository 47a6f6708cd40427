import { pageBytesMost } from '@seedline/contracts/bounds'
import { type EventStore, fewAtATime } from '@seedline/event-store'
import type { EnterpriseId } from '@seedline/values'
import type { AsOf } from '@seedline/views'
import { enterprise } from '../../enterprise/aggregate.ts'
import { mergedInto } from './merged-into.ts'

/**
 * The duplicates that were merged into an enterprise, under whose ids something of it may stand; as it was recorded by then,
 * where that is asked. As of every day: a merging says that they were one all along. That one was taken in only says where to
 * look: whether it was merged, its own stream says.
 */
export async function duplicatesOf(
  store: EventStore,
  { enterpriseId, asOf = {} }: { readonly enterpriseId: EnterpriseId; readonly asOf?: AsOf },
): Promise<readonly EnterpriseId[]> {
  const { recordedAt } = asOf
  const { state } = recordedAt
    ? await store.loadAsOf(enterprise, enterpriseId, { recordedAt })
    : await store.current(enterprise, enterpriseId)
  if (state.status === 'unregistered') return []
  const merged: EnterpriseId[] = []
  for await (const { id, survivorId } of fewAtATime(state.duplicates, async ({ duplicateId }) => ({
    id: duplicateId,
    survivorId: await mergedInto(store, { enterpriseId: duplicateId, asOf }),
  })))
    if (survivorId === enterpriseId) merged.push(id)
  return merged
}

/** What mergings add to an answer about one enterprise. */
export interface Merging<Told> {
  /** As what it goes on; '' of most. */
  readonly mergedInto: string
  readonly underDuplicates: readonly Told[]
}

interface OfDuplicate {
  readonly enterpriseId: string
  readonly version: number
  readonly leftOut: boolean
}

/** As what an enterprise goes on, and what is recorded under its duplicates, as far as that fits an answer; where nothing is, nothing is told. */
export async function mergingOf<Told extends OfDuplicate>(
  store: EventStore,
  question: { readonly enterpriseId: EnterpriseId; readonly asOf?: AsOf },
  {
    encode,
    fromPartial,
  }: {
    encode(told: Told): { finish(): Uint8Array }
    fromPartial(bare: OfDuplicate): Told
  },
  ask: (duplicateId: EnterpriseId) => Promise<Told>,
): Promise<Merging<Told>> {
  const [goesOnAs, duplicates] = await Promise.all([
    mergedInto(store, question),
    duplicatesOf(store, question),
  ])
  const underDuplicates: Told[] = []
  let bytes = 0
  for await (const told of fewAtATime(duplicates, ask)) {
    if (told.version === 0) continue
    bytes += encode(told).finish().length
    const { enterpriseId, version } = told
    underDuplicates.push(
      bytes > duplicatesBytesMost ? fromPartial({ enterpriseId, version, leftOut: true }) : told,
    )
  }
  return { mergedInto: goesOnAs, underDuplicates }
}

/** Beside the enterprise's own, which may fill an answer nearly. */
const duplicatesBytesMost = pageBytesMost / 2
