import { readFile } from 'node:fs/promises'
import { AxeBuilder } from '@axe-core/playwright'
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals'
import type { Browser, Page } from 'playwright-core'
import { type Caller, expectStatus, until } from '../system/caller.ts'
import { codesFrom } from '../system/codes.ts'
import type { RunningSystem } from '../system/running-system.ts'
import { synthetic } from '../system/seed-round.ts'
import { keepPicture, openPage } from './browser.ts'
import { systemAndBrowser } from './system-and-browser.ts'

const languages = {
  zh: {
    plan: '行动计划',
    nothing: '还没有数据。',
    actual2024: '3.5 亿元',
    actual2023: '2 亿元',
    own: '150,000,000元',
    field: '新能源材料',
    district: /^宝安 /,
    unaudited: '未经审计',
    past: '正在查看过去',
    csv: '导出 CSV',
    xlsx: '导出 XLSX',
    back: '回到行动计划',
  },
  en: {
    plan: 'Action plan',
    nothing: 'Nothing is on record yet.',
    actual2024: 'CNY 350 M',
    actual2023: 'CNY 200 M',
    own: 'CNY 150,000,000',
    field: 'New energy materials',
    district: /^Bao'an /,
    unaudited: 'Unaudited',
    past: 'You are looking at the past',
    csv: 'Export CSV',
    xlsx: 'Export XLSX',
    back: 'Back to the action plan',
  },
} as const

const enterprises = [
  {
    nameZh: '演示·计划电池材料有限公司',
    nameEn: 'Plan Battery Materials',
    materialField: 'NEM',
    district: '440306',
  },
  {
    nameZh: '演示·计划高分子有限公司',
    nameEn: 'Plan Polymers',
    materialField: 'PLM',
    district: 'SHENSHAN',
  },
  {
    nameZh: '演示·计划未填报有限公司',
    nameEn: 'Plan Silent Materials',
    materialField: 'NEM',
    district: '440305',
  },
]

let system: RunningSystem
let statistician: Caller
let browser: Browser

systemAndBrowser(async (started) => {
  ;({ system, browser } = started)
  statistician = await system.as('statistician')
})

const opened = async (language: string): Promise<{ page: Page; errors: string[] }> => {
  const { page, errors } = await openPage(browser)
  await page.goto(`${system.gatewayUrl}/?lang=${language}`)
  await page.getByTestId('sign-in-statistician').click()
  await page.getByTestId('total').waitFor()
  return { page, errors }
}

/** Two have stated two years, the second year in the next one; the third has stated nothing. */
async function record(): Promise<void> {
  const registrar = await system.as('registrar')
  const codes = codesFrom(9_300, enterprises.length)
  const values = [
    { 2023: '12000', 2024: '15000' },
    { 2023: '8000', 2024: '20000' },
  ]
  for (const [at, names] of enterprises.entries()) {
    const given = { ...names, uscc: codes[at], foundedOn: '2019-05-06', provenance: synthetic }
    const { id } = expectStatus(201, await registrar.post('/enterprises', given))
    for (const [period, value] of Object.entries(values[at] ?? {})) {
      const stated = {
        period,
        statedOn: `${Number(period) + 1}-04-30`,
        audited: at === 0,
        figures: [{ item: 'value_added', value, unit: '万元' }],
        provenance: synthetic,
        confirmed: ['value_added'],
      }
      expectStatus(201, await statistician.post(`/enterprises/${id}/figures`, stated))
    }
  }
  const { answer } = await until(
    () => statistician.get('/plan/groups?measure=value-added&by=year&year=2024'),
    ({ body }) => body.total?.value === '350000000' && body.total.notStated === 1,
    10_000,
  )
  expect(answer.body.total).toMatchObject({ value: '350000000', enterprises: 2, notStated: 1 })
}

test('before anything is recorded, the page says what to enter and where', async () => {
  for (const language of ['zh', 'en'] as const) {
    const { page, errors } = await opened(language)
    await page.getByRole('link', { name: languages[language].plan, exact: true }).click()
    await page.getByTestId('plan-targets').waitFor()
    await page.getByText(languages[language].nothing).first().waitFor()
    await keepPicture(page, `${language}-plan-1-empty`)
    expect(errors).toEqual([])
    await page.close()
  }
  await record()
}, 60_000)

