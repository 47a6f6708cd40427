import { describe, expect, test } from '@jest/globals'
import { deliveries, foldView } from '@seedline/testing'
import { localDate } from '@seedline/values'
import type { DesignationEvent } from '../../designation/events.ts'
import type { EnterpriseEvent } from '../../enterprise/events.ts'
import {
  reversed as designationReversed,
  granted,
  renewed,
  revoked,
} from '../../testing/designation-samples.ts'
import {
  closed,
  corrected,
  enterpriseId,
  letGo,
  merged,
  mergeReversed,
  noon,
  otherCode,
  registered,
  renamed,
  takenIn,
} from '../../testing/enterprise-samples.ts'
import {
  reached,
  roundReversed,
  stageCorrected,
  withdrawn,
} from '../../testing/stage-record-samples.ts'
import { designationMessages, enterpriseMessages, ladderMessages } from '../../testing/views.ts'
import { enterpriseListView as view } from './view.ts'

const seed = reached('seed', '2019-05-01')
const seriesA = reached('a', '2021-06-01')
const increase = reached('capital-increase', '2025-01-01')

const documentOf = (...messages: ReturnType<typeof enterpriseMessages>) =>
  foldView(view, messages).get(enterpriseId)

describe('The list of enterprises', () => {
  test('comes to the same documents however often and in whatever order events arrive', () => {
    const messages = [
      ...enterpriseMessages(
        registered(),
        corrected({ nameEn: 'Later Ltd' }),
        renamed('2024-01-01', '后来名称有限公司'),
        takenIn(),
        letGo,
        merged,
        mergeReversed,
        closed('2026-01-01'),
      ),
      ...ladderMessages(
        seed,
        seriesA,
        increase,
        stageCorrected(seed, { rung: 'angel' }),
        roundReversed(seriesA),
      ),
      ...designationMessages(
        granted('d-1', '2019-01-01', '2021-12-31'),
        renewed('d-2', granted('d-1', '2019-01-01', '2021-12-31'), '2022-01-01', '2024-12-31'),
        revoked(granted('d-1', '2019-01-01', '2021-12-31'), '2020-01-01'),
      ),
    ]
    const expected = foldView(view, messages)
    for (let seeded = 1; seeded <= 20; seeded++)
      for (const way of deliveries(messages, seeded))
        expect(foldView(view, way.messages)).toEqual(expected)
  })

  test('shows an enterprise from its registration on, not from a rung that came first', () => {
    expect(documentOf(...ladderMessages(seed))).toMatchObject({ listed: false, registeredAt: null })
    expect(documentOf(...ladderMessages(seed), ...enterpriseMessages(registered()))).toMatchObject({
      listed: true,
      registeredAt: noon,
      current: { rung: 'seed', reachedOn: '2019-05-01' },
    })
  })

  test('shows the highest rung, which a capital increase is not', () => {
    expect(documentOf(...ladderMessages(seriesA, increase))?.current).toEqual({
      rung: 'a',
      reachedOn: '2021-06-01',
    })
    expect(documentOf(...ladderMessages(increase))).toMatchObject({
      current: null,
      found: { currentRung: '' },
    })
  })

  test('follows corrections and withdrawals of rungs', () => {
    const moved = stageCorrected(seriesA, { rung: 'b', reachedOn: localDate('2021-07-01') })
    expect(documentOf(...ladderMessages(seed, seriesA, moved))).toMatchObject({
      current: { rung: 'b', reachedOn: '2021-07-01' },
      found: { currentRung: 'b' },
    })
    for (const gone of [withdrawn(seriesA), roundReversed(seriesA)])
      expect(documentOf(...ladderMessages(seed, seriesA, gone))?.current).toEqual({
        rung: 'seed',
        reachedOn: '2019-05-01',
      })
    const stays = roundReversed(seriesA, { rungWithdrawn: false })
    expect(documentOf(...ladderMessages(seed, seriesA, stays))?.current?.rung).toBe('a')
  })

  test('is found by both names and the code, by field and sub-area, and follows corrections', () => {
    expect(documentOf(...enterpriseMessages(registered()))?.found).toEqual({
      grams: expect.arrayContaining(['碳材', 'rbo', '19q', 'tan', 'xgt']),
      texts: [
        '虚构碳材料有限公司',
        'fictionalcarbonmaterialsltd',
        '91440399000000019q',
        ' xu gou tan cai liao you xian gong si',
        ' ,x,g,t,c,l,y,x,g,s',
      ],
      sortName: '虚构碳材料有限公司',
      field: 'NEM',
      area: 'NEM-02',
      park: '',
      district: '440306',
      currentRung: '',
      held: [],
      sample: 0,
    })
    const changes = {
      uscc: otherCode,
      nameZh: '',
      nameEn: '  ＡＢＣ  Materials',
      materialField: 'EIM',
      district: null,
    }
    const messages = enterpriseMessages(registered(), corrected(changes))
    expect(documentOf(...messages)?.found).toEqual({
      grams: expect.not.arrayContaining(['碳材', 'rbo', '19q', 'tan', 'xgt']),
      texts: ['abcmaterials', '91440399000000027k'],
      sortName: 'abc materials',
      field: 'EIM',
      area: '',
      district: '',
      park: '',
      currentRung: '',
      held: [],
      sample: 0,
    })
  })

  test('is found by the names that it bore before, too', () => {
    const messages = enterpriseMessages(registered(), renamed('2024-01-01', '贝特瑞有限公司'))
    expect(documentOf(...messages)?.found).toMatchObject({
      grams: expect.arrayContaining(['碳材', 'rbo', '贝特', 'bei']),
      sortName: '贝特瑞有限公司',
    })
  })

  test('is found by the names and the code of its duplicates, as long as they are its', () => {
    const both = [registered(), takenIn()] as const
    expect(documentOf(...enterpriseMessages(...both))?.found).toMatchObject({
      grams: expect.arrayContaining(['碳材', '碳素', '27k']),
      sortName: '虚构碳材料有限公司',
    })
    const alone = documentOf(...enterpriseMessages(registered()))
    expect(documentOf(...enterpriseMessages(...both, letGo))?.found).toEqual(alone?.found)
  })

  test('is not listed once it was merged into another, and is again when that is reversed', () => {
    const listed = (...events: readonly EnterpriseEvent[]) =>
      documentOf(...enterpriseMessages(registered(), ...events))?.listed
    expect(listed(merged)).toBe(false)
    expect(listed(merged, mergeReversed)).toBe(true)
  })

  test('is found by the designations that it holds, from day to day', () => {
    const first = granted('d-1', '2019-01-01', '2021-12-31')
    const spans = (...events: readonly DesignationEvent[]) =>
      documentOf(...enterpriseMessages(registered()), ...designationMessages(...events))?.found.held
    const span = { kind: first.kind, level: first.level }
    expect(spans(first)).toEqual([{ ...span, from: '2019-01-01', to: '2021-12-31' }])
    expect(spans(granted('d-1', '2019-01-01', null))).toEqual([
      { ...span, from: '2019-01-01', to: '9999-12-31' },
    ])
    expect(spans(first, renewed('d-2', first, '2021-07-01', '2024-06-30'))).toEqual([
      { ...span, from: '2019-01-01', to: '2021-06-30' },
      { ...span, from: '2021-07-01', to: '2024-06-30' },
    ])
    expect(spans(first, revoked(first, '2020-01-01'))).toEqual([
      { ...span, from: '2019-01-01', to: '2019-12-31' },
    ])
    expect(spans(first, designationReversed(first))).toEqual([])
  })

  test('keeps what it holds when its profile changes', () => {
    const first = granted('d-1', '2019-01-01', '2021-12-31')
    const messages = [
      ...designationMessages(first),
      ...enterpriseMessages(registered(), corrected({ nameEn: 'Later Ltd' })),
    ]
    expect(documentOf(...messages)?.found.held).toHaveLength(1)
  })

  test('is sorted by the beginning of a name, however long it grows where it is compared', () => {
    const sortName = (nameZh: string) =>
      documentOf(...enterpriseMessages(registered({ nameZh })))?.found.sortName ?? ''
    expect(sortName('ﷺ'.repeat(200))).toBe('صلى الله عليه وسلم'.repeat(200).slice(0, 100))
    expect(sortName('界'.repeat(100))).toBe('界'.repeat(100))
    // Never half of a character.
    expect(sortName(`a${'\u{20000}'.repeat(60)}`)).toBe(`a${'\u{20000}'.repeat(49)}`)
  })
})
