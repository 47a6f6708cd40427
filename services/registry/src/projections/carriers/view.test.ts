import { describe, expect, test } from '@jest/globals'
import { deliveries, foldView } from '@seedline/testing'
import { localDate } from '@seedline/values'
import type { CarrierEvent } from '../../carrier/events.ts'
import {
  carrierId,
  closed,
  corrected,
  entryReversed,
  recognised,
  recorded,
  reversed,
} from '../../testing/carrier-samples.ts'
import { enterpriseId } from '../../testing/enterprise-samples.ts'
import { carrierMessages } from '../../testing/views.ts'
import { answerOf } from './answer.ts'
import { carriersView as view } from './view.ts'

const provincial = recorded('provincial', '2021-03-01', '2024-02-29')
const national = recognised('national', '2023-05-01')

const documentOf = (...events: readonly CarrierEvent[]) => {
  const document = foldView(view, carrierMessages(...events)).get(carrierId)
  if (!document) throw new Error('there is no document')
  return document
}

const toldOn = (on: string, occurredOn: string | undefined, ...events: readonly CarrierEvent[]) => {
  const { state, papers } = documentOf(...events)
  return answerOf(
    { carrierId, version: events.length, state, papers },
    localDate(on),
    occurredOn === undefined ? {} : { occurredOn: localDate(occurredOn) },
  )
}

describe('A carrier', () => {
  test('comes to the same document however often and in whatever order events arrive', () => {
    const messages = carrierMessages(
      provincial,
      national,
      corrected(2, { recognisedOn: localDate('2023-06-01') }),
      corrected(0, { hosts: [{ enterpriseId: null, name: '虚构材料研究院' }], fields: ['AMM'] }),
      closed('2024-06-01'),
      entryReversed(5),
      closed('2025-06-01', 'revoked'),
    )
    const expected = foldView(view, messages)
    for (let seeded = 1; seeded <= 20; seeded++)
      for (const way of deliveries(messages, seeded))
        expect(foldView(view, way.messages)).toEqual(expected)
  })

  test('is found by its hosts, district, fields with those they are of, and when it counts', () => {
    expect(documentOf(provincial, national).found).toEqual({
      listed: true,
      kind: 'innovation-centre',
      name: '虚构先进电池材料制造业创新中心',
      hosts: [enterpriseId],
      named: [enterpriseId],
      district: '440311',
      fields: ['NEM-01', 'NEM'],
      counted: [
        { level: 'provincial', from: '2021-03-01', to: '2023-04-30' },
        { level: 'national', from: '2023-05-01', to: '9999-12-31' },
      ],
    })
  })

  test('that was reversed is listed no more, and still found for who asks of what was recorded', () => {
    expect(documentOf(provincial, reversed).found).toMatchObject({
      listed: false,
      kind: 'innovation-centre',
      hosts: [],
      named: [enterpriseId],
      counted: [],
    })
  })

  test('is told at the highest level of the day, and by its last one where it counts no more', () => {
    expect(toldOn('2022-01-01', undefined, provincial, national)).toMatchObject({
      status: 'CARRIER_STATUS_IN_FORCE',
      level: 'DESIGNATION_LEVEL_PROVINCIAL',
      recognisedOn: '2021-03-01',
    })
    expect(toldOn('2024-01-01', undefined, provincial, national)).toMatchObject({
      status: 'CARRIER_STATUS_IN_FORCE',
      level: 'DESIGNATION_LEVEL_NATIONAL',
    })
    expect(toldOn('2024-03-01', undefined, provincial)).toMatchObject({
      status: 'CARRIER_STATUS_LAPSED',
      level: 'DESIGNATION_LEVEL_PROVINCIAL',
    })
    expect(
      toldOn('2024-06-01', undefined, provincial, national, closed('2024-06-01')),
    ).toMatchObject({
      status: 'CARRIER_STATUS_CLOSED',
      level: 'DESIGNATION_LEVEL_NATIONAL',
      closedOn: '2024-06-01',
      closure: 3,
    })
  })

  test('as of a day knows nothing of what came later, and was not there before its first', () => {
    const all = [provincial, national, closed('2024-06-01', 'revoked')] as const
    expect(toldOn('2022-01-01', '2022-01-01', ...all)).toMatchObject({
      status: 'CARRIER_STATUS_IN_FORCE',
      closedOn: '',
      closure: 0,
      recognitions: [{ entry: 1 }],
      counted: [{ from: '2021-03-01', to: '2024-02-29' }],
    })
    expect(toldOn('2021-02-28', '2021-02-28', ...all)).toBeUndefined()
    expect(toldOn('2024-06-01', '2024-06-01', ...all)).toMatchObject({
      status: 'CARRIER_STATUS_REVOKED',
      ending: 'CARRIER_ENDING_REVOKED',
    })
  })
})
