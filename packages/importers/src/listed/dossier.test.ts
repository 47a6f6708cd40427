import { readdirSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { holdings, type Register } from '@seedline/register'
import { formatNumeric } from '@seedline/values'
import fc from 'fast-check'
import { complete, fact, invented, row, shares } from '../testing/listed-facts.ts'
import { type Dossier, readDossier } from './dossier.ts'

const folder = resolve(import.meta.dirname, '../testing/listed-cases')

const read = (content: unknown): Dossier => {
  const dossier = readDossier(content, '2026-11-30')
  if (!dossier) throw new Error('it names no company')
  return dossier
}
const planned = (change: object = {}) => read(invented(change))
const caseOf = (name: string) =>
  read(JSON.parse(readFileSync(resolve(folder, `listed-${name}.json`), 'utf8')))

const heldIn = (register: Register | undefined) =>
  Object.fromEntries(
    [...holdings(register ?? never())].map(([id, quantity]) => [
      register?.holders.get(id)?.name,
      formatNumeric(quantity),
    ]),
  )

const codesOf = ({ account }: Dossier) =>
  account.notes.filter(({ code }) => code !== 'NOTHING_SAID').map(({ code }) => code)
const unequal = ({ comparisons }: Dossier) =>
  comparisons.filter(({ equal }) => !equal).map(({ at, stated, found }) => [at, stated, found])

function never(): never {
  throw new Error('there is no expected register')
}

describe('A dossier', () => {
  test('comes out as announced', () => {
    const { table, wishes } = planned()
    expect(heldIn(table.expected?.before)).toEqual({ 甲某: '1800000', 乙某: '1200000' })
    expect(Object.values(heldIn(table.expected?.after))).toEqual(['1800000', '1200000', '1000000'])
    expect(unequal(planned())).toEqual([])
    expect(wishes[0]).toMatchObject({
      uscc: '91440399000000019Q',
      district: '440311',
      materialField: 'FRM',
      provenance: { synthetic: true },
    })
  })

  test('with everything has a place for everything but the address', () => {
    const { wishes, account } = read(complete())
    const kinds = new Set(wishes.map(({ kind }) => kind))
    expect([...kinds].toSorted()).toEqual([
      'attestation',
      'capital',
      'designation',
      'figure',
      'former-name',
      'person',
      'profile',
      'right',
      'rung',
    ])
    const noted = account.notes.filter(
      ({ code, leaves }) => code !== 'NOTHING_SAID' && leaves.length > 0,
    )
    expect(noted.map(({ at }) => at)).toEqual(['/registry/address'])
  })

  test('names a code that fails its check digit, and leaves it out', () => {
    const dossier = caseOf('uscc-check-digit-wrong')
    expect(dossier.wishes[0]).not.toHaveProperty('uscc')
    expect(codesOf(dossier)).toContain('USCC_CHECK_DIGIT_WRONG')
    const { registry } = invented()
    const zeros = planned({ registry: { ...registry, uscc: fact('000000000000000000') } })
    expect(zeros.wishes[0]).not.toHaveProperty('uscc')
    const spaced = planned({ registry: { ...registry, uscc: fact('9144 0399 0000 0001 9Q') } })
    expect(spaced.wishes[0]).toMatchObject({ uscc: '91440399000000019Q' })
  })

  test('that names nobody is none', () => {
    expect(readDossier({ code: '999999' }, '2026-11-30')).toBeUndefined()
  })
})

describe('A history that is incomplete', () => {
  test('ends at the holders that were announced, before the offering and after it', () => {
    for (const name of readdirSync(folder)) {
      const dossier = caseOf(name.replace(/^listed-|\.json$/g, ''))
      expect([name, heldIn(dossier.table.expected?.before)]).toEqual([
        name,
        { 股东甲甲: '2000000', 股东乙乙: '1000000' },
      ])
      expect([name, unequal(dossier)]).toEqual([name, []])
    }
  })

  test('keeps what came before a gap, and opens by holder after it', () => {
    const { table } = caseOf('gap-without-total')
    expect(table.parts.map(({ date, transactions }) => [date, transactions.length])).toEqual([
      ['2004-01-01', 3],
      ['2018-01-01', 5],
      ['2023-05-24', 2],
    ])
    const opened = table.parts[1]?.transactions.filter(({ type }) => type === 'issue-stock')
    for (const one of opened ?? [])
      expect(one).toMatchObject({ provenance: { confidence: 'unverified' } })
  })

  test('in another currency is noted by its entry', () => {
    const { account } = caseOf('establishment-in-usd')
    expect(account.notes).toContainEqual(
      expect.objectContaining({ at: '/capital_history/0', code: 'ENTRY_NOT_ITEMISED' }),
    )
  })

  test('has a directed issue as an increase, and an entry of a kind unknown by its figures', () => {
    const dossier = caseOf('directed-issue')
    expect(dossier.wishes).toContainEqual(
      expect.objectContaining({ kind: 'rung', rung: 'capital-increase', reachedOn: '2022-09-01' }),
    )
    const [founded, converted] = invented().capital_history
    const magic = {
      date: fact('2016-01-01'),
      kind: 'magic',
      new_shares: fact(50, '万元注册资本'),
      total_after: fact(150, '万元注册资本'),
      investors: [{ investor: '乙某', shares: fact(50, '万元注册资本') }],
    }
    const by = planned({
      capital_history: [founded, magic, converted],
      shareholders: [row('甲某', 120), row('乙某', 180)],
    })
    expect(codesOf(by)).toContain('KIND_BY_FIGURES')
    expect(codesOf(by)).not.toContain('OPENING_REGISTER')
    expect(heldIn(by.table.expected?.before)).toEqual({ 乙某: '1800000', 甲某: '1200000' })
  })

  test('falls back to the opening register of the holders where there is none', () => {
    const dossier = planned({ capital_history: null })
    expect(codesOf(dossier)).toContain('OPENING_REGISTER')
    expect(heldIn(dossier.table.expected?.before)).toEqual({ 甲某: '1800000', 乙某: '1200000' })
  })

  test('without holders has one holder for all; without any number there is no cap table', () => {
    const lump = planned({ shareholders: null, capital_history: null })
    expect(codesOf(lump)).toContain('HOLDERS_NOT_ITEMISED')
    expect(lump.table.expected?.isItemised).toBe(false)
    const ipo = { ...invented().ipo, shares_before: null, shares_after: null }
    const none = planned({ ipo, shareholders: null, capital_history: null })
    expect(none.table.parts).toEqual([])
    expect(codesOf(none)).toContain('NO_CAP_TABLE')
  })

  test('never keeps the announced holders out, whatever it says', () => {
    const quantity = fc.oneof(
      fc.constant(null),
      fc.tuple(
        fc.integer({ min: -5, max: 400 }),
        fc.constantFrom('万股', '万元注册资本', '万美元'),
      ),
    )
    const stated = quantity.map((one) => one && fact(one[0], one[1]))
    const entry = fc.record(
      {
        date: fc.constantFrom(null, fact('2016-01-01'), fact('2018-01-01'), fact('gone')),
        kind: fc.constantFrom(
          'establishment',
          'capital increase',
          'share transfer',
          'joint-stock conversion',
          'capital reserve to shares',
          'magic',
          '减资',
        ),
        new_shares: stated,
        total_after: stated,
        gap: fc.constant('not itemised'),
        investors: fc.array(
          fc.record(
            {
              investor: fc.constantFrom('甲某', '乙某', '丙某'),
              shares: stated,
              from: fc.constantFrom('甲某', '乙某'),
            },
            { requiredKeys: ['investor', 'shares'] },
          ),
          { maxLength: 3 },
        ),
      },
      { requiredKeys: ['date', 'kind'] },
    )
    fc.assert(
      fc.property(fc.array(entry, { maxLength: 6 }), (capital_history) => {
        const { table } = planned({ capital_history })
        expect(heldIn(table.expected?.before)).toEqual({ 甲某: '1800000', 乙某: '1200000' })
      }),
      { numRuns: 500 },
    )
  })
})

describe('Figures that a dossier states', () => {
  test('are compared with what the others come to: both columns, percentages, totals', () => {
    const wrong = row('甲某', 180)
    const shareholders = [
      { ...wrong, after: shares(181), before_pct: fact(61, '%'), after_pct: fact(44, '%') },
      row('乙某', 119),
    ]
    expect(unequal(planned({ shareholders })).map(([at]) => at)).toEqual(
      expect.arrayContaining(['/shareholders/0/before_pct', '/shareholders/0/after_pct']),
    )
    const ipo = { ...invented().ipo, shares_after: shares(401), gross_proceeds: fact(1251, '万元') }
    expect(unequal(planned({ ipo }))).toEqual(
      expect.arrayContaining([
        ['/ipo/shares_after', '4010000', '4000000'],
        ['/ipo/gross_proceeds', '1251.00 万元', '1250.00 万元'],
      ]),
    )
  })

  test('of a holder with more shares afterwards say that it bought in the offering', () => {
    const dossier = planned({
      shareholders: [
        row('甲某', 180, 190),
        row('乙某', 120),
        { name: '公众股东', before: null, after: shares(90), after_pct: fact(22.5, '%') },
      ],
    })
    expect(unequal(dossier)).toEqual([])
    expect(heldIn(dossier.table.expected?.after)).toMatchObject({ 甲某: '1900000' })
    expect(Object.values(heldIn(dossier.table.expected?.after))).toContain('900000')
  })

  test('of a holder that nothing else bears out move no shares, and are told', () => {
    const { after: _, ...first } = row('甲某', 180)
    for (const after of [shares(181), shares(300), shares(0)]) {
      const dossier = planned({ shareholders: [{ ...first, after }, row('乙某', 120)] })
      expect(unequal(dossier).map(([at]) => at)).toEqual(['/shareholders/0/after'])
      expect(heldIn(dossier.table.expected?.after)).toMatchObject({ 甲某: '1800000' })
    }
  })

  test('of a history that contradicts the announced register are told with both, holder by holder', () => {
    const dossier = planned({ shareholders: [row('甲某', 150), row('乙某', 150)] })
    expect(heldIn(dossier.table.expected?.before)).toEqual({ 甲某: '1500000', 乙某: '1500000' })
    expect(unequal(dossier)).toEqual([
      ['/shareholders/0', '1500000', '1800000'],
      ['/shareholders/1', '1500000', '1200000'],
    ])
  })

  test('keep unit, period, source and confidence; what was worked out is unverified', () => {
    const { wishes } = read(
      complete({
        financials: {
          years: ['2019', '2020'],
          revenue: [
            fact(1, '亿元', { period: '2019', src: 'https://example.invalid/2020-04-30/a.pdf' }),
            { v: 2, unit: '万元', computed: true, how: 'half of it' },
          ],
          ebitda: [fact(1, '万元', { period: '2019' })],
          ocf: [fact(1, 'USD', { period: '2019' }), fact(2, '万元', { period: 'last year' })],
        },
        technology: null,
      }),
    )
    const figures = wishes.filter(({ kind }) => kind === 'figure')
    expect(figures).toMatchObject([
      {
        period: '2019',
        item: 'revenue',
        value: '1',
        unit: '亿元',
        statedOn: '2020-04-30',
        provenance: { confidence: 'reported' },
      },
      {
        period: '2020',
        value: '2',
        unit: '万元',
        statedOn: '2026-11-30',
        provenance: { source: expect.stringContaining('half of it'), confidence: 'unverified' },
      },
    ])
  })

  test('are read in rows of periods, too, and in the unit of their section', () => {
    const { wishes } = read(
      complete({
        financials: [
          { year: '2019', unit: '万元', revenue: 1000, net_profit: { v: '-20.5' } },
          { period: '2020年上半年', unit: '元', revenue: fact(5, '万元') },
        ],
        technology: null,
      }),
    )
    const figures = wishes.filter(({ kind }) => kind === 'figure')
    expect(figures).toMatchObject([
      { period: '2019', item: 'revenue', value: '1000', unit: '万元' },
      { period: '2019', item: 'net_profit', value: '-20.5', unit: '万元' },
      { period: '2020-H1', item: 'revenue', value: '5', unit: '万元' },
    ])
  })
})

describe('What has not happened yet', () => {
  test('is not recorded as if it had', () => {
    const { ipo, capital_history } = invented()
    const late = planned({
      ipo: { ...ipo, listing_date: fact('2030-03-01'), registration_date: null },
      capital_history: [
        ...capital_history,
        {
          date: fact('2030-01-01'),
          kind: 'capital increase',
          new_shares: shares(1),
          total_after: shares(301),
        },
      ],
    })
    expect(codesOf(late)).toEqual(expect.arrayContaining(['NOT_YET', 'NO_OFFERING']))
    expect(late.table.expected?.listedOn).toBeUndefined()
  })
})
