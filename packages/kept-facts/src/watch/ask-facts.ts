import type { Told } from '../fold/fold.ts'
import type { KeptKind } from '../kind/kept-kind.ts'
import type { FactClients } from './clients.ts'
import { type Read, readFact } from './reading.ts'

/** As many as one call takes. */
export const ASKED = 100

/** What the other service says now of some ids, at most `ASKED`; 'none': there is none of that id, or no longer. */
export type Ask<T> = (ids: readonly string[]) => Promise<ReadonlyMap<string, Read<T> | 'none'>>

export const askFacts =
  <T>(
    kept: KeptKind<T>,
    { facts }: Pick<FactClients, 'facts'>,
    token: () => Promise<string>,
  ): Ask<T> =>
  async (ids) => {
    const found = new Map<string, Read<T> | 'none'>()
    // Each answer has one at least, so it ends.
    for (let left = ids; left.length > 0; ) {
      const request = { kind: kept.kind, ids: [...left], asOf: undefined }
      const answer = await facts.getFacts(request, { token: await token() })
      for (const fact of answer.facts) found.set(fact.id, readFact(kept, fact))
      for (const id of answer.unknownIds) found.set(id, 'none')
      for (const { id, problem } of answer.untold) {
        const told: Told = { sort: 'untold', id, code: problem?.code ?? 'UNTOLD' }
        found.set(id, { told, value: undefined })
      }
      if (answer.leftIds.length >= left.length)
        throw new Error('An answer on facts had none of them')
      left = answer.leftIds
    }
    return found
  }
