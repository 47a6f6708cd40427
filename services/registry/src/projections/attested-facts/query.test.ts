import { expect, test } from '@jest/globals'
import { allows, type Role, roles } from '@seedline/contracts/roles'
import { readersOf } from '@seedline/contracts/services'
import { accept } from '@seedline/event-store'
import { memoryStore, testActor } from '@seedline/testing'
import { attestedFact } from '../../attested-fact/aggregate.ts'
import { attested } from '../../testing/attested-fact-samples.ts'
import { callOf } from '../../testing/command-calls.ts'
import { enterpriseId, noon } from '../../testing/enterprise-samples.ts'
import { getAttestedFacts } from './query.ts'

const revenue = attested('revenue', { fact: 'revenue', value: '6800', unit: '万元', year: 2025 })

const reads = (role: Role) => allows(readersOf('figures'), [role])
// Others aren't let in; an enterprise's own people are told of it all.
const asking = roles.filter((role) => allows(readersOf('attested_fact'), [role]))

async function toldTo(role: Role) {
  const store = memoryStore('registry')
  const { context } = callOf('attest')
  await store.execute(attestedFact, enterpriseId, context, () =>
    accept(revenue, attested('no-incident')),
  )
  const { facts, figuresWithheld } = await getAttestedFacts(store, {
    enterpriseId,
    asOf: {},
    atLeastVersion: 0,
    deadline: new Date(noon),
    actor: testActor(role),
  })
  return { facts: facts.map(({ fact }) => fact), figuresWithheld }
}

test.each(asking.filter((role) => !reads(role)))(
  'Of attested facts, figures of years are left out for a %s, and the answer says so',
  async (role) => {
    expect(await toldTo(role)).toEqual({ facts: ['no_major_incident_3y'], figuresWithheld: true })
  },
)

test.each(roles.filter(reads))('Of attested facts, all are told to a %s', async (role) => {
  expect(await toldTo(role)).toEqual({
    facts: ['revenue', 'no_major_incident_3y'],
    figuresWithheld: false,
  })
})
