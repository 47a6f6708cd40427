import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { WithdrawDealRequest } from '@seedline/contracts/fund/v1/deal_service'
import { eventually, refusal } from '@seedline/testing'
import { addDays, dateInShanghai, newId, systemClock } from '@seedline/values'
import {
  type Acts,
  actsOf,
  always,
  cny,
  fundOf,
  newCommand,
  type Portfolio,
  runPortfolio,
} from './testing/running-portfolio.ts'

const today = dateInShanghai(systemClock())

let portfolio: Portfolio
let acts: Acts

beforeAll(async () => {
  portfolio = await runPortfolio()
  acts = actsOf(portfolio)
}, 90_000)

afterAll(() => portfolio?.remove(), 60_000)

describe('From a fund to a closed round', () => {
  test('every step is read back, the cap table sums to exactly 100 %, and yesterday shows always of it', async () => {
    const fundId = await acts.openFund(30_000_000_000n, 40_000_000_000n, 30_000_000_001n)
    const fund = await acts.getFund(fundId, 4)
    expect(fund.byPartnerKind.map(({ percent }) => percent)).toEqual([
      '30.0000',
      '40.0000',
      '30.0000',
    ])
    const enterpriseId = await acts.registered()
    const { id: dealId } = await acts.openDeal(fundId, enterpriseId, { openedOn: today })
    const approved = await acts.approve(dealId, 500_000_000n, { approvedOn: today })
    expect(await acts.getDeal(dealId, approved.version)).toMatchObject({
      status: 'DEAL_STATUS_APPROVED',
      approvedAmount: cny(500_000_000n),
    })
    const closed = await acts.closeRound(dealId, fundId, { closedOn: today })
    expect(closed.traceId).toMatch(/^[0-9a-f]{32}$/)
    const table = await eventually(async () => {
      const found = await acts.getCapTable(enterpriseId)
      return found.holders.length > 0 ? found : undefined
    })
    expect(table).toMatchObject({
      totalQuantity: '480000',
      holders: [
        {
          holderId: fundId,
          percent: '83.3333',
          securities: [
            {
              dealId,
              evidence: [{ title: '增资协议' }],
              recording: {
                traceId: closed.traceId,
                recordedBy: {
                  subject: 'process:fund/record-round-on-cap-table',
                  onBehalfOf: 'user:test-fund-manager',
                },
              },
            },
          ],
        },
        { holderId: 'angel-1', percent: '16.6667' },
      ],
      classes: [{ classType: 'STOCK_CLASS_TYPE_PREFERRED' }],
    })
    const yesterday = { ...always, occurredOn: addDays(today, -1) }
    expect(await acts.getCapTable(enterpriseId, yesterday)).toMatchObject({
      holders: [],
      classes: [],
      totalQuantity: '0',
    })
    const settled = await eventually(async () => {
      const now = await acts.getFund(fundId)
      return now.invested?.minorUnits === 500_000_000n ? now : undefined
    })
    expect(settled).toMatchObject({
      reserved: cny(0n),
      available: cny(100_000_000_001n - 500_000_000n),
    })
    expect(await acts.getDeal(dealId, closed.version)).toMatchObject({
      figures: { postMoney: cny(3_000_000_000n), impliedSharesBefore: '1920000' },
      history: [{}, {}, { recording: { traceId: closed.traceId } }],
    })
  }, 60_000)
})

describe('Capital', () => {
  test('is never promised twice, however many approvals come at once', async () => {
    const fundId = await acts.openFund(1_000_000_000n)
    const enterpriseId = await acts.registered()
    const deals = await Promise.all(
      Array.from({ length: 6 }, () => acts.openDeal(fundId, enterpriseId)),
    )
    const outcomes = await Promise.allSettled(deals.map(({ id }) => acts.approve(id, 400_000_000n)))
    const accepted = outcomes.filter(({ status }) => status === 'fulfilled')
    expect(accepted).toHaveLength(2)
    for (const outcome of outcomes) {
      if (outcome.status === 'rejected') {
        expect(outcome.reason).toMatchObject({ problem: { code: 'EXCEEDS_COMMITMENTS' } })
      }
    }
    expect(await acts.getFund(fundId, 4)).toMatchObject({
      reserved: cny(800_000_000n),
      available: cny(200_000_000n),
    })
  }, 60_000)

  test('comes back when a deal is withdrawn, and can be promised again', async () => {
    const fundId = await acts.openFund(1_000_000_000n)
    const enterpriseId = await acts.registered()
    const [first, second] = await Promise.all([
      acts.openDeal(fundId, enterpriseId),
      acts.openDeal(fundId, enterpriseId),
    ])
    await acts.approve(first.id, 1_000_000_000n)
    expect((await refusal(acts.approve(second.id, 1n))).code).toBe('EXCEEDS_COMMITMENTS')
    await portfolio.clients.deals.withdrawDeal(
      WithdrawDealRequest.fromPartial({
        commandId: newCommand(),
        dealId: first.id,
        withdrawnOn: '2024-08-01',
        reason: '创始人另有选择',
      }),
      portfolio.as('fund-manager'),
    )
    const again = await eventually(async () => {
      try {
        return await acts.approve(second.id, 1_000_000_000n, { approvedOn: '2024-08-01' })
      } catch {
        return undefined
      }
    })
    expect(again).toMatchObject({ version: 2 })
    // But not for a day on which the first deal still held it.
    const third = await acts.openDeal(fundId, enterpriseId)
    await portfolio.clients.deals.withdrawDeal(
      WithdrawDealRequest.fromPartial({
        commandId: newCommand(),
        dealId: second.id,
        withdrawnOn: '2024-08-01',
        reason: '创始人另有选择',
      }),
      portfolio.as('fund-manager'),
    )
    const before = await eventually(async () => {
      const { code } = await refusal(acts.approve(third.id, 1_000_000_000n))
      return code === 'EXCEEDS_COMMITMENTS' ? undefined : code
    })
    expect(before).toBe('EXCEEDS_COMMITMENTS_ON_DAY')
  }, 60_000)
})

