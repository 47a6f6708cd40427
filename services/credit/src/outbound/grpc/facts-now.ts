import type { Fact, FactServiceService } from '@seedline/contracts/facts/v1/fact_service'
import { rung as rungKind } from '@seedline/contracts/kinds'
import { causedBy } from '@seedline/contracts/refusals'
import { Enterprise } from '@seedline/contracts/registry/v1/enterprise_service'
import { IpRight } from '@seedline/contracts/registry/v1/ip_right_service'
import { Ladder } from '@seedline/contracts/registry/v1/stage_record_service'
import type { GrpcClient } from '@seedline/service-kit/grpc'
import { type Rung, rungs } from '@seedline/values'
import type { FactsNow } from '../../use-cases/facts-now.ts'

/** The registry is waited for this long; what is left of the caller's time is kept for the rest. */
const patienceMs = 2_000
const keptMs = 500

type Facts = Pick<GrpcClient<typeof FactServiceService>, 'getFacts'>

/** The registry has a record that it can't read. */
class FactUntold extends Error {
  constructor(kind: string, id: string) {
    super(`The registry can't tell ${kind} ${id}`)
    this.name = 'FactUntold'
  }
}

/** Facts as they are stored, asked for in this service's own name. */
export function factsBy(client: Facts, token: () => Promise<string>): FactsNow {
  const ask = async (
    kind: string,
    ids: readonly string[],
    deadline: Date,
  ): Promise<readonly Fact[]> => {
    const left = deadline.getTime() - Date.now() - keptMs
    const deadlineMs = Math.max(1, Math.min(left, patienceMs))
    const [id = ''] = ids
    try {
      const { facts, leftIds, untold } = await client.getFacts(
        { kind, ids: [...ids], asOf: undefined },
        { token: await token(), deadlineMs },
      )
      const [next] = leftIds
      // Waiting mends nothing there: it is parked, and looked at again once somebody has mended it.
      if (untold.length > 0) throw new FactUntold(kind, untold[0]?.id ?? id)
      if (next === undefined || facts.length === 0) return facts
      // What did not fit into the answer.
      return [...facts, ...(await ask(kind, leftIds, deadline))]
    } catch (cause) {
      if (cause instanceof FactUntold) throw cause
      throw causedBy(cause, 'RIGHT_NOT_CHECKED', { ip_right_id: id })
    }
  }
  return {
    async rights(ids, deadline) {
      if (ids.length === 0) return new Map()
      const facts = await ask('ip_right', ids, deadline)
      return new Map(facts.map(({ id, document }) => [id, IpRight.decode(document)]))
    },
    async enterprise(id, deadline) {
      const [fact] = await ask('enterprise', [id], deadline)
      if (fact === undefined) return undefined
      return { version: fact.version, closed: Enterprise.decode(fact.document).closedOn !== '' }
    },
    async ladder(id, deadline) {
      const [fact] = await ask('stage_record', [id], deadline)
      if (fact === undefined) return undefined
      return { version: fact.version, rung: highestOf(Ladder.decode(fact.document)) }
    },
  }
}

function highestOf({ rungs: recorded }: Ladder): Rung | '' {
  const standing = recorded.filter(({ withdrawn }) => !withdrawn)
  const names = standing.map(({ rung }) => rungKind.nameOf(rung))
  // An increase of capital says nothing of where an enterprise stands.
  return rungs.findLast((one) => one !== 'capital-increase' && names.includes(one)) ?? ''
}
