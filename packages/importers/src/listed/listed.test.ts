import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { holdings, type Transaction } from '@seedline/register'
import { formatNumeric } from '@seedline/values'
import { type Dossier, readDossier } from './dossier.ts'
import { holderName, publicHolders } from './holder.ts'

const folder = resolve(import.meta.dirname, '../../../../../shared/domain/real')
const codes = ['300769', '301319', '301581', '688138', '688323', '688617', '688758', '688775']
const full = ['301581', '688758', '688775']

interface Fact {
  readonly v: number
  readonly unit: string
}
interface Content {
  readonly shareholders: readonly {
    readonly name: string
    readonly before: Fact
    readonly after: Fact
  }[]
  readonly ipo: { readonly shares_issued: Fact }
}

const contentOf = (code: string) =>
  JSON.parse(readFileSync(resolve(folder, `${code}.json`), 'utf8')) as Content

function read(code: string): Dossier {
  const dossier = readDossier(contentOf(code), '2026-11-30')
  if (!dossier) throw new Error(`${code} names no company`)
  return dossier
}

const transactionsOf = (code: string): Transaction[] =>
  read(code).table.parts.flatMap(({ transactions }) => [...transactions])

const wholeShares = ({ v, unit }: Fact) => String(Math.round(unit === '万股' ? v * 10_000 : v))

if (existsSync(folder)) {
  describe('the real listed companies', () => {
    test.each(codes)('%s: the same each time, and every leaf accounted for', (code) => {
      const { account, wishes, table } = read(code)
      expect(read(code).wishes).toEqual(wishes)
      expect(read(code).table).toEqual(table)
      const noted = new Set(account.notes.flatMap(({ leaves }) => leaves))
      for (const [at, standing] of account.leaves)
        expect([at, noted.has(at)]).toEqual([at, standing === 'noted'])
    })

    test.each(codes)('%s: no figure that could be compared differs', (code) => {
      expect(read(code).comparisons.filter(({ equal }) => !equal)).toEqual([])
    })

    test.each(full)('%s: every holder before and after the offering as announced', (code) => {
      const { shareholders, ipo } = contentOf(code)
      const { expected } = read(code).table
      if (!expected) throw new Error('no table')
      const heldBy = (register: typeof expected.before) =>
        Object.fromEntries(
          [...holdings(register)].map(([id, n]) => [
            register.holders.get(id)?.name,
            formatNumeric(n),
          ]),
        )
      expect(shareholders.length).toBeGreaterThan(5)
      expect(heldBy(expected.before)).toEqual(
        Object.fromEntries(
          shareholders.map(({ name, before }) => [holderName(name), wholeShares(before)]),
        ),
      )
      expect(heldBy(expected.after)).toEqual({
        ...Object.fromEntries(
          shareholders.map(({ name, after }) => [holderName(name), wholeShares(after)]),
        ),
        [publicHolders]: wholeShares(ipo.shares_issued),
      })
    })

    test('a price of nothing stays a price, and none stays none', () => {
      const moves = transactionsOf('301581').filter(({ type }) => type === 'transfer-stock')
      expect(moves).toHaveLength(3)
      expect(moves[0]).toMatchObject({ sharePrice: { currency: 'CNY', amount: '0' } })
      const merger = transactionsOf('301581').filter(
        (one) => one.type === 'issue-stock' && one.issuedOn === '2021-04-07',
      )
      expect(merger).toHaveLength(3)
      for (const one of merger) expect(one).not.toHaveProperty('sharePrice')
    })

    test('Sepax: the opening register of 24,080,000 is itemised and unverified', () => {
      const opening = transactionsOf('688758').flatMap((one) =>
        one.type === 'issue-stock' && one.issuedOn === '2021-02-22' ? [one] : [],
      )
      expect(opening.reduce((sum, { quantity }) => sum + BigInt(quantity), 0n)).toBe(24_080_000n)
      for (const one of opening)
        expect(one).toMatchObject({ provenance: { confidence: 'unverified' } })
    })

    test('Arashi: what is not itemised is one holder until the register is known', () => {
      const transactions = transactionsOf('688775')
      const lump = transactions.find(
        (one) => one.type === 'issue-stock' && one.quantity === '97188612',
      )
      expect(lump).toMatchObject({ provenance: { confidence: 'unverified' } })
      const converted = transactions.find(({ type }) => type === 'convert-stock-class')
      expect(converted).toMatchObject({ totalQuantity: '360000000', convertedOn: '2020-02-26' })
    })

    test('the ladder climbs from increase to listing, each rung with an address', () => {
      const rungs = read('688758').wishes.flatMap((wish) => (wish.kind === 'rung' ? [wish] : []))
      expect(rungs.map(({ rung, reachedOn }) => `${rung} ${reachedOn}`).toSorted()).toEqual([
        'capital-increase 2021-02-25',
        'capital-increase 2021-10-28',
        'capital-increase 2021-11-22',
        'joint-stock 2021-09-16',
        'listed 2025-01-10',
        'registered 2024-08-22',
      ])
      for (const { evidence } of rungs) expect(evidence[0]?.url).toMatch(/^https?:/)
    })

    test('proceeds, sponsors and multiples stand among the papers of the listing', () => {
      const listed = read('688758').wishes.find(
        (wish) => wish.kind === 'rung' && wish.rung === 'listed',
      )
      const titles =
        listed && 'evidence' in listed ? listed.evidence.map(({ title }) => title).join('\n') : ''
      for (const said of [
        '21589.5 万元',
        '16580.13 万元',
        '39.09 倍',
        '中信证券股份有限公司',
        'STAR 2.1.2',
      ])
        expect(titles).toContain(said)
    })

    test('fields, districts and codes are the cluster’s own', () => {
      const found = codes.map((code) => {
        const profile = read(code).wishes.find((wish) => wish.kind === 'profile')
        const {
          materialField = '-',
          district = '-',
          uscc = '-',
        } = (profile ?? {}) as Record<string, string>
        return `${materialField} ${district} ${uscc}`
      })
      expect(found).toEqual([
        'NEM 440305 -',
        'EIM 440307 -',
        'AMM - 913410045986552970',
        'EIM 440305 -',
        'PLM 440306 -',
        'BMM 440305 -',
        'BMM - -',
        '- 440306 91440300342470600P',
      ])
    })
  })
} else {
  test('SKIPPED: the real listed companies are not beside this checkout, nothing was checked', () => {
    expect(existsSync(folder)).toBe(false)
  })
}