describe('An enterprise', () => {
  test('that the news has not brought yet is asked of the registry, for the caller, once', async () => {
    const fundId = await acts.openFund(1_000_000_000n)
    const enterpriseId = newId('Enterprise')
    portfolio.registry.knowsSilently(enterpriseId)
    await acts.openDeal(fundId, enterpriseId)
    const asked = portfolio.registry.asked.filter((each) => each.endsWith(enterpriseId))
    expect(asked).toEqual([`user:test-fund-manager ${enterpriseId}`])
    const unknown = newId('Enterprise')
    expect(await refusal(acts.openDeal(fundId, unknown))).toMatchObject({
      code: 'ENTERPRISE_UNKNOWN',
      kind: 'not-found',
    })
    expect((await refusal(acts.getCapTable(unknown))).code).toBe('ENTERPRISE_UNKNOWN')
  })

  test('that was closed takes no further deal', async () => {
    const fundId = await acts.openFund(1_000_000_000n)
    const enterpriseId = await acts.registered()
    await portfolio.registry.closes(enterpriseId, '2024-01-01')
    await eventually(async () => {
      const refused = await refusal(acts.openDeal(fundId, enterpriseId)).catch(() => undefined)
      return refused?.code === 'ENTERPRISE_CLOSED' ? true : undefined
    })
  }, 60_000)
})

describe('What is refused', () => {
  test('is a writer without the role, whoever may read, and anybody without a token', async () => {
    for (const role of ['registrar', 'bank-officer', 'operator', 'pilot-operator'] as const) {
      expect(
        (await refusal(portfolio.clients.funds.openFund(fundOf([1n]), portfolio.as(role)))).kind,
      ).toBe('forbidden')
    }
    const list = (options: { token: string }) =>
      portfolio.clients.funds.listFunds({ page: undefined }, options)
    for (const role of ['pilot-operator', 'bank-officer'] as const)
      expect((await refusal(list(portfolio.as(role)))).kind).toBe('forbidden')
    expect((await refusal(list({ token: '' }))).kind).toBe('unauthenticated')
    expect((await list(portfolio.as('coach'))).funds.length).toBeGreaterThanOrEqual(0)
  })

  test('is a repeated command id with another request; the same one gets the first outcome', async () => {
    const request = fundOf([1n])
    const first = await portfolio.clients.funds.openFund(request, portfolio.as('fund-manager'))
    expect(await portfolio.clients.funds.openFund(request, portfolio.as('fund-manager'))).toEqual({
      ...first,
      repeatedCommand: true,
    })
    const other = portfolio.clients.funds.openFund(
      { ...request, nameZh: '另一只' },
      portfolio.as('fund-manager'),
    )
    expect((await refusal(other)).code).toBe('IDEMPOTENCY_KEY_REUSED')
  })

  test('is a stale version, and a request with faults, telling all of them', async () => {
    const fundId = await acts.openFund(1n, 1n)
    const commitment = fundOf([1n]).commitments[0]
    const stale = { commandId: newCommand(), fundId, expectedVersion: 1, commitment }
    expect(
      await refusal(portfolio.clients.funds.addCommitment(stale, portfolio.as('fund-manager'))),
    ).toMatchObject({
      code: 'STALE_VERSION',
      kind: 'stale',
    })
    const wrong = fundOf([1n], { currency: 'RMB', openedOn: '2023-02-30' })
    const problem = await refusal(
      portfolio.clients.funds.openFund(wrong, portfolio.as('fund-manager')),
    )
    expect(problem.fields?.map(({ pointer }) => pointer)).toEqual(['/currency', '/openedOn'])
  })
})

describe('Lists', () => {
  test('go on page by page without gap or repetition, the latest opened first', async () => {
    const fundId = await acts.openFund(1_000_000_000n)
    const enterpriseId = await acts.registered()
    const days = ['2024-01-01', '2024-02-01', '2024-02-01', '2024-03-01', '2024-04-01']
    const ids: string[] = []
    for (const openedOn of days)
      ids.push((await acts.openDeal(fundId, enterpriseId, { openedOn })).id)
    const list = (token: string, size = 2) =>
      portfolio.clients.deals.listDeals(
        { page: { size, token }, fundId, enterpriseId: '', status: 'DEAL_STATUS_SCREENING' },
        portfolio.as('operator'),
      )
    await eventually(async () => ((await list('', 50)).deals.length === 5 ? true : undefined))
    const seen: { dealId: string; openedOn: string }[] = []
    let token = ''
    do {
      const page = await list(token)
      expect(page.deals.length).toBeLessThanOrEqual(2)
      seen.push(...page.deals)
      token = page.nextPageToken
    } while (token !== '')
    expect(seen.map(({ openedOn }) => openedOn)).toEqual(days.toReversed())
    expect(new Set(seen.map(({ dealId }) => dealId))).toEqual(new Set(ids))
    expect((await refusal(list('not a token'))).code).toBe('PAGE_TOKEN_INVALID')
  }, 60_000)
})
