import { refusal } from '@seedline/contracts/refusals'
import type { EventStore } from '@seedline/event-store'
import { enterprise } from '../../../enterprise/aggregate.ts'
import { enterpriseEntriesMax } from '../../../facts/history-bound.ts'
import type { Gatherer } from '../gatherer.ts'
import { stateAsOf } from '../state-as-of.ts'
import { statedBy } from '../stated.ts'

/** What the register says of the enterprise itself. @throws ProblemError ENTERPRISE_UNKNOWN */
export const profileFacts = (store: EventStore): Gatherer => ({
  name: { zh: '企业资料', en: 'Profile of the enterprise' },
  register: 'enterprise',
  async gather(asked) {
    const state = await stateAsOf(store, enterprise, asked, enterpriseEntriesMax)
    if (state.status === 'unregistered')
      throw refusal('ENTERPRISE_UNKNOWN', { enterprise_id: asked.enterpriseId })
    const { foundedOn, provenance } = state.profile
    if (foundedOn === null) return {}
    const stated = statedBy(provenance, '企业资料 / enterprise register')
    return { facts: [{ fact: 'established_on', value: foundedOn, ...stated }] }
  },
})
