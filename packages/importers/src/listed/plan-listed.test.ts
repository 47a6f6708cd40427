import { describe, expect, test } from '@jest/globals'
import { holdings } from '@seedline/register'
import { formatNumeric } from '@seedline/values'
import { fact, invented, row, shares } from '../testing/listed-facts.ts'
import { wholeOf } from './fact.ts'
import { holderId, holderKind, holderName } from './holder.ts'
import { listedFacts } from './listed-facts.ts'
import { planListed } from './plan-listed.ts'

const planned = (change: object = {}) => planListed(listedFacts.parse(invented(change)))

describe('the plan of a listed company', () => {
  test('comes out as announced', () => {
    const { expected, notes, plan } = planned()
    const after = [...holdings(expected?.after ?? never())].map(([, n]) => formatNumeric(n))
    expect(after).toEqual(['1800000', '1200000', '1000000'])
    expect(notes).toEqual([])
    expect(plan.steps[0]).toMatchObject({
      body: { uscc: '91440399000000019Q', district: '440311', materialField: 'FRM' },
    })
  })

  test('facts that contradict each other are refused, not smoothed over', () => {
    const fewer = { shareholders: [row('甲某', 180), row('乙某', 119)] }
    expect(() => planned(fewer)).toThrow('sums to 2990000')
    const other = { shareholders: [row('甲某', 179), row('乙某', 121)] }
    expect(() => planned(other)).toThrow('off the announced register')
    const total = { ipo: { ...invented().ipo, shares_after: shares(401) } }
    expect(() => planned(total)).toThrow('not 4010000')
    const kind = { capital_history: [{ ...invented().capital_history[0], kind: 'magic' }] }
    expect(() => planned(kind)).toThrow('no known kind')
  })

  test('without holders one holder stands for all; without totals there is no cap table', () => {
    const codes = (change: object) => planned(change).notes.map(({ code }) => code)
    expect(codes({ shareholders: null, capital_history: null })).toEqual(['HOLDERS_NOT_ITEMISED'])
    const ipo = { ...invented().ipo, shares_after: null }
    expect(codes({ ipo, shareholders: null, capital_history: null })).toEqual(['NO_CAP_TABLE'])
  })

  test('a code that fails its check digit is left out and said to be missing', () => {
    const registry = { ...invented().registry, uscc: fact('9144030066418112X9') }
    const [first] = planned({ registry }).plan.steps
    expect(first).not.toHaveProperty('body.uscc')
    expect(first).toMatchObject({
      body: { provenance: { source: expect.stringContaining('no USCC') } },
    })
  })
})

describe('figures and names of public facts', () => {
  test('units of ten thousand are counted out exactly, and parts of a share refused', () => {
    expect(wholeOf({ v: 1804.5113, unit: '万元注册资本' })).toBe(18_045_113n)
    expect(wholeOf({ v: 416464084, unit: '股' })).toBe(416_464_084n)
    expect(() => wholeOf({ v: 0.00001, unit: '万股' })).toThrow(RangeError)
    expect(() => wholeOf({ v: 1, unit: '亿元' })).toThrow('not a unit')
  })

  test('marks of state ownership are no part of a name', () => {
    expect(holderName('赛格高技术（CS）')).toBe('赛格高技术')
    expect(holderName('山东龙兴（SS）')).toBe('山东龙兴')
    expect(holderId('1', '山东龙兴(SS)')).toBe(holderId('1', '山东龙兴'))
    expect(holderName('EARN ACE')).toBe('EARN ACE')
  })

  test('two or three Chinese characters are a person, everything else an institution', () => {
    const known = { founders: new Set(['黄学英']), platforms: new Set(['黄山佳捷']) }
    expect(
      ['黄学英', '潘鼎', '复星惟盈', 'QM101', '黄山佳捷'].map((name) => holderKind(name, known)),
    ).toEqual(['founder', 'individual', 'institution', 'institution', 'employee-platform'])
  })
})

function never(): never {
  throw new Error('there is no expected register')
}
