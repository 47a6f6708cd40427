import { describe, expect, test } from '@jest/globals'
import { deliveries, foldView, memoryStore, memoryView, recordedMessages } from '@seedline/testing'
import { instant, localDate, ProblemError } from '@seedline/values'
import type { AsOf } from '@seedline/views'
import { licenceToProto } from '../../inbound/grpc/licence-service.ts'
import { licence } from '../../licence/aggregate.ts'
import { callOf } from '../../testing/command-calls.ts'
import { enterpriseId, profile } from '../../testing/enterprise-samples.ts'
import {
  appointed,
  ended,
  licenceMessages,
  stated,
  withdrawn,
} from '../../testing/licence-samples.ts'
import { registerEnterprise } from '../../use-cases/register-enterprise.ts'
import { getLicence } from './query.ts'
import { licenceView } from './view.ts'

const li = appointed('李雷', '2018-03-01')
const han = appointed('韩梅梅', '2022-01-01')
const mistaken = stated('2019-01-01')
const events = [
  stated('2018-03-01'),
  li,
  mistaken,
  ended(li.factId, '2022-01-01'),
  han,
  withdrawn(mistaken.factId),
]
const at = (day: number) => instant(`2026-11-0${day}T04:00:00.000Z`)

test('The licence comes to the same however often and in whatever order events arrive', () => {
  const messages = licenceMessages(...events)
  const expected = foldView(licenceView, messages)
  expect(expected.get(enterpriseId)?.history).toHaveLength(6)
  for (let seeded = 1; seeded <= 20; seeded++)
    for (const way of deliveries(messages, seeded))
      expect(foldView(licenceView, way.messages)).toEqual(expected)
})

describe('A licence', () => {
  const recorded = async () => {
    const store = memoryStore('registry')
    await registerEnterprise(store, profile, callOf('register', { at: at(1) }))
    for (const [index, event] of events.entries()) {
      const { context } = callOf(`event-${index}`, { at: at(2 + index) })
      await store.append(licence, enterpriseId, context, [event], { expectedVersion: index })
    }
    return store
  }
  const asked = async (asOf: AsOf, atLeastVersion = 0) => {
    const store = await recorded()
    const view = memoryView(licenceView, recordedMessages(store))
    const deadline = new Date(Date.now() + 5000)
    const question = { enterpriseId, asOf, atLeastVersion, deadline }
    return getLicence({ store, view }, question)
  }
  const told = async (asOf: AsOf) => {
    const { state } = await asked(asOf)
    return [
      ...state.capitals.map(({ statedOn }) => statedOn),
      ...state.people.map(({ name, endedOn }) => `${name} ${endedOn ?? 'holds it'}`),
    ]
  }

  test('tells what stands, and what was withdrawn in its history alone', async () => {
    expect(await told({})).toEqual(['2018-03-01', '李雷 2022-01-01', '韩梅梅 holds it'])
    const answer = licenceToProto(await asked({}, 6))
    expect(answer).toMatchObject({
      version: 6,
      capitals: [{ registered: { currency: 'CNY', minorUnits: 1_000_000_000n } }],
      people: [{ office: 'OFFICE_LEGAL_REPRESENTATIVE' }, { endedOn: '' }],
    })
    expect(answer.history.map(({ reason }) => reason).at(-1)).toBe('another company')
  })

  test('tells of a day who held an office then', async () => {
    const by = (day: string) => told({ occurredOn: localDate(day) })
    expect(await by('2018-02-28')).toEqual([])
    expect(await by('2021-12-31')).toEqual(['2018-03-01', '李雷 holds it'])
    expect(await by('2022-01-01')).toEqual(['2018-03-01', '李雷 2022-01-01', '韩梅梅 holds it'])
  })

  test('tells what was known at a moment, mistakes too', async () => {
    expect(await told({ recordedAt: at(4) })).toEqual(['2018-03-01', '2019-01-01', '李雷 holds it'])
    expect(await told({ recordedAt: at(7) })).toEqual(await told({}))
  })

  test('of an enterprise of which nothing is stated is empty, and of none there is none', async () => {
    const store = memoryStore('registry')
    const view = memoryView(licenceView, [])
    const deadline = new Date(Date.now() + 5000)
    const question = { enterpriseId, asOf: {}, atLeastVersion: 0, deadline }
    await expect(getLicence({ store, view }, question)).rejects.toThrow(ProblemError)
    await registerEnterprise(store, profile, callOf('register'))
    expect(await getLicence({ store, view }, question)).toMatchObject({ version: 0, history: [] })
  })
})
