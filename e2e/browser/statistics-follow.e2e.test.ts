import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals'
import type { Browser, Page } from 'playwright-core'
import { expectStatus } from '../system/caller.ts'
import { codesFrom } from '../system/codes.ts'
import type { RunningSystem } from '../system/running-system.ts'
import { synthetic } from '../system/seed-round.ts'
import { keepPicture, openPage } from './browser.ts'
import { systemAndBrowser } from './system-and-browser.ts'

const languages = {
  zh: {
    first: 9_400,
    field: 'NEM',
    designations: '称号',
    criterion: '上年度研发费用',
    unknown: '未知',
    met: '满足',
    partly: '2,000 万元',
    whole: '5,000 万元',
    counts: '共 5 行：新记录 2，更正 0，无变化 0，未接受 3',
    mended: '共 5 行：新记录 3，更正 0，无变化 2，未接受 0',
  },
  en: {
    first: 9_500,
    field: 'PLM',
    designations: 'Designations',
    criterion: 'R&D expense, last year',
    unknown: 'Unknown',
    met: 'Met',
    partly: 'CNY 20 M',
    whole: 'CNY 50 M',
    counts: '5 rows: 2 new, 0 changed, 0 the same, 3 refused',
    mended: '5 rows: 3 new, 0 changed, 2 the same, 0 refused',
  },
} as const

let system: RunningSystem
let browser: Browser

systemAndBrowser((started) => {
  ;({ system, browser } = started)
})

describe.each(['zh', 'en'] as const)('in %s', (language) => {
  const words = languages[language]
  const codes = codesFrom(words.first, 5)
  const ids: string[] = []
  let importing: Page
  let plan: Page
  let check: Page
  const errors: string[][] = []

  const open = async (address: string) => {
    const opened = await openPage(browser)
    errors.push(opened.errors)
    await opened.page.goto(`${system.gatewayUrl}/?lang=${language}`)
    await opened.page.getByTestId('sign-in-statistician').click()
    await opened.page.getByTestId('total').waitFor()
    await opened.page.goto(`${system.gatewayUrl}${address}`)
    return opened.page
  }

  beforeAll(async () => {
    const registrar = await system.as('registrar')
    for (const [at, uscc] of codes.entries()) {
      const nameEn = `Statistics ${language} ${at} (synthetic)`
      const profile = { materialField: words.field, district: '440306', foundedOn: '2018-03-01' }
      const given = { uscc, nameZh: nameEn, nameEn, ...profile, provenance: synthetic }
      ids.push(expectStatus(201, await registrar.post('/enterprises', given)).id)
    }
    plan = await open(`/plan?field=${words.field}`)
    check = await open(`/enterprises/${ids[1]}?checkOn=2026-03-01`)
    importing = await open('/import?about=figures')
  }, 90_000)

  afterAll(async () => {
    for (const page of [importing, plan, check]) await page?.close()
  })

  afterEach(() => {
    expect(errors.flatMap((one) => one.splice(0))).toEqual([])
  })

  const row = (at: number, { code = codes[at], period = '2025', value = '1000' } = {}) =>
    `${code},${period},2026-02-20,是,3000,200,${value}`
  const heading =
    '统一社会信用代码,期间,公布日期,是否经审计,营业收入（万元）,研发费用（万元）,增加值（万元）'
  const choose = (rows: readonly string[]) =>
    importing.getByTestId('import-file').setInputFiles({
      name: 'figures-2025.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from(`${heading}\r\n${rows.join('\r\n')}\r\n`),
    })
  const criterion = () =>
    check
      .getByTestId('check-tree')
      .locator('li')
      .filter({ has: check.locator('> strong').getByText(words.criterion, { exact: true }) })
      .locator('> .ant-tag')
      .first()

  test('before the file nothing is stated, and the self-check doesn’t know', async () => {
    await plan.getByTestId('plan-numbers').locator('.empty').waitFor()
    await check.getByRole('tab', { name: words.designations, exact: true }).click()
    await criterion().waitFor()
    await keepPicture(check, `${language}-statistics-0-self-check`)
    expect(await criterion().textContent()).toContain(words.unknown)
  })

  test('of a file with three bad rows two are recorded, and the open statistics follow', async () => {
    const code = codes[1] ?? ''
    await choose([
      row(0),
      row(1, { code: `${code.slice(0, 17)}${code.endsWith('A') ? 'B' : 'A'}` }),
      row(2, { value: '一千' }),
      row(3, { period: '2099' }),
      row(4),
    ])
    await importing.getByTestId('import-record').click()
    await importing.getByText(words.counts).waitFor({ timeout: 15_000 })
    await keepPicture(importing, `${language}-statistics-1-refused`)
    await plan.getByTestId('plan-by-year').getByText(words.partly).waitFor({ timeout: 15_000 })
  })

  test('mended, all five count, and the self-check has its figure', async () => {
    await choose([0, 1, 2, 3, 4].map((at) => row(at)))
    await importing.getByTestId('import-record').click()
    await importing.getByText(words.mended).waitFor({ timeout: 15_000 })
    await plan.getByTestId('plan-by-year').getByText(words.whole).waitFor({ timeout: 15_000 })
    await criterion()
      .filter({ hasText: `✓ ${words.met}` })
      .waitFor({ timeout: 15_000 })
    await keepPicture(check, `${language}-statistics-2-self-check`)
    await keepPicture(plan, `${language}-statistics-3-plan`)
  })

  test('the number opens the five, one of them the mended', async () => {
    await plan.getByTestId('plan-by-year').getByText(words.whole).click()
    const table = plan.getByTestId('plan-enterprises')
    await table.getByText(`Statistics ${language} 1 (synthetic)`).waitFor()
    expect(await table.getByRole('link').count()).toBe(5)
  })
})
