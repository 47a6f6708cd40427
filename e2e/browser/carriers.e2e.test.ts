import { AxeBuilder } from '@axe-core/playwright'
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
    carriers: '创新载体',
    kind: '类型',
    centre: '创新中心',
    name: '中文名称',
    level: '级别',
    provincial: '省级',
    national: '国家级',
    authority: '认定机关',
    evidenceKind: '依据类型',
    announcement: '公告',
    title: '依据名称',
    source: '数据来源',
    submit: '提交',
  },
  en: {
    carriers: 'Innovation carriers',
    kind: 'Kind',
    centre: 'Innovation centre',
    name: 'Name in Chinese',
    level: 'Level',
    provincial: 'Provincial',
    national: 'National',
    authority: 'Authority',
    evidenceKind: 'Kind of evidence',
    announcement: 'Announcement',
    title: 'Title of the evidence',
    source: 'Source',
    submit: 'Submit',
  },
} as const

let system: RunningSystem
let registrar: Caller
let browser: Browser

systemAndBrowser(async (started) => {
  ;({ system, browser } = started)
  registrar = await system.as('registrar')
})

describe.each(['zh', 'en'] as const)('in %s', (language) => {
  const words = languages[language]
  const centre = `虚构旅程创新中心 ${language}`
  let page: Page
  let errors: string[]
  let enterpriseId: string

  beforeAll(async () => {
    const nameEn = `Carriers ${language} (synthetic)`
    const names = { nameZh: nameEn, nameEn, district: '440311', provenance: synthetic }
    enterpriseId = expectStatus(201, await registrar.post('/enterprises', names)).id
    ;({ page, errors } = await openPage(browser))
    await page.goto(`${system.gatewayUrl}/?lang=${language}`)
    await page.getByTestId('sign-in-registrar').click()
    await page.getByTestId('total').waitFor()
  }, 60_000)

  afterAll(() => page?.close())

  afterEach(() => {
    expect(errors.splice(0)).toEqual([])
  })

  const choose = async (label: string, option: string) => {
    await page.getByRole('dialog').getByLabel(label, { exact: true }).first().click()
    await chooseOption(page, option)
  }

  test('a carrier is recorded from the page of the enterprise that hosts it', async () => {
    await page.goto(`${system.gatewayUrl}/enterprises/${enterpriseId}?lang=${language}`)
    await page.getByRole('tab', { name: words.carriers }).click()
    await page.getByTestId('carriers').getByTestId('command-recordCarrier').click()
    const form = page.getByRole('dialog')
    const fill = (label: string, value: string) =>
      form.getByLabel(label, { exact: true }).first().fill(value)
    await choose(words.kind, words.centre)
    await fill(words.name, centre)
    await choose(words.level, words.provincial)
    await fill(words.authority, 'The authority (synthetic)')
    await choose(words.evidenceKind, words.announcement)
    await fill(words.title, 'Notice (synthetic)')
    await fill(words.source, 'Notice (synthetic)')
    await keepPicture(page, `${language}-carriers-1-form`)
    await form.getByText(words.submit, { exact: true }).click()
    await page.getByTestId('carriers-table').getByText(centre).waitFor()
    await keepPicture(page, `${language}-carriers-2-hosted`)
  })

  test('what it is raised to is seen in the list, on a telephone too, and all is verified', async () => {
    const { items } = expectStatus(
      200,
      await registrar.get(`/carriers?enterpriseId=${enterpriseId}`),
    )
    const [{ carrierId, recognisedOn }] = items
    const raised = {
      level: 'national',
      authority: 'The ministry (synthetic)',
      recognisedOn,
      evidence: [{ kind: 'announcement', title: 'Notice (synthetic)' }],
      provenance: synthetic,
    }
    expectStatus(201, await registrar.post(`/carriers/${carrierId}/recognitions`, raised))
    await page.setViewportSize({ width: 375, height: 812 })
    await page.goto(`${system.gatewayUrl}/carriers?level=national&district=440311&lang=${language}`)
    await page.getByTestId('carriers-table').getByText(centre).waitFor()
    await page.getByTestId('carriers-table').getByText(words.national).first().waitFor()
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(375)
    await keepPicture(page, `${language}-carriers-3-telephone`)
    await page.getByText(centre).click()
    const drawer = page.getByTestId('carrier')
    await drawer.getByTestId('history').waitFor()
    await drawer.getByText('The ministry (synthetic)').last().waitFor()
    await keepPicture(page, `${language}-carriers-4-drawer`)
    const { violations } = await new AxeBuilder({ page }).disableRules(['color-contrast']).analyze()
    const serious = violations.filter(({ impact }) => impact === 'critical' || impact === 'serious')
    expect(serious.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([])
    const { differences } = await verified(system.stack)
    expect(differences).toEqual([])
  })
})
