import { refusal } from '@seedline/contracts/refusals'
import type { EventStore } from '@seedline/event-store'
import { enterprise } from '../../../enterprise/aggregate.ts'
import type { EnterpriseState } from '../../../enterprise/state.ts'
import { enterpriseEntriesMax } from '../../../facts/history-bound.ts'
import type { Gathered, Gatherer, Gathering } from '../gatherer.ts'
import { gatheredFrom } from '../state-as-of.ts'
import { statedBy } from '../stated.ts'

/** What the register says of the enterprise itself. @throws ProblemError ENTERPRISE_UNKNOWN */
export const profileFacts = (store: EventStore): Gatherer => ({
  name: { zh: '企业资料', en: 'Profile of the enterprise' },
  register: 'enterprise',
  gather: gatheredFrom({ store, aggregate: enterprise, limit: enterpriseEntriesMax }, gathered),
})

function gathered(state: EnterpriseState, asked: Gathering): Gathered {
  if (state.status === 'unregistered')
    throw refusal('ENTERPRISE_UNKNOWN', { enterprise_id: asked.enterpriseId })
  const { foundedOn, provenance } = state.profile
  if (foundedOn === null) return {}
  const stated = statedBy(provenance, '企业资料 / enterprise register')
  return { facts: [{ fact: 'established_on', value: foundedOn, ...stated }] }
}
