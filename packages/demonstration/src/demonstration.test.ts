import { describe, expect, test } from '@jest/globals'
import { developmentOrganisations } from '@seedline/contracts/roles'
import type { IdOf, Path, Plan, Write } from '@seedline/gateway-client'
import {
  amountMatches,
  compareMoney,
  type Money,
  moneyOf,
  numeric,
  parseMoney,
  parseUscc,
  sumMoney,
  trusted,
} from '@seedline/values'
import { readEnterprises, readIpRights } from './data.ts'
import { demonstration } from './demonstration.ts'

const { funds, enterprises } = demonstration()

interface Sent {
  readonly currency: string
  readonly amount: string
}

const money = (sent: unknown): Money => {
  const { currency, amount } = sent as Sent
  return trusted(parseMoney(currency, amount))
}

const textOf = (path: Path): string =>
  path.map((part) => `/${typeof part === 'string' ? part : part.idOf}`).join('')

function writes(
  plans: readonly Plan[],
  path: RegExp,
): (Write & { body: Record<string, unknown> })[] {
  return plans.flatMap(({ steps }) =>
    steps.flatMap((step) =>
      step.kind === 'write' && path.test(textOf(step.path))
        ? [step as Write & { body: Record<string, unknown> }]
        : [],
    ),
  )
}

