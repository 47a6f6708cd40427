import { describe, expect, test } from '@jest/globals'
import type { EncodedEvent } from '@seedline/event-store'
import type { EventMessage } from '@seedline/messaging'
import { deliveries, eventMessages, memoryView } from '@seedline/testing'
import type { EnterpriseId, LocalDate } from '@seedline/values'
import { designationEvents } from '../../designation/events.ts'
import { enterpriseEvents } from '../../enterprise/events.ts'
import { figuresEvents } from '../../figures/events.ts'
import { ipRightEvents } from '../../ip-right/events.ts'
import { readPlanBook } from '../../outbound/reference/plan-book.ts'
import { stageRecordEvents } from '../../stage-record/events.ts'
import { granted } from '../../testing/designation-samples.ts'
import {
  duplicateId,
  enterpriseId,
  letGo,
  merged,
  mergeReversed,
  registered,
  takenIn,
} from '../../testing/enterprise-samples.ts'
import { stated } from '../../testing/figures-samples.ts'
import {
  invention,
  ipRightId,
  granted as rightGranted,
  registered as rightRegistered,
} from '../../testing/ip-right-samples.ts'
import { reached } from '../../testing/stage-record-samples.ts'
import { carriersView } from '../carriers/view.ts'
import { designationsView } from '../designations/view.ts'
import { enterpriseListView } from '../enterprise-list/view.ts'
import { figuresView } from '../figures/view.ts'
import { ipRightView } from '../ip-right/view.ts'
import { ladderView } from '../ladder/view.ts'
import { families, type PlanFact } from './fact.ts'
import { type PlanViews, planSource } from './source.ts'

const { funnel } = await readPlanBook()
const countedBy = { funnel, classOne: new Set(['invention'] as const) }

/** As each of the enterprise's samples would be told of the duplicate. */
const ofDuplicate = <Event>(event: Event): Event => ({ ...event, enterpriseId: duplicateId })

interface Table<Event> {
  readonly codec: { encode(event: Event): EncodedEvent }
}

const told = <Event>(
  aggregate: string,
  { codec }: Table<Event>,
  id: string,
  ...events: readonly Event[]
): readonly EventMessage[] =>
  eventMessages({ service: 'registry', aggregate, id }, events.map(codec.encode)).map(
    (message) => ({ ...message, origin: { ...message.origin, topic: aggregate } }),
  )

const both = {
  duplicate: told(
    'enterprise',
    enterpriseEvents,
    duplicateId,
    ofDuplicate(registered({ uscc: null })),
  ),
  survivor: told('enterprise', enterpriseEvents, enterpriseId, registered()),
}
const mergedToo = [
  ...told(
    'enterprise',
    enterpriseEvents,
    duplicateId,
    ofDuplicate(registered({ uscc: null })),
    ofDuplicate({ ...merged, survivorId: enterpriseId }),
  ),
  ...told('enterprise', enterpriseEvents, enterpriseId, registered(), takenIn()),
]
const reversedToo = [
  ...told(
    'enterprise',
    enterpriseEvents,
    duplicateId,
    ofDuplicate(registered({ uscc: null })),
    ofDuplicate({ ...merged, survivorId: enterpriseId }),
    ofDuplicate({ ...mergeReversed, survivorId: enterpriseId }),
  ),
  ...told('enterprise', enterpriseEvents, enterpriseId, registered(), takenIn(), letGo),
]

