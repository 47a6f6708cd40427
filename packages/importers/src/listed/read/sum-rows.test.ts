import { describe, expect, test } from '@jest/globals'
import { holdings } from '@seedline/register'
import { fact, invented, row, shares } from '../../testing/listed-facts.ts'
import { type Dossier, readDossier } from '../dossier.ts'
import { isSum } from '../holder.ts'

const read = (change: object): Dossier => {
  const dossier = readDossier(invented(change), '2026-11-30')
  if (!dossier) throw new Error('it names no company')
  return dossier
}
const holdersOf = ({ table }: Dossier) => {
  const register = table.expected?.before
  if (!register) throw new Error('no register')
  return [...holdings(register)].map(([id]) => register.holders.get(id)?.name)
}
const comparedAt = ({ comparisons }: Dossier, at: string) =>
  comparisons.filter((one) => one.at === at).map(({ stated, equal }) => `${stated} ${equal}`)
const unequal = ({ comparisons }: Dossier) =>
  comparisons.filter(({ equal }) => !equal).map(({ at }) => at)

const sum = (name: string, before: number, after = before) => ({
  name,
  before: shares(before),
  before_pct: fact(100, '%'),
  after: shares(after),
})
const people = [row('甲某', 180), row('乙某', 120)]

test('Nobody is called as a row of sums is', () => {
  const sums = [
    '合计',
    '合 计',
    '小计',
    '总计：',
    '股份合计',
    '总股本',
    'Total',
    'Sub-total',
    'Grand total',
  ]
  expect(sums.filter((name) => !isSum(name))).toEqual([])
  const names = ['甲某', '合计信息技术有限公司', '总计', 'Total Energies', '小计划投资', '其他股东']
  expect(names.filter(isSum)).toEqual(['总计'])
})

describe('A row that sums up the announced holders', () => {
  test('is no holder, and is compared with them', () => {
    const dossier = read({ shareholders: [...people, sum('合计', 300)] })
    expect(holdersOf(dossier)).toEqual(['甲某', '乙某'])
    expect(comparedAt(dossier, '/shareholders/2/before')).toEqual(['3000000 true'])
    expect(comparedAt(dossier, '/shareholders/2/after')).toEqual(['3000000 true'])
    expect(unequal(dossier)).toEqual([])
    const notes = dossier.account.notes.filter(({ code }) => code === 'SUM_OF_ROWS')
    expect(notes).toMatchObject([{ at: '/shareholders/2' }])
  })

  test('may be of some of them, or of all shares where only the largest holders are told', () => {
    const [first, second] = people
    const inTwo = [first, sum('小计', 180), second, sum('小计', 120), sum('合计', 300)]
    expect(unequal(read({ shareholders: inTwo }))).toEqual([])
    expect(unequal(read({ shareholders: [sum('合计', 300), ...people] }))).toEqual([])
    const largest = read({ capital_history: null, shareholders: [first, sum('合计', 300, 400)] })
    expect(unequal(largest)).toEqual([])
  })

  test('and is not their sum is told', () => {
    expect(unequal(read({ shareholders: [...people, sum('合计', 301)] }))).toEqual([
      '/shareholders/2/before',
      '/shareholders/2/after',
    ])
  })
})

describe('A row that sums up the holders of a step', () => {
  const [founded, converted] = invented().capital_history
  const withSum = (v: number) => ({
    ...founded,
    investors: [
      ...(founded?.investors ?? []),
      { investor: '合计', shares: fact(v, '万元注册资本') },
    ],
  })

  test('is no holder of it, and the others stay', () => {
    const dossier = read({ capital_history: [withSum(100), converted] })
    expect(holdersOf(dossier)).toEqual(['甲某', '乙某'])
    const issued = dossier.table.parts[0]?.transactions.filter(({ type }) => type === 'issue-stock')
    expect(issued).toHaveLength(2)
    expect(comparedAt(dossier, '/capital_history/0/investors/2/shares')).toEqual(['1000000 true'])
    expect(unequal(dossier)).toEqual([])
  })

  test('and is not their sum is told', () => {
    expect(unequal(read({ capital_history: [withSum(101), converted] }))).toEqual([
      '/capital_history/0/investors/2/shares',
    ])
  })
})
