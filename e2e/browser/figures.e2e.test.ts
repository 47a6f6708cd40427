import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals'
import type { Browser, Page } from 'playwright-core'
import { type Caller, expectStatus } from '../system/caller.ts'
import type { RunningSystem } from '../system/running-system.ts'
import { synthetic } from '../system/seed-round.ts'
import { verified } from '../system/verified.ts'
import { chooseOption, keepPicture, openPage } from './browser.ts'
import { systemAndBrowser } from './system-and-browser.ts'

const languages = {
  zh: {
    figures: '经营数据',
    item: '指标',
    revenue: '营业收入',
    value: '数值',
    unit: '单位',
    tenThousand: '万元',
    period: '期间',
    source: '数据来源',
    confidence: '可信程度',
    reported: '有来源',
    doubtful: '存疑，已确认',
    submit: '提交',
  },
  en: {
    figures: 'Figures',
    item: 'Item',
    revenue: 'revenue',
    value: 'Value',
    unit: 'Unit',
    tenThousand: '10k yuan',
    period: 'Period',
    source: 'Source',
    confidence: 'Confidence',
    reported: 'Reported',
    doubtful: 'Doubtful, confirmed',
    submit: 'Submit',
  },
} as const

let system: RunningSystem
let statistician: Caller
let browser: Browser

systemAndBrowser(async (started) => {
  ;({ system, browser } = started)
  statistician = await system.as('statistician')
})

const stated = (period: string, value: string) => ({
  period,
  statedOn: `${Number(period) + 1}-04-30`,
  audited: true,
  figures: [{ item: 'revenue', value, unit: '万元' }],
  provenance: synthetic,
})

describe.each(['zh', 'en'] as const)('in %s', (language) => {
  const words = languages[language]
  let page: Page
  let errors: string[]
  let enterpriseId: string

  beforeAll(async () => {
    const registrar = await system.as('registrar')
    const nameEn = `Figures ${language} (synthetic)`
    const names = { nameZh: nameEn, nameEn, provenance: synthetic }
    enterpriseId = expectStatus(201, await registrar.post('/enterprises', names)).id
    const path = `/enterprises/${enterpriseId}/figures`
    expectStatus(201, await statistician.post(path, stated('2023', '15317.390')))
    ;({ page, errors } = await openPage(browser))
    await page.goto(`${system.gatewayUrl}/?lang=${language}`)
    await page.getByTestId('sign-in-statistician').click()
    await page.getByTestId('total').waitFor()
  }, 60_000)

  afterAll(() => page?.close())

  afterEach(() => {
    // The browser itself logs the refusal that asks.
    expect(errors.splice(0).filter((error) => !error.includes('422'))).toEqual([])
  })

  const choose = async (label: string, option: string) => {
    await page.getByRole('dialog').getByLabel(label, { exact: true }).click()
    await chooseOption(page, option)
  }

  test('figures stand as they were stated, in a table and a chart', async () => {
    await page.goto(`${system.gatewayUrl}/enterprises/${enterpriseId}?lang=${language}`)
    await page.getByRole('tab', { name: words.figures }).click()
    await page.getByTestId('figures-table').getByText('15,317.390').waitFor()
    await page.getByTestId('figures').locator('button[aria-expanded]').first().click()
    await page.locator('.chart svg').waitFor()
    await keepPicture(page, `${language}-figures-1-table`)
  })

  test('a doubtful figure that is stated by the form is asked about', async () => {
    await page.getByTestId('command-stateFigures').click()
    const form = page.getByRole('dialog')
    const fill = (label: string, value: string) =>
      form.getByLabel(label, { exact: true }).fill(value)
    await fill(words.period, '2024')
    await choose(words.item, words.revenue)
    await fill(words.value, '153173900')
    await choose(words.unit, words.tenThousand)
    await fill(words.source, 'Annual report (synthetic)')
    await choose(words.confidence, words.reported)
    await form.getByText(words.submit, { exact: true }).click()
    await form.getByText('FIGURES_DOUBTFUL').waitFor()
    await keepPicture(page, `${language}-figures-2-asked`)
  })

  test('once confirmed it stands with its doubt, on the page and in what is answered; and all is verified', async () => {
    const path = `/enterprises/${enterpriseId}/figures`
    const doubtful = { ...stated('2024', '153173900'), confirmed: ['revenue'] }
    expectStatus(201, await statistician.post(path, doubtful))
    await page.goto(`${system.gatewayUrl}/enterprises/${enterpriseId}?lang=${language}`)
    await page.getByRole('tab', { name: words.figures }).click()
    await page.getByTestId('figures-table').getByText(words.doubtful).waitFor()
    const answer = await statistician.get(path)
    const { figures } = expectStatus(200, answer)
    expect(figures).toMatchObject([
      { period: '2024', value: '153173900', unit: '万元', doubtful: true },
      { period: '2023', value: '15317.390', unit: '万元', audited: true },
    ])
    const { differences } = await verified(system.stack)
    expect(differences).toEqual([])
  })
})
