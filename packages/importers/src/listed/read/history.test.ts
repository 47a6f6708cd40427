import { describe, expect, test } from '@jest/globals'
import { fact, invented, row } from '../../testing/listed-facts.ts'
import { type Dossier, readDossier } from '../dossier.ts'

const read = (change: object): Dossier => {
  const dossier = readDossier(invented(change), '2026-11-30')
  if (!dossier) throw new Error('it names no company')
  return dossier
}
const registered = (v: number) => fact(v, '万元注册资本')
const holding = (name: string, v: number) => ({ investor: name, shares: registered(v) })
const [founded, converted] = invented().capital_history
const grown = (date: unknown) => ({
  date,
  kind: '增资',
  new_shares: registered(50),
  total_after: registered(150),
  investors: [holding('甲某', 30), holding('乙某', 20)],
})
const holders = { shareholders: [row('甲某', 180), row('乙某', 120)] }

const issuesOf = ({ table }: Dossier) =>
  table.parts.flatMap(({ transactions }) =>
    transactions.flatMap((one) =>
      one.type === 'issue-stock'
        ? [`${one.issuedOn} ${one.quantity} ${one.provenance?.confidence}`]
        : [],
    ),
  )
const noted = ({ account }: Dossier) =>
  account.notes.filter(({ code }) => code !== 'NOTHING_SAID').map(({ code, at }) => `${code} ${at}`)
const rungsOf = ({ wishes }: Dossier) =>
  wishes.flatMap((wish) =>
    wish.kind === 'rung' && wish.rung === 'capital-increase' ? [wish.reachedOn] : [],
  )

describe('A step without a day of its own', () => {
  test('that founds the company is of the day on which the registry says that it was founded', () => {
    for (const date of [fact('2015年'), fact('2015年1月'), fact('2015-01'), null]) {
      const dossier = read({ capital_history: [{ ...founded, date }, converted], ...holders })
      expect(issuesOf(dossier).slice(0, 2)).toEqual([
        '2015-01-05 600000 reported',
        '2015-01-05 400000 reported',
      ])
      expect(noted(dossier).filter((one) => one.startsWith('DAY_OF_FOUNDATION'))).toHaveLength(1)
    }
  })

  test('that contradicts the registry is not of its day', () => {
    const date = fact('2014年')
    const dossier = read({ capital_history: [{ ...founded, date }, converted], ...holders })
    expect(issuesOf(dossier)[0]).toBe('2014-12-31 1000000 unverified')
  })

  test('is certain by the end of the year that it names, and is no rung', () => {
    const change = { capital_history: [founded, grown(fact('2017年')), converted], ...holders }
    const dossier = read(change)
    expect(issuesOf(dossier)).toContain('2017-12-31 1500000 unverified')
    expect(rungsOf(dossier)).toEqual([])
    expect(noted(dossier)).toContain('ENTRY_NOT_ITEMISED /capital_history/1')
    const { account } = dossier
    const said = account.notes.find(({ code }) => code === 'ENTRY_NOT_ITEMISED')?.said.en
    expect(said).toContain('"2017年" is no day, and what it came to is certain only by 2017-12-31')
    expect(
      rungsOf(read({ ...change, capital_history: [founded, grown(fact('2017-03-01'))] })),
    ).toEqual(['2017-03-01'])
  })

  test('is certain by the day of what follows it, where that is in the same year or nothing is said', () => {
    for (const date of [fact('2019年'), fact('gone'), null]) {
      const dossier = read({ capital_history: [founded, grown(date), converted], ...holders })
      expect(issuesOf(dossier)).toContain('2019-06-01 1500000 unverified')
    }
  })

  test('is left out where it may be after the listing', () => {
    for (const date of [fact('2021年'), fact('2022年')]) {
      const dossier = read({ capital_history: [founded, converted, grown(date)], ...holders })
      expect(noted(dossier)).toContain('AFTER_LISTING /capital_history/2')
    }
  })
})
