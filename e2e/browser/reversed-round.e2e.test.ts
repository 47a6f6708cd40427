import { setTimeout as pause } from 'node:timers/promises'
import { expect, test } from '@jest/globals'
import type { Browser, Page } from 'playwright-core'
import { type Caller, expectStatus } from '../system/caller.ts'
import type { RunningSystem } from '../system/running-system.ts'
import { closing, dayInShanghai, type Prepared, prepareSeedRound } from '../system/seed-round.ts'
import { verified } from '../system/verified.ts'
import { keepPicture, openPage } from './browser.ts'
import { systemAndBrowser } from './system-and-browser.ts'

let system: RunningSystem
let manager: Caller
let browser: Browser
let page: Page
let errors: string[]
let round: Prepared

systemAndBrowser(async (started) => {
  ;({ system, browser } = started)
  manager = await system.as('fund-manager')
  round = await prepareSeedRound(manager, '91440399000001409M')
  ;({ page, errors } = await openPage(browser))
  await page.goto(`${system.gatewayUrl}/?lang=en`)
  await page.getByTestId('sign-in-fund-manager').click()
  await page.getByTestId('total').waitFor()
})

const closed = async () => {
  expectStatus(201, await manager.post(`/deals/${round.dealId}/closing`, closing(round.fundId)))
  await stands(true)
}

/** The round's rung, its shares and its capital are there, all of them or none. */
async function stands(there: boolean, asOf = ''): Promise<void> {
  const { fundId, enterpriseId } = round
  const of = async () => {
    const [fund, table, ladder] = await Promise.all([
      manager.get(`/funds/${fundId}${asOf}`),
      manager.get(`/enterprises/${enterpriseId}/cap-table${asOf}`),
      manager.get(`/enterprises/${enterpriseId}/ladder${asOf}`),
    ])
    const rungs: readonly { readonly withdrawn: boolean }[] = ladder.body.rungs
    return {
      invested: fund.body.invested.amount,
      total: table.body.totalQuantity,
      rungs: rungs.filter(({ withdrawn }) => !withdrawn).length,
    }
  }
  const expected = there
    ? { invested: '2000000.00', total: '8500000', rungs: 1 }
    : { invested: '0.00', total: '7000000', rungs: 0 }
  const matches = (now: object) => JSON.stringify(now) === JSON.stringify(expected)
  let now = await of()
  for (const end = Date.now() + 15_000; !matches(now) && Date.now() < end; now = await of())
    await pause(50)
  expect(now).toEqual(expected)
}

/** Gives a reversal its reason and a paper, and sends it. */
async function reverse(command: string, picture: string): Promise<void> {
  await page.getByTestId(`command-${command}`).first().click()
  const form = page.getByRole('dialog')
  await form.getByTestId('consequences').waitFor()
  await form.getByLabel('Reason').fill('The wrong agreement was read')
  await form.getByLabel('Title of the evidence').fill('Minutes of the committee')
  await form.getByLabel('Kind of evidence').click()
  await page.locator('.ant-select-item-option').getByText('Resolution').click()
  await keepPicture(page, picture)
  await form.getByText('Submit', { exact: true }).click()
  await form.waitFor({ state: 'detached' })
}

test('a closing is reversed on its deal’s page, and is gone from ladder, cap table and fund', async () => {
  await closed()
  await page.goto(`${system.gatewayUrl}/deals/${round.dealId}`)
  await page.getByTestId('status-closed').waitFor()
  await reverse('reverseRound', 'reversed-round-1-form')
  await page.getByTestId('deal').getByTestId('status-approved').waitFor()
  await page.getByTestId('history').getByText('Closing reversed').waitFor()
  expect(await page.getByTestId('closing').count()).toBe(0)
  await keepPicture(page, 'reversed-round-2-deal')
  await stands(false)
  await stands(false, `?asOf=${dayInShanghai(0)}`)
})

test('the enterprise’s page shows that its rung was taken back', async () => {
  await page.goto(`${system.gatewayUrl}/enterprises/${round.enterpriseId}`)
  await page.getByTestId('cap-total').getByText('7,000,000').waitFor()
  await keepPicture(page, 'reversed-round-3-enterprise')
  await page.getByRole('tab', { name: /History|变更记录/ }).click()
  await page.getByTestId('history').getByText('Round reversed').waitFor()
  await keepPicture(page, 'reversed-round-4-history')
})

test('the deal is closed anew, rightly everywhere, and reversed once more', async () => {
  await closed()
  await page.goto(`${system.gatewayUrl}/deals/${round.dealId}`)
  await page.getByTestId('closing').waitFor()
  await reverse('reverseRound', 'reversed-round-5-again')
  await page.getByTestId('deal').getByTestId('status-approved').waitFor()
  await stands(false)
})

test('its approval is reversed, too, and a commitment that nobody uses', async () => {
  await reverse('reverseApproval', 'reversed-round-6-approval')
  await page.getByTestId('deal').getByTestId('status-screening').waitFor()
  await keepPicture(page, 'reversed-round-7-screening')
  await page.goto(`${system.gatewayUrl}/funds/${round.fundId}`)
  await page.getByTestId('commitments').getByText('anchor-manufacturer').waitFor()
  await keepPicture(page, 'reversed-round-8-fund')
  await reverse('reverseCommitment', 'reversed-round-9-commitment')
  await page.getByTestId('commitments').locator('tbody tr').nth(2).waitFor({ state: 'detached' })
  const fund = expectStatus(200, await manager.get(`/funds/${round.fundId}`))
  expect(fund.commitments).toHaveLength(2)
})

test('the independent check finds nothing, and the pages logged no error', async () => {
  expect((await verified(system.stack)).differences).toEqual([])
  expect(errors).toEqual([])
})
