import type { MergedEnterprise } from '@seedline/contracts/registry/v1/merged_enterprise'
import { type EventStore, fewAtATime } from '@seedline/event-store'
import type { EnterpriseId } from '@seedline/values'
import type { AsOf, Viewed, ViewStore } from '@seedline/views'
import type { EnterpriseDocument } from './document.ts'
import { mergedInto } from './merged-into.ts'

/** Where it is known which enterprises go on as another. */
export interface MergingSources {
  readonly store: EventStore
  readonly enterprises: Pick<ViewStore<EnterpriseDocument>, 'many'>
}

export type Merged = ReadonlyMap<string, MergedEnterprise>

/** Those of some enterprises that go on as another record; as it was recorded by then, where that is asked. */
export async function mergedAmong(
  { store, enterprises }: MergingSources,
  named: readonly string[],
  asOf: AsOf = {},
): Promise<Merged> {
  const ids = [...new Set(named)].filter((id) => id !== '')
  if (asOf.recordedAt === undefined)
    return mergedIn(await enterprises.many(ids, { only: survivorPaths }))
  const found: MergedEnterprise[] = []
  for await (const one of fewAtATime(ids, async (enterpriseId) => ({
    enterpriseId,
    survivorId: await mergedInto(store, { enterpriseId: enterpriseId as EnterpriseId, asOf }),
  })))
    if (one.survivorId !== '') found.push(one)
  return byId(found)
}

/** Those of some documents, of which `survivorPaths` were read, that go on as another record. */
export const mergedIn = (found: readonly Viewed<EnterpriseDocument>[]): Merged =>
  byId(
    found.flatMap(({ key, data }) => {
      const survivorId = survivorIn(data)
      return survivorId ? [{ enterpriseId: key, survivorId }] : []
    }),
  )

const byId = (found: readonly MergedEnterprise[]): Merged =>
  new Map(found.map((one) => [one.enterpriseId, one]))

/** What `survivorIn` looks at. */
export const survivorPaths = ['enterprise.status', 'enterprise.mergedInto']

/** As what an enterprise goes on that was merged into another. */
export const survivorIn = ({ enterprise: state }: EnterpriseDocument): EnterpriseId | undefined =>
  state.status === 'unregistered' ? undefined : state.mergedInto?.survivorId
