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
    profile: '资料',
    kind: '类型',
    parent: '母公司',
    ofRegister: '名录内的企业',
    enterprise: '名录内的企业',
    share: '持股比例（%）',
    name: '姓名',
    telephone: '电话',
    purpose: '联系事项',
    finance: '财务',
    survivor: '保留的记录',
    reason: '原因',
    submit: '提交',
  },
  en: {
    profile: 'Profile',
    kind: 'Kind',
    parent: 'Parent',
    ofRegister: 'Enterprise of this register',
    enterprise: 'Enterprise of this register',
    share: 'Share in percent',
    name: 'Name',
    telephone: 'Telephone',
    purpose: 'About',
    finance: 'Finance',
    survivor: 'Record that goes on',
    reason: 'Reason',
    submit: 'Submit',
  },
} as const

const telephone = '+86 755 0000 4711'

let system: RunningSystem
let registrar: Caller
let browser: Browser

systemAndBrowser(async (started) => {
  ;({ system, browser } = started)
  registrar = await system.as('registrar')
})

describe.each(['zh', 'en'] as const)('in %s', (language) => {
  const words = languages[language]
  const called = (which: string) => `${which} ${language} (synthetic)`
  const ids = { above: '', below: '', twice: '' }
  let page: Page
  let errors: string[]

  const register = async (which: string) => {
    const names = { nameZh: called(which), nameEn: called(which), district: '440311' }
    const answer = await registrar.post('/enterprises', { ...names, provenance: synthetic })
    return expectStatus(201, answer).id
  }
  const signIn = async (role: string) => {
    const opened = await openPage(browser)
    await opened.page.setViewportSize({ width: 1280, height: 900 })
    await opened.page.goto(`${system.gatewayUrl}/?lang=${language}`)
    await opened.page.getByTestId(`sign-in-${role}`).click()
    await opened.page.getByTestId('total').waitFor()
    return opened
  }
  const openProfile = async (of: Page, id: string) => {
    await of.goto(`${system.gatewayUrl}/enterprises/${id}?lang=${language}`)
    await of.getByRole('tab', { name: words.profile }).click()
    await of.getByTestId('group').waitFor()
  }

  beforeAll(async () => {
    ids.above = await register('Above')
    ids.below = await register('Below')
    ids.twice = await register('Twice')
    ;({ page, errors } = await signIn('registrar'))
  }, 60_000)

  afterAll(() => page?.close())

  afterEach(() => {
    expect(errors.splice(0)).toEqual([])
  })

  const fieldCalled = (label: string, nth = 0) =>
    page.getByRole('dialog').getByLabel(label, { exact: true }).nth(nth)
  const choose = async (label: string, option: string, nth = 0) => {
    await fieldCalled(label, nth).click()
    await chooseOption(page, option)
  }
  const look = async (label: string, name: string) => {
    await fieldCalled(label).click()
    await fieldCalled(label).fill(name)
    await page.locator('.ant-select-item-option:visible').getByText(name).first().click()
  }
  const submit = () => page.getByRole('dialog').getByText(words.submit, { exact: true }).click()

  const pictures = async (name: string) => {
    await keepPicture(page, `${language}-relations-${name}-1280`)
    await page.setViewportSize({ width: 375, height: 812 })
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(375)
    await keepPicture(page, `${language}-relations-${name}-375`)
    await page.setViewportSize({ width: 1280, height: 900 })
  }

  test('a parent is looked for in the register, and told on the pages of both', async () => {
    await openProfile(page, ids.below)
    await page.getByTestId('group').getByTestId('command-stateRelation').click()
    await choose(words.kind, words.parent)
    await choose(words.kind, words.ofRegister, 1)
    await look(words.enterprise, called('Above'))
    await fieldCalled(words.share).fill('60')
    await keepPicture(page, `${language}-relations-1-form`)
    await submit()
    await page.getByTestId('group').getByText(called('Above')).first().waitFor()
    await openProfile(page, ids.above)
    await page.getByTestId('subsidiaries').getByText(called('Below')).waitFor()
    await pictures('2-subsidiaries')
  })

  test('a contact is stated, shown to those who speak with the enterprise, and to no bank', async () => {
    await openProfile(page, ids.below)
    await page.getByTestId('contacts').getByTestId('command-stateContact').click()
    await fieldCalled(words.name).fill('演示·周某')
    await fieldCalled(words.telephone).fill(telephone)
    await choose(words.purpose, words.finance)
    await keepPicture(page, `${language}-relations-3-contact-form`)
    await submit()
    await page.getByTestId('contacts').getByText(telephone).waitFor()
    await pictures('4-contacts')
    const bank = await signIn('bank-officer')
    await openProfile(bank.page, ids.below)
    await bank.page.getByTestId('group').getByText(called('Above')).first().waitFor()
    expect(await bank.page.getByTestId('contacts').count()).toBe(0)
    expect(await bank.page.content()).not.toContain(telephone)
    expect(bank.errors).toEqual([])
    await bank.page.close()
  })

  test('a duplicate is merged into the record that goes on, and let go again', async () => {
    await openProfile(page, ids.twice)
    await page.getByTestId('duplicates').getByTestId('command-mergeEnterprise').click()
    await look(words.survivor, called('Below'))
    await fieldCalled(words.reason).fill('Registered twice (synthetic)')
    await keepPicture(page, `${language}-relations-5-merging-form`)
    await submit()
    await page.getByTestId('merged-into').getByText(called('Below')).waitFor()
    await pictures('6-merged')
    await openProfile(page, ids.below)
    await page.getByTestId('duplicates').getByText(called('Twice')).waitFor()
    await pictures('7-duplicates')
    const { violations } = await new AxeBuilder({ page }).disableRules(['color-contrast']).analyze()
    const serious = violations.filter(({ impact }) => impact === 'critical' || impact === 'serious')
    expect(serious.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([])
    await openProfile(page, ids.twice)
    await page.getByTestId('merged-into').getByTestId('command-reverseMerge').click()
    await fieldCalled(words.reason).fill('Two enterprises (synthetic)')
    await submit()
    await page.getByTestId('merged-into').waitFor({ state: 'detached' })
    await page.getByTestId('duplicates').getByTestId('command-mergeEnterprise').waitFor()
    const { differences } = await verified(system.stack)
    expect(differences).toEqual([])
  })
})
