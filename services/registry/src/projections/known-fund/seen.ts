import {
  type CodeOf,
  type Member,
  maySee,
  overseesFunds,
  speaksFor,
} from '@seedline/contracts/ownership'
import type { ViewStore } from '@seedline/views'
import { currentOf } from '@seedline/views'
import type { KnownFundDocument } from './view.ts'

/** Whether whoever asks may see the books of a fund. */
export type SeesFund = (fundId: string) => boolean

/** How long a fund is looked up that this service should know of. */
const patienceMs = 1_000

/**
 * Whose papers somebody may see, of the funds named, where they are papers of the enterprise of this code: its own people, of
 * all. Of a fund that is not known here, as before the read model is built, none but those and whoever oversees all funds.
 */
export async function fundsSeenBy(
  known: ViewStore<KnownFundDocument>,
  { actor, uscc }: { readonly actor: Member; readonly uscc: CodeOf },
  fundIds: Iterable<string>,
): Promise<SeesFund> {
  if (overseesFunds(actor) || speaksFor(actor, uscc)) return () => true
  const seen = new Set<string>()
  for (const fundId of new Set(fundIds)) {
    const viewed = await currentOf(known, {
      key: fundId,
      stream: '',
      asOf: {},
      atLeastVersion: 0,
      deadline: new Date(Date.now() + patienceMs),
    })
    if (maySee(actor, viewed?.data.managedBy)) seen.add(fundId)
  }
  return (fundId) => seen.has(fundId)
}
