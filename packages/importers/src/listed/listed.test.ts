import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { emptyRegister, fold, holdings, type Transaction, totalOf } from '@seedline/register'
import { formatNumeric, numeric, numericOfWhole, percentagesOf } from '@seedline/values'
import { percentOf, wholeOf } from './fact.ts'
import { holderId, publicHolders } from './holder.ts'
import { type ListedFacts, listedFacts } from './listed-facts.ts'
import { planListed } from './plan-listed.ts'

const folder = resolve(import.meta.dirname, '../../../../../shared/domain/real')
const codes = ['300769', '301319', '301581', '688138', '688323', '688617', '688758', '688775']

function read(code: string): ListedFacts {
  return listedFacts.parse(JSON.parse(readFileSync(resolve(folder, `${code}.json`), 'utf8')))
}

function transactionsOf(of: ListedFacts): Transaction[] {
  return planListed(of).plan.steps.flatMap((step) =>
    step.kind === 'write' && step.path.at(-1) === 'transactions'
      ? (step.body as { transactions: Transaction[] }).transactions
      : [],
  )
}

function rungsOf(of: ListedFacts) {
  return planListed(of).plan.steps.flatMap((step) =>
    step.kind === 'write' && step.path.at(-1) === 'rungs'
      ? [step.body as { rung: string; reachedOn: string; evidence: { url?: string }[] }]
      : [],
  )
}

