import { describe, expect, test } from '@jest/globals'
import { deliveries, foldView } from '@seedline/testing'
import { localDate } from '@seedline/values'
import type { DesignationEvent } from '../../designation/events.ts'
import {
  corrected,
  granted,
  renewed,
  reversed,
  revocationReversed,
  revoked,
} from '../../testing/designation-samples.ts'
import { enterpriseId } from '../../testing/enterprise-samples.ts'
import { designationMessages } from '../../testing/views.ts'
import { happenedBy, statusOn } from './status.ts'
import { designationsView as view } from './view.ts'

const first = granted('first', '2020-07-01', '2023-06-30')
const second = renewed('second', first, '2023-05-01', '2026-04-30')

const documentOf = (...events: readonly DesignationEvent[]) => {
  const document = foldView(view, designationMessages(...events)).get(enterpriseId)
  if (!document) throw new Error('there is no document')
  return document
}

const statusesOn = (on: string, ...events: readonly DesignationEvent[]) => {
  const terms = happenedBy(documentOf(...events).terms, { occurredOn: localDate(on) })
  return terms.map((term) => statusOn(term, terms, localDate(on)))
}

describe('The designations of an enterprise', () => {
  test('come to the same document however often and in whatever order events arrive', () => {
    const other = granted('other', '2019-01-01', null, { kind: 'high-tech-enterprise' })
    const messages = designationMessages(
      first,
      other,
      corrected(first, { certificateNumber: 'A-1' }),
      revoked(first, '2022-01-01'),
      revocationReversed(first),
      second,
      reversed(other),
    )
    const expected = foldView(view, messages)
    for (let seeded = 1; seeded <= 20; seeded++)
      for (const way of deliveries(messages, seeded))
        expect(foldView(view, way.messages)).toEqual(expected)
  })

  test('keep who recorded each, and every later word with its reason', () => {
    expect(documentOf(first, corrected(first, { batch: '第四批' })).terms).toMatchObject([
      {
        batch: '第四批',
        recording: { eventType: 'seedline.registry.v1.DesignationGranted', version: 1 },
        amendments: [{ reason: 'misread', recording: { version: 2 } }],
      },
    ])
  })

  test('lapse by their last day alone, and are not there before their first', () => {
    expect(statusesOn('2020-06-30', first)).toEqual([])
    expect(statusesOn('2020-07-01', first)).toEqual(['valid'])
    expect(statusesOn('2023-06-30', first)).toEqual(['valid'])
    expect(statusesOn('2023-07-01', first)).toEqual(['lapsed'])
  })

  test('are renewed from the first day of the next term, and revoked from the day named', () => {
    expect(statusesOn('2023-04-30', first, second)).toEqual(['valid'])
    expect(statusesOn('2023-05-01', first, second)).toEqual(['renewed', 'valid'])
    const gone = revoked(first, '2022-01-01')
    expect(statusesOn('2021-12-31', first, gone)).toEqual(['valid'])
    expect(statusesOn('2022-01-01', first, gone)).toEqual(['revoked'])
    expect(statusesOn('2022-01-01', first, gone, revocationReversed(first))).toEqual(['valid'])
    expect(statusesOn('2022-01-01', first, reversed(first))).toEqual(['reversed'])
  })

  test('are found by the days on which they are held, and not where they were entered by mistake', () => {
    expect(documentOf(first, second).found).toMatchObject([
      { kind: 'little-giant', from: '2020-07-01', to: '2023-04-30' },
      { from: '2023-05-01', to: '2026-04-30' },
    ])
    expect(documentOf(first, revoked(first, '2022-01-01')).found).toMatchObject([
      { to: '2021-12-31' },
    ])
    expect(documentOf(first, revoked(first, '2020-07-01')).found).toEqual([])
    expect(documentOf(first, reversed(first)).found).toEqual([])
  })
})