describe('the demonstration data', () => {
  test('is the same on every run', () => {
    expect(demonstration()).toMatchObject({ funds, enterprises })
  })

  test('has 60 enterprises, each under a code that nobody can bear', () => {
    const registered = writes(enterprises, /^\/enterprises$/).filter(({ body }) => body.uscc)
    const codes = registered.map(({ body }) => String(body.uscc))
    expect(new Set(codes).size).toBe(60)
    expect(registered).toHaveLength(60)
    for (const code of codes) {
      expect(code).toMatch(/^9144039900001/)
      expect(parseUscc(code).ok).toBe(true)
    }
    expect(codes).not.toContain('91440399000000019Q')
  })

  test('says on everything that it is made up', () => {
    for (const { body } of writes(
      [funds, ...enterprises],
      /(^\/enterprises|rungs|closing|^\/funds)$/,
    )) {
      expect(body.provenance).toMatchObject({ synthetic: true })
    }
    for (const { body } of writes(enterprises, /^\/enterprises$/)) {
      expect(body.nameZh).toMatch(/^演示\d\d·/)
      expect(body.nameEn).toMatch(/\(synthetic\)$/)
    }
  })

  test('has innovation carriers that are made up and say so, of enterprises and of institutions alone', () => {
    const carriers = writes(enterprises, /^\/carriers$/)
    expect(carriers).toHaveLength(6)
    for (const { body } of carriers) {
      expect(body.provenance).toMatchObject({ synthetic: true })
      expect(body.nameZh).toMatch(/^演示/)
      expect(body.nameEn).toMatch(/\(synthetic\)$/)
    }
    const hosted = carriers.filter(({ body }) =>
      (body.hosts as readonly object[]).some((host) => 'enterpriseId' in host),
    )
    expect(hosted).toHaveLength(4)
  })

  test('one enterprise with patents lets the bank of a development stack ask, and the paper is there', () => {
    const consents = writes(enterprises, /^\/consents$/)
    expect(consents.map(({ body }) => body.bank)).toEqual([
      developmentOrganisations['bank-officer'],
    ])
    const [consent] = consents
    expect(consent?.body).toMatchObject({ method: 'paper', evidence: [{ kind: 'contract' }] })
    const officers = developmentOrganisations['enterprise-officer']
    const asked = readEnterprises().find(({ uscc }) => uscc === officers)
    expect(consent?.label.zh).toContain(asked?.nameZh)
    expect(readIpRights().filter(({ serial }) => serial === asked?.serial).length).toBeGreaterThan(
      0,
    )
  })

  test('every key is used once', () => {
    const keys = writes([funds, ...enterprises], /./).map(({ key }) => key)
    expect(new Set(keys).size).toBe(keys.length)
    expect(keys.length).toBeGreaterThan(700)
  })

  test('each fund has three kinds of partners', () => {
    for (const { body } of writes([funds], /^\/funds$/)) {
      const kinds = (body.commitments as { partnerKind: string }[]).map((c) => c.partnerKind)
      expect([...new Set(kinds)].sort()).toEqual(['enterprise', 'government', 'institutional'])
    }
  })

  test('every amount is price × shares to the fen, and the fund is among the subscribers', () => {
    const closings = writes(enterprises, /closing$/)
    expect(closings.length).toBeGreaterThan(100)
    for (const { body } of closings) {
      const price = numeric((body.sharePrice as Sent).amount)
      const subscriptions = body.subscriptions as {
        shares: string
        amount: Sent
        fundId?: string
      }[]
      expect(subscriptions.filter(({ fundId }) => fundId !== undefined)).toHaveLength(1)
      for (const { shares, amount } of subscriptions) {
        expect(numeric(shares).units > 0n).toBe(true)
        expect(amountMatches(price, numeric(shares), money(amount))).toBe(true)
      }
    }
  })

  test('no fund promises more than was committed to it, nor closes more than was approved', () => {
    const committed = new Map<string, Money>()
    const add = (to: Map<string, Money>, name: string, amount: Money) =>
      to.set(name, sumMoney('CNY', [to.get(name) ?? moneyOf('CNY', '0'), amount]))
    for (const { as = '', body } of writes([funds], /^\/funds$/)) {
      for (const { amount } of body.commitments as { amount: Sent }[])
        add(committed, as, money(amount))
    }
    const approved = new Map<string, Money>()
    for (const { steps } of enterprises) {
      const plan = [{ title: { zh: '', en: '' }, steps }]
      const fundOf = new Map(
        writes(plan, /^\/deals$/).map(({ as, body }) => [as, (body.fundId as IdOf).idOf]),
      )
      for (const { path, body } of writes(plan, /approval$/)) {
        const deal = textOf(path).split('/')[2]
        const fund = String(fundOf.get(deal))
        add(approved, fund, money(body.approvedAmount))
      }
    }
    for (const [fund, amount] of approved) {
      const limit = committed.get(fund)
      if (limit === undefined) throw new Error(fund)
      expect([fund, compareMoney(amount, limit)]).toEqual([fund, -1])
    }
    expect(approved.size).toBe(4)
  })

  test('nothing happens before its enterprise was founded, after today, or out of order', () => {
    for (const { foundedOn, history } of readEnterprises()) {
      const rounds = history.flatMap((one) => (one.kind === 'round' ? [one.closedOn] : []))
      const others = history.flatMap((one) => ('on' in one ? [one.on] : []))
      const dates = [foundedOn, ...rounds]
      expect(dates.toSorted()).toEqual(dates)
      for (const date of [...rounds, ...others]) expect(date > foundedOn).toBe(true)
    }
    // Until when something was paid, is owed or is held lies ahead.
    const bodies = writes([funds, ...enterprises], /./).map(({ body }) =>
      JSON.stringify(body).replaceAll(/"(until|validTo)":"[^"]*"/g, ''),
    )
    const dates = bodies.flatMap((body) => body.match(/\b20\d\d-\d\d-\d\d\b/g) ?? [])
    expect(dates.toSorted().at(-1)).toMatch(/^2026-1[01]-/)
  })

  test('some are listed, some failed, some were bought, one is no longer listed', () => {
    const count = (rung: string) =>
      writes(enterprises, /ladder\/rungs$/).filter(({ body }) => body.rung === rung).length
    expect(['listed', 'delisted', 'failed', 'acquired', 'joint-stock'].map(count)).toEqual([
      5, 1, 5, 3, 10,
    ])
    // Four of a name, a seat, a rung and a field; six of a park that was missing.
    expect(writes(enterprises, /corrections$/)).toHaveLength(4 + 6)
    expect(writes(enterprises, /rungs\/.*withdrawal$/)).toHaveLength(1)
    const endings = ['approval', 'decline', 'withdrawal'].map(
      (step) => writes(enterprises, new RegExp(`deals.*/${step}$`)).length,
    )
    expect(endings.every((n) => n > 0)).toBe(true)
    expect(writes(enterprises, /approval\/reversal$/)).toHaveLength(1)
  })

  test('each enterprise states figures for every year of the plan, and the one it is measured from, in which it was there', () => {
    const stated = writes(enterprises, /figures$/)
    expect(stated.length).toBe(243)
    expect(new Set(stated.map(({ body }) => body.period))).toEqual(
      new Set(['2021', '2022', '2023', '2024', '2025']),
    )
    for (const { body } of stated) {
      expect(body.provenance).toMatchObject({ synthetic: true })
      const value = (item: string) => {
        const figures = body.figures as { item: string; value: string }[]
        return numeric(figures.find((one) => one.item === item)?.value ?? '').units
      }
      expect(value('total_liabilities') + value('equity')).toBe(value('total_assets'))
      expect(value('main_business_revenue') <= value('revenue')).toBe(true)
    }
  })

  test('an offering sells a quarter of the company', () => {
    for (const { history } of readEnterprises()) {
      const converted = history.find(({ kind }) => kind === 'conversion')
      const offered = history.find(({ kind }) => kind === 'offering')
      if (offered?.kind !== 'offering' || converted?.kind !== 'conversion') continue
      expect(offered.shares * 3).toBe(converted.shares)
    }
  })
})
