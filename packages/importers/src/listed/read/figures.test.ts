import { describe, expect, test } from '@jest/globals'
import { complete, fact } from '../../testing/listed-facts.ts'
import { type Dossier, readDossier } from '../dossier.ts'

const read = (financials: object): Dossier => {
  const dossier = readDossier(complete({ financials, technology: null }), '2026-11-30')
  if (!dossier) throw new Error('it names no company')
  return dossier
}
const figuresOf = ({ wishes }: Dossier) =>
  wishes.flatMap((wish) =>
    wish.kind === 'figure' ? [`${wish.item} ${wish.period} ${wish.value} ${wish.unit}`] : [],
  )
const notedIn = ({ account }: Dossier, code: string) =>
  account.notes.filter((one) => one.code === code).map(({ at }) => at)

describe('Figures of a dossier', () => {
  test('of nine months are no third quarter, however the period is given; what there is on its last day is', () => {
    const dossier = read({
      years: ['2023-06-30', '2023-09-30'],
      unit: '万元',
      revenue: [450, 700],
      gross_margin: [fact(30, '%'), fact(31, '%')],
      total_assets: [900, 950],
      '2022-09-30': { net_profit: 70, total_liabilities: 20 },
    })
    expect(figuresOf(dossier)).toEqual([
      'revenue 2023-H1 450 万元',
      'gross_margin 2023-H1 30 %',
      'total_assets 2023-H1 900 万元',
      'total_assets 2023-Q3 950 万元',
      'total_liabilities 2022-Q3 20 万元',
    ])
    expect(notedIn(dossier, 'NO_PERIOD')).toEqual([
      '/financials/revenue/1',
      '/financials/gross_margin/1',
      '/financials/2022-09-30/net_profit',
    ])
    expect(dossier.comparisons.filter(({ equal }) => !equal)).toEqual([])
  })

  test('a share are in yuan, whatever the amounts of their section are printed in', () => {
    const dossier = read({
      years: ['2021', '2022', '2023'],
      unit: '万元',
      revenue: [1000, 2000, 3000],
      eps: [0.6, fact(0.7, '元/股'), fact(0.8, '万元')],
    })
    expect(figuresOf(dossier)).toEqual([
      'revenue 2021 1000 万元',
      'revenue 2022 2000 万元',
      'revenue 2023 3000 万元',
      'eps_basic 2021 0.6 元',
      'eps_basic 2022 0.7 元',
    ])
    expect(notedIn(dossier, 'UNIT_UNKNOWN')).toEqual(['/financials/eps/2'])
    expect(figuresOf(read({ year: '2021', eps: 0.6 }))).toEqual(['eps_basic 2021 0.6 元'])
    expect(figuresOf(read({ year: '2021', unit: '万美元', eps: 0.6 }))).toEqual([])
  })

  test('take the unit of their section only where it measures what they are of', () => {
    const dossier = read({ year: '2021', unit: '万元', revenue: 1, gross_margin: 30, staff: 80 })
    expect(figuresOf(dossier)).toEqual(['revenue 2021 1 万元'])
    expect(notedIn(dossier, 'UNIT_UNKNOWN')).toEqual([
      '/financials/gross_margin',
      '/financials/staff',
    ])
  })
})