/** What stands recorded under the two ids: some of it under both, some under either. */
const recordedOfBoth = [
  ...told(
    'stage_record',
    stageRecordEvents,
    enterpriseId,
    reached('seed', '2019-05-01'),
    reached('b', '2023-01-01'),
  ),
  ...told(
    'stage_record',
    stageRecordEvents,
    duplicateId,
    ofDuplicate(reached('seed', '2018-12-01')),
    ofDuplicate(reached('a', '2021-06-01')),
    ofDuplicate(reached('failed', '2022-01-01')),
  ),
  ...told('figures', figuresEvents, enterpriseId, stated('2023', { revenue: '10 万元' })),
  ...told(
    'figures',
    figuresEvents,
    duplicateId,
    ofDuplicate(
      stated('2023', { revenue: '11 万元', value_added: '4 万元' }, { what: 'duplicate' }),
    ),
  ),
  ...told(
    'designation',
    designationEvents,
    enterpriseId,
    granted('own', '2021-01-01', '2023-12-31'),
  ),
  ...told(
    'designation',
    designationEvents,
    duplicateId,
    ofDuplicate(granted('theirs', '2019-01-01', '2025-12-31')),
    ofDuplicate(granted('sme', '2020-01-01', null, { kind: 'innovative-sme' })),
  ),
  ...told(
    'ip_right',
    ipRightEvents,
    ipRightId,
    rightRegistered({
      ...invention,
      owners: [
        { enterpriseId: duplicateId, name: '', share: null },
        { enterpriseId, name: '', share: null },
      ],
    }),
    rightGranted(),
  ),
]

function sourceOf(messages: readonly EventMessage[]) {
  const rights = memoryView(ipRightView, messages)
  const views: PlanViews = {
    enterprises: memoryView(enterpriseListView, messages),
    ladders: memoryView(ladderView, messages),
    figures: memoryView(figuresView, messages),
    designations: memoryView(designationsView, messages),
    carriers: memoryView(carriersView, messages),
    rights: {
      ...rights,
      all: () => rights.many([ipRightId]),
    },
  }
  return planSource(views, countedBy)
}

async function countedFor(id: EnterpriseId, messages: readonly EventMessage[]) {
  const contribution = (await sourceOf(messages).contributions([id])).get(id)
  if (contribution === undefined) throw new Error('nobody knows it')
  return contribution.data
}

const spans = (facts: readonly PlanFact[], family: string) =>
  facts
    .filter((fact) => fact.family === family)
    .map(({ from, to, recordedUnder = 'itself' }) => [from, to, recordedUnder])
const keysOf = (facts: readonly PlanFact[], family: string, day: string) =>
  facts
    .filter(
      ({ family: of, from, to }) =>
        of === family && from <= (day as LocalDate) && (to === null || day < to),
    )
    .map(({ key }) => key.split('~').slice(0, 2).join(' ').trim())