describe.each(['zh', 'en'] as const)('in %s', (language) => {
  const words = languages[language]
  const [first] = enterprises
  const name = (language === 'zh' ? first?.nameZh : first?.nameEn) ?? ''
  let page: Page
  let errors: string[]

  beforeAll(async () => {
    ;({ page, errors } = await opened(language))
  }, 60_000)

  afterAll(() => page?.close())

  afterEach(() => {
    expect(errors.splice(0)).toEqual([])
  })

  const go = async (address: string, shown: string) => {
    await page.goto(`${system.gatewayUrl}${address}`)
    await page.getByTestId(shown).waitFor()
  }

  test('a statistician sees the plan against what happened, and what that rests on', async () => {
    await page.getByRole('link', { name: words.plan, exact: true }).click()
    const years = page.getByTestId('plan-by-year')
    await years.getByText(words.actual2024).waitFor()
    await years.getByText(words.actual2023).waitFor()
    expect(await years.getByTestId('rests-on').last().textContent()).toContain(
      language === 'zh' ? '3 家企业中 2 家已填报' : '2 of 3 have stated it',
    )
    await page.getByTestId('funnel-stages').waitFor()
    await page.locator('.chart svg').nth(3).waitFor()
    await keepPicture(page, `${language}-plan-2-page`)
  })

  test('a bar opens the enterprises behind it, down to one’s page, and the browser’s back leads home', async () => {
    const chart = page.locator('section[aria-label] .chart').nth(1)
    await chart.scrollIntoViewIfNeeded()
    // The first bar of the chart by field.
    await chart.locator('svg path[fill="#2f8f83"]').first().click()
    const table = page.getByTestId('plan-enterprises')
    await table.getByText(words.own).waitFor()
    expect(await page.getByTestId('narrowed').textContent()).toContain(words.field)
    await table.getByRole('button').first().click()
    await table.getByText(words.unaudited).or(table.locator('.facts')).first().waitFor()
    await keepPicture(page, `${language}-plan-3-behind`)
    await table.getByRole('link', { name }).click()
    await page.getByRole('heading', { name }).waitFor()
    await page.goBack()
    await table.waitFor()
    await page.goBack()
    await page.getByTestId('plan-by-year').waitFor()
  })

  test('the drawn districts are reached by the keyboard, and each opens who is there', async () => {
    const district = page.getByRole('link', { name: words.district })
    await district.focus()
    await page.keyboard.press('Enter')
    await page.getByTestId('plan-enterprises').getByText(name).waitFor()
    await page.getByRole('link', { name: words.back }).click()
    await page.getByTestId('plan-by-district').waitFor()
  })

  test('as of a day before the second year was stated, the first one is the latest', async () => {
    await go('/plan', 'plan-by-year')
    const day = page.locator('#as-of-occurred')
    await day.fill('2024-12-31')
    await day.press('Enter')
    await page.getByTestId('past-banner').getByText(words.past).waitFor()
    await page.waitForURL(/asOf=2024-12-31/)
    await page.getByTestId('plan-by-field').getByText(`2023`).first().waitFor()
    expect(await page.getByTestId('plan-by-year').getByText(words.actual2024).count()).toBe(0)
  })

  test('a link carries measure, filters and day', async () => {
    await go('/plan?measure=enterprises&field=NEM&asOf=2024-12-31', 'plan-by-district')
    const measure = page.locator('select').first()
    expect(await measure.inputValue()).toBe('enterprises')
    await page.getByTestId('past-banner').waitFor()
    expect(await page.getByTestId('plan-by-field').getByRole('link').first().textContent()).toBe(
      '2',
    )
  })

  test('what is shown is exported as CSV and as XLSX', async () => {
    await go('/plan', 'plan-by-year')
    for (const [button, begins] of [
      [words.csv, '\uFEFF'],
      [words.xlsx, 'PK'],
    ] as const) {
      const download = page.waitForEvent('download')
      await page.getByRole('button', { name: button }).click()
      const file = await readFile(await (await download).path(), 'utf8')
      expect(file.startsWith(begins)).toBe(true)
    }
  })

  test('on a telephone neither page is wider than the screen', async () => {
    const wide = page.viewportSize() ?? { width: 1360, height: 900 }
    await page.setViewportSize({ width: 375, height: 812 })
    for (const [address, shown] of [
      ['/plan', 'plan-by-year'],
      ['/plan/enterprises?measure=value-added&year=2024', 'plan-enterprises'],
    ] as const) {
      await go(address, shown)
      await page.waitForTimeout(500)
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(375)
      await keepPicture(page, `${language}-plan-4-telephone-${shown}`)
    }
    await page.setViewportSize(wide)
  })

  test('on paper the page stands whole, without its navigation', async () => {
    await go('/plan', 'plan-by-district')
    await page.emulateMedia({ media: 'print' })
    expect(await page.locator('nav.places').isVisible()).toBe(false)
    expect(await page.getByTestId('plan-targets').isVisible()).toBe(true)
    expect((await page.pdf()).length).toBeGreaterThan(10_000)
    await page.emulateMedia({ media: null })
  })

  test('the pages have no serious accessibility fault', async () => {
    for (const [address, shown] of [
      ['/plan', 'plan-by-district'],
      ['/plan/enterprises?measure=value-added&year=2024', 'plan-enterprises'],
    ] as const) {
      await go(address, shown)
      const { violations } = await new AxeBuilder({ page }).analyze()
      expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([])
    }
  })
})
