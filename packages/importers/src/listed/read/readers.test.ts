import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { districtCode, fieldCode } from '../cluster-codes.ts'
import { unitNamed } from '../figure-items.ts'
import { holderKind, holderName, isPublic } from '../holder.ts'
import { wholeOf } from './amount.ts'
import { dayAsOf, dayOf, periodOf } from './day.ts'
import { decimalOf, ratio, rounded, textOf } from './exact.ts'
import { factAt } from './fact.ts'

const stated = (v: unknown, unit: string) => {
  const fact = factAt({ at: '', value: { v, unit } })
  if (!fact) throw new Error('no fact')
  return fact
}

describe('Numbers of a dossier', () => {
  test('are read exactly, and written as they were', () => {
    fc.assert(
      fc.property(
        fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n }),
        fc.nat(10),
        (units, digits) => {
          expect(decimalOf(textOf({ units, digits }))).toEqual({ units, digits })
        },
      ),
    )
    expect(decimalOf('1,234.50')).toEqual({ units: 123450n, digits: 2 })
    expect(decimalOf('−17.75')).toEqual({ units: -1775n, digits: 2 })
    expect(decimalOf('11,950–12,260')).toBeUndefined()
    expect(decimalOf('about 5')).toBeUndefined()
  })

  test('are rounded half away from nothing', () => {
    expect(rounded(ratio(2n, 3n), 2)).toBe('0.67')
    expect(rounded(ratio(-1n, 200n), 2)).toBe('-0.01')
  })

  test('of shares are whole, in units of shares or of yuan of capital', () => {
    expect(wholeOf(stated(1804.5113, '万元注册资本'))).toMatchObject({
      quantity: 18_045_113n,
      counted: 'capital',
    })
    expect(wholeOf(stated('416,464,084', '股'))).toMatchObject({
      quantity: 416_464_084n,
      counted: 'shares',
    })
    expect(wholeOf(stated(0.00001, '万股'))).toBeUndefined()
    expect(wholeOf(stated(40, '万美元'))).toBeUndefined()
  })
})

describe('Days and periods of a dossier', () => {
  test.each([
    ['2021', '2021'],
    ['2021年度', '2021'],
    ['2024H1', '2024-H1'],
    ['2024-H1', '2024-H1'],
    ['2024年1-6月', '2024-H1'],
    ['2024Q1', '2024-Q1'],
    ['2023-12-31', '2023'],
    ['2024-06-30', '2024-H1'],
    ['2024-05-31', undefined],
    ['2024年1-9月', undefined],
    ['pre-IPO', undefined],
  ])('%s is %s', (text, period) => {
    expect(periodOf(text, 'flow')).toBe(period)
  })

  test.each(['2023-09-30', '2023.9.30', '2023年9月30日'])(
    '%s is the third quarter of what there is on that day, and nine months of what happened until it',
    (text) => {
      expect(periodOf(text, 'stock')).toBe('2023-Q3')
      expect(periodOf(text, 'flow')).toBeUndefined()
      expect(periodOf(text, 'ratio')).toBeUndefined()
    },
  )

  test.each([
    '截至2022-12-31',
    '截至 2022年12月31日',
    '截止2022.12.31',
    '截至2022年12月31日止',
    '截至2022年末',
    '2022年末',
    '2022年年底',
    'as of 2022-12-31',
    'As at: 2022/12/31',
    '2022-12-31',
  ])('"%s" is as of the last day of 2022, and its year', (text) => {
    expect(dayAsOf(text)).toBe('2022-12-31')
    expect(periodOf(text, 'stock')).toBe('2022')
  })

  test('are no day where only the year or the end of some report is named', () => {
    expect(['2022', '2022年', '截至报告期末', '截至2022年'].map(dayAsOf)).toEqual(
      Array(4).fill(undefined),
    )
  })

  test('are read as people write them, and never made up', () => {
    expect(['2021/9/8', '2021年9月8日', '2021.09.08'].map(dayOf)).toEqual(
      Array(3).fill('2021-09-08'),
    )
    expect(['2021-02-30', '2021-09', '2021', ''].map(dayOf)).toEqual(Array(4).fill(undefined))
  })
})

describe('Names of a dossier', () => {
  test('of districts are those of Shenzhen; other cities have some of the same', () => {
    expect(['深圳市南山区创盛路1号', '南山区', 'Nanshan', '440305'].map(districtCode)).toEqual(
      Array(4).fill('440305'),
    )
    expect(districtCode('鹤岗市南山区')).toBeUndefined()
    expect(districtCode('南山区创盛路1号')).toBeUndefined()
    expect(fieldCode('生物医用材料/色谱填料')).toBe('BMM')
  })

  test('of units are the record’s own', () => {
    expect(['人', '项', '%', '万元', '元/股', '美元'].map(unitNamed)).toEqual([
      'people',
      'items',
      '%',
      '万元',
      '元',
      undefined,
    ])
  })

  test('of holders lose marks of state ownership, and say what sort they are', () => {
    expect(holderName('赛格高技术（CS）')).toBe('赛格高技术')
    expect(holderName('山东龙兴(SS)')).toBe('山东龙兴')
    const known = { founders: new Set(['黄学英']), platforms: new Set(['黄山佳捷']) }
    const kinds = ['黄学英', '潘鼎', '复星惟盈', 'QM101', '黄山佳捷'].map((name) =>
      holderKind(name, known),
    )
    expect(kinds).toEqual([
      'founder',
      'individual',
      'institution',
      'institution',
      'employee-platform',
    ])
    expect(['社会公众股东', '本次发行的股份', '甲某'].map(isPublic)).toEqual([true, true, false])
  })
})