if (existsSync(folder)) {
  describe('the real listed companies', () => {
    test.each(codes)(
      '%s: the same plan each time, with a key of its own for every step',
      (code) => {
        const { plan } = planListed(read(code))
        expect(planListed(read(code)).plan).toEqual(plan)
        const keys = plan.steps.map((step) => step.kind === 'write' && step.key)
        expect(new Set(keys).size).toBe(keys.length)
      },
    )

    test.each(['301581', '688758', '688775'])(
      '%s: every holder before and after the offering, and both totals, as announced',
      (code) => {
        const of = read(code)
        const { expected } = planListed(of)
        const after = fold(emptyRegister, transactionsOf(of))
        expect(expected?.after).toEqual(after)
        const rows = of.shareholders ?? []
        expect(rows.length).toBeGreaterThan(5)
        for (const { name, before, after: then } of rows) {
          const id = holderId(code, name)
          const [had, has] = [expected?.before, after].map((r) => r && holdings(r).get(id))
          expect([name, had]).toEqual([name, numericOfWhole(wholeOf(before))])
          expect([name, has]).toEqual([name, numericOfWhole(wholeOf(then))])
        }
        const { shares_before, shares_after, shares_issued } = of.ipo
        if (!expected || !shares_before || !shares_after || !shares_issued) throw new Error('facts')
        expect(totalOf(expected.before)).toEqual(numericOfWhole(wholeOf(shares_before)))
        expect(totalOf(after)).toEqual(numericOfWhole(wholeOf(shares_after)))
        const bought = holdings(after).get(holderId(code, publicHolders))
        expect(bought).toEqual(numericOfWhole(wholeOf(shares_issued)))
        expect(holdings(after).size).toBe(rows.length + 1)
      },
    )

    // Largest remainder may differ from an announced percentage, rounded for itself, in the last
    // digit.
    test.each(['301581', '688758', '688775'])('%s: percentages as announced', (code) => {
      const of = read(code)
      const { expected } = planListed(of)
      for (const when of ['before', 'after'] as const) {
        const register = expected?.[when]
        if (!register || !of.shareholders) throw new Error('facts')
        const held = [...holdings(register)]
        const percents = percentagesOf(held.map(([, { units }]) => units))
        for (const row of of.shareholders) {
          const index = held.findIndex(([id]) => id === holderId(code, row.name))
          const ours = numeric(percents[index] ?? '').units / 1_000_000n
          const off = ours - percentOf(row[`${when}_pct`])
          expect([row.name, off >= -1n && off <= 1n]).toEqual([row.name, true])
        }
      }
    })

    test('a price of nothing stays a price, and none stays none', () => {
      const moves = transactionsOf(read('301581')).filter(({ type }) => type === 'transfer-stock')
      expect(moves).toHaveLength(3)
      expect(moves[0]).toMatchObject({ sharePrice: { currency: 'CNY', amount: '0' } })
      const merger = transactionsOf(read('301581')).filter(
        (tx) => tx.type === 'issue-stock' && tx.issuedOn === '2021-04-07',
      )
      expect(merger).toHaveLength(3)
      for (const tx of merger) expect(tx).not.toHaveProperty('sharePrice')
    })

    test('Sepax: the opening register of 24,080,000 is itemised and unverified; ten odd half shares settle', () => {
      const { notes } = planListed(read('688758'))
      expect(notes.map(({ code }) => code)).toEqual([
        'USCC_UNKNOWN',
        'OUTSIDE_THE_CLUSTER',
        'OPENING_REGISTER',
        'ROUNDING_SETTLED',
      ])
      const opening = transactionsOf(read('688758')).filter(
        (tx) => tx.type === 'issue-stock' && tx.issuedOn === '2021-02-22',
      )
      const sum = opening.reduce(
        (n, tx) => n + BigInt(tx.type === 'issue-stock' ? tx.quantity : 0),
        0n,
      )
      expect(sum).toBe(24_080_000n)
      for (const tx of opening) {
        expect(tx).toMatchObject({ provenance: { confidence: 'unverified' } })
      }
    })

    test('Arashi: what is not itemised is one holder until the register is known', () => {
      const transactions = transactionsOf(read('688775'))
      const lump = transactions.find(
        (tx) => tx.type === 'issue-stock' && tx.quantity === '97188612',
      )
      expect(lump).toMatchObject({ provenance: { confidence: 'unverified' } })
      const converted = transactions.find(({ type }) => type === 'convert-stock-class')
      expect(converted).toMatchObject({ totalQuantity: '360000000', convertedOn: '2020-02-26' })
    })

    test('Googe: a holder marked as state-owned is the holder who bought', () => {
      const named = transactionsOf(read('301581')).flatMap((tx) =>
        tx.type === 'name-stakeholder' ? [tx.name] : [],
      )
      expect(named).toContain('赛格高技术')
      expect(named.filter((name) => name.startsWith('赛格高技术'))).toHaveLength(1)
    })

    test('the ladder climbs from increase to listing, each rung with an address', () => {
      const rungs = rungsOf(read('688758'))
      expect(rungs.map(({ rung, reachedOn }) => `${rung} ${reachedOn}`)).toEqual([
        'capital-increase 2021-02-25',
        'joint-stock 2021-09-16',
        'capital-increase 2021-10-28',
        'capital-increase 2021-11-22',
        'registered 2024-08-22',
        'listed 2025-01-10',
      ])
      for (const { evidence } of rungs) expect(evidence[0]?.url).toMatch(/^https?:/)
    })

    test('facts with gaps register what is known and say what is not', () => {
      const summary = codes.map((code) => {
        const { notes } = planListed(read(code))
        const total = totalOf(fold(emptyRegister, transactionsOf(read(code))))
        return [code, formatNumeric(total), notes.map((note) => note.code).join(' ')]
      })
      expect(summary).toEqual([
        ['300769', '42745652', 'USCC_UNKNOWN FOLLOW_ON_LEFT_OUT HOLDERS_NOT_ITEMISED'],
        ['301319', '0', 'USCC_UNKNOWN NO_LISTING_DATE NO_CAP_TABLE'],
        ['301581', '80000000', 'OUTSIDE_THE_CLUSTER ROUNDING_SETTLED'],
        ['688138', '0', 'USCC_UNKNOWN FOLLOW_ON_LEFT_OUT NO_CAP_TABLE'],
        ['688323', '180000000', 'USCC_UNKNOWN HOLDERS_NOT_ITEMISED'],
        ['688617', '66670000', 'USCC_UNKNOWN HOLDERS_NOT_ITEMISED'],
        [
          '688758',
          '416464084',
          'USCC_UNKNOWN OUTSIDE_THE_CLUSTER OPENING_REGISTER ROUNDING_SETTLED',
        ],
        ['688775', '401000000', 'OPENING_REGISTER'],
      ])
    })

    test('fields and districts are the cluster’s own codes', () => {
      const bodies = codes.map((code) => planListed(read(code)).plan.steps[0])
      const found = bodies.map((step) => {
        const body = step?.kind === 'write' ? (step.body as Record<string, string>) : {}
        return `${body.materialField ?? '-'} ${body.district ?? '-'} ${body.uscc ?? '-'}`
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