describe('A duplicate that was merged', () => {
  const all = [...mergedToo, ...recordedOfBoth]

  test('is no enterprise of its own for the plan, as of no day, and its right counts for the one that goes on', async () => {
    expect(await countedFor(duplicateId, all)).toMatchObject({ families: [], facts: [] })
    const { facts } = await countedFor(enterpriseId, all)
    expect(keysOf(facts, families.enterprises, '2024-01-01')).toEqual(['there', 'founded'])
    expect(spans(facts, families.classOne)).toEqual([['2019-05-14', '2037-07-21', 'itself']])
  })

  test('leaves what stands under its id to the one that goes on, each thing once, with where it stands', async () => {
    const { facts } = await countedFor(enterpriseId, all)
    // Of 2023 both stated a revenue: the one that goes on is believed. Value added it never stated.
    expect(spans(facts, families.figure('revenue', '2023'))).toEqual([
      ['2024-04-30', null, 'itself'],
    ])
    expect(spans(facts, families.figure('value_added', '2023'))).toEqual([
      ['2024-04-30', null, duplicateId],
    ])
    expect(spans(facts, families.designations)).toEqual([
      ['2021-01-01', '2024-01-01', 'itself'],
      ['2019-01-01', '2021-01-01', duplicateId],
      ['2024-01-01', '2026-01-01', duplicateId],
      ['2020-01-01', null, duplicateId],
    ])
    expect(keysOf(facts, families.designations, '2022-01-01')).toEqual([
      'little-giant national',
      'innovative-sme national',
    ])
  })

  test('lends its rungs to the ladder, but no end before what the one that goes on came to', async () => {
    const { facts, stages } = await countedFor(enterpriseId, all)
    expect(spans(facts, families.rungs)).toEqual([
      ['2019-05-01', null, 'itself'],
      ['2021-06-01', null, duplicateId],
      ['2023-01-01', null, 'itself'],
    ])
    expect(stages.map(({ stage }) => stage)).not.toContain('ended')
  })

  test('counts by itself again once the merging was reversed, and what stood under it, too', async () => {
    const apart = [both.survivor, both.duplicate, recordedOfBoth].flat()
    const again = [...reversedToo, ...recordedOfBoth]
    for (const id of [enterpriseId, duplicateId]) {
      const versionless = (facts: readonly PlanFact[]) =>
        facts.map(({ version: _, ...fact }) => fact)
      const [before, after] = [await countedFor(id, apart), await countedFor(id, again)]
      expect(versionless(after.facts)).toEqual(versionless(before.facts))
      expect(after.facts.every(({ recordedUnder }) => recordedUnder === undefined)).toBe(true)
    }
  })

  test('counts by itself as long as only the one that goes on has taken it in', async () => {
    const begun = [
      ...both.duplicate,
      ...told('enterprise', enterpriseEvents, enterpriseId, registered(), takenIn()),
      ...recordedOfBoth,
    ]
    expect((await countedFor(duplicateId, begun)).facts.length).toBeGreaterThan(0)
    const { facts } = await countedFor(enterpriseId, begun)
    expect(facts.filter(({ recordedUnder }) => recordedUnder !== undefined)).toEqual([])
  })

  test('is counted the same however often and in whatever order events arrive', async () => {
    const expected = await Promise.all([enterpriseId, duplicateId].map((id) => countedFor(id, all)))
    const versionless = (given: typeof expected) =>
      given.map(({ facts, ...rest }) => ({
        ...rest,
        facts: facts.map(({ version: _, ...fact }) => fact),
      }))
    for (let seeded = 1; seeded <= 5; seeded++)
      for (const way of deliveries(all, seeded)) {
        const found = await Promise.all(
          [enterpriseId, duplicateId].map((id) => countedFor(id, way.messages)),
        )
        expect(versionless(found)).toEqual(versionless(expected))
      }
  })
})

describe('What is noted of a merged duplicate', () => {
  const all = [...mergedToo, ...recordedOfBoth]
  const about = (stream: string, version: number) =>
    sourceOf(all).subjectsOf([{ stream, version } as never])

  test('is counted for both, once the merging is known', async () => {
    expect(await about(`enterprise-${duplicateId}`, 2)).toEqual([
      { subjects: [duplicateId, enterpriseId], itself: true },
    ])
    expect(await about(`figures-${duplicateId}`, 1)).toEqual([
      { subjects: [duplicateId, enterpriseId], itself: true },
    ])
    expect(await about(`enterprise-${duplicateId}`, 3)).toEqual([undefined])
  })

  test('is seen by the one that goes on as far as it was noted', async () => {
    const found = await sourceOf(all).contributions([enterpriseId])
    expect(found.get(enterpriseId)?.seen).toMatchObject({
      [`enterprise-${enterpriseId}`]: 2,
      [`enterprise-${duplicateId}`]: 2,
      [`figures-${duplicateId}`]: 1,
      [`designation-${duplicateId}`]: 2,
      [`ip_right-${ipRightId}`]: 2,
    })
  })

  test('of a right that it owns is noted for the one that goes on, too', async () => {
    const ofRight = told(
      'ip_right',
      ipRightEvents,
      ipRightId,
      rightRegistered({
        ...invention,
        owners: [{ enterpriseId: duplicateId, name: '', share: null }],
      }),
    )
    const notice = { stream: `ip_right-${ipRightId}`, version: 1 } as never
    expect(await sourceOf([...mergedToo, ...ofRight]).subjectsOf([notice])).toEqual([
      { subjects: [duplicateId, enterpriseId], itself: false },
    ])
  })
})
