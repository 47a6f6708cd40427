import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import {
  type CapTableTransaction,
  RecordTransactionsRequest,
} from '@seedline/contracts/fund/v1/cap_table_service'
import {
  ApproveDealRequest,
  CloseRoundRequest,
  OpenDealRequest,
  WithdrawDealRequest,
} from '@seedline/contracts/fund/v1/deal_service'
import { OpenFundRequest } from '@seedline/contracts/fund/v1/fund_service'
import { addDays, dateInShanghai, newId, ProblemError, systemClock } from '@seedline/values'
import { type RegistryOutside, registryOutside } from './testing/registry-outside.ts'
import {
  type Clients,
  clientsOf,
  makePlace,
  type Place,
  type RunningFund,
  startFund,
} from './testing/running-fund.ts'

const evidence = [{ kind: 'resolution', title: '投委会决议', url: '', sha256: '' }]
const provenance = {
  source: 'made up',
  confidence: 'CONFIDENCE_UNVERIFIED',
  synthetic: true,
} as const
const command = () => newId('Command')
const cny = (minorUnits: bigint) => ({ currency: 'CNY', minorUnits })
const today = dateInShanghai(systemClock())
const none = { occurredOn: '', recordedAt: undefined }

let place: Place
let running: RunningFund
let clients: Clients
let registry: RegistryOutside
const tokens: Record<string, string> = {}
const as = (role: string) => ({ token: tokens[role] ?? '' })
const manager = () => as('fund-manager')

beforeAll(async () => {
  place = await makePlace()
  for (const role of ['fund-manager', 'registrar', 'bank-officer', 'pilot-operator', 'operator']) {
    tokens[role] = await place.signer.token(role)
  }
  registry = await registryOutside(place)
  running = await startFund(place, { REGISTRY_ADDRESS: registry.address })
  clients = clientsOf(running)
}, 90_000)

afterAll(async () => {
  clients?.close()
  await running?.stop()
  await registry?.stop()
  await place?.remove()
}, 60_000)

const refusal = async (run: Promise<unknown>): Promise<ProblemError['problem']> => {
  try {
    await run
  } catch (error) {
    if (error instanceof ProblemError) return error.problem
    throw error
  }
  throw new Error('it was accepted')
}

const eventually = async <T>(ask: () => Promise<T | undefined>, ms = 20_000): Promise<T> => {
  for (const until = Date.now() + ms; Date.now() < until; ) {
    const answer = await ask()
    if (answer !== undefined) return answer
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  throw new Error('it never came')
}

const fundOf = (amounts: readonly bigint[], more = {}) =>
  OpenFundRequest.fromPartial({
    commandId: command(),
    nameZh: '虚构新材料专项基金',
    currency: 'CNY',
    openedOn: '2023-03-01',
    generalPartner: '虚构创投',
    commitments: amounts.map((minorUnits, index) => ({
      partnerId: `partner-${index}`,
      partnerName: `合伙人 ${index}`,
      partnerKind:
        (
          [
            'PARTNER_KIND_GOVERNMENT',
            'PARTNER_KIND_INSTITUTIONAL',
            'PARTNER_KIND_ENTERPRISE',
          ] as const
        )[index % 3] ?? 'PARTNER_KIND_GOVERNMENT',
      amount: cny(minorUnits),
      committedOn: '2023-03-01',
    })),
    provenance,
    ...more,
  })

const openFund = async (...amounts: bigint[]): Promise<string> =>
  (await clients.funds.openFund(fundOf(amounts), manager())).id

const registered = async (): Promise<string> => {
  const enterpriseId = newId('Enterprise')
  await registry.registers(enterpriseId)
  return enterpriseId
}

const openDeal = (fundId: string, enterpriseId: string, more = {}) =>
  clients.deals.openDeal(
    OpenDealRequest.fromPartial({
      commandId: command(),
      fundId,
      enterpriseId,
      round: 'RUNG_SEED',
      proposedAmount: cny(500_000_000n),
      openedOn: '2024-05-06',
      ...more,
    }),
    manager(),
  )

const approve = (dealId: string, minorUnits: bigint, more = {}) =>
  clients.deals.approveDeal(
    ApproveDealRequest.fromPartial({
      commandId: command(),
      dealId,
      approvedAmount: cny(minorUnits),
      approvedOn: '2024-07-01',
      evidence,
      ...more,
    }),
    manager(),
  )

const closing = (dealId: string, fundId: string, more = {}) =>
  CloseRoundRequest.fromPartial({
    commandId: command(),
    dealId,
    closedOn: '2024-08-15',
    preMoney: cny(2_400_000_000n),
    sharePrice: '12.50',
    subscriptions: [
      {
        fundId,
        holderName: '虚构新材料专项基金',
        holderKind: 'HOLDER_KIND_FUND',
        shares: '400000',
        amount: cny(500_000_000n),
      },
      {
        holderId: 'angel-1',
        holderName: '天使',
        holderKind: 'HOLDER_KIND_INDIVIDUAL',
        shares: '80000',
        amount: cny(100_000_000n),
      },
    ],
    evidence: [{ kind: 'contract', title: '增资协议' }],
    provenance,
    ...more,
  })

const getFund = (fundId: string, atLeastVersion = 0) =>
  clients.funds.getFund({ fundId, asOf: none, atLeastVersion }, as('bank-officer'))
const getDeal = (dealId: string, atLeastVersion = 0) =>
  clients.deals.getDeal({ dealId, asOf: none, atLeastVersion }, as('bank-officer'))
const getCapTable = (enterpriseId: string, asOf = none, atLeastVersion = 0) =>
  clients.capTables.getCapTable({ enterpriseId, asOf, atLeastVersion }, as('bank-officer'))

describe('From a fund to a closed round', () => {
  test('every step is read back, the cap table sums to exactly 100 %, and yesterday shows none of it', async () => {
    const fundId = await openFund(30_000_000_000n, 40_000_000_000n, 30_000_000_001n)
    const fund = await getFund(fundId, 4)
    expect(fund.byPartnerKind.map(({ percent }) => percent)).toEqual([
      '30.0000',
      '40.0000',
      '30.0000',
    ])
    const enterpriseId = await registered()
    const { id: dealId } = await openDeal(fundId, enterpriseId, { openedOn: today })
    const approved = await approve(dealId, 500_000_000n, { approvedOn: today })
    expect(await getDeal(dealId, approved.version)).toMatchObject({
      status: 'DEAL_STATUS_APPROVED',
      approvedAmount: cny(500_000_000n),
    })
    const closed = await clients.deals.closeRound(
      closing(dealId, fundId, { closedOn: today }),
      manager(),
    )
    expect(closed.traceId).toMatch(/^[0-9a-f]{32}$/)
    const table = await eventually(async () => {
      const found = await getCapTable(enterpriseId)
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
    const yesterday = { ...none, occurredOn: addDays(today, -1) }
    expect(await getCapTable(enterpriseId, yesterday)).toMatchObject({
      holders: [],
      classes: [],
      totalQuantity: '0',
    })
    const settled = await eventually(async () => {
      const now = await getFund(fundId)
      return now.invested?.minorUnits === 500_000_000n ? now : undefined
    })
    expect(settled).toMatchObject({
      reserved: cny(0n),
      available: cny(100_000_000_001n - 500_000_000n),
    })
    expect(await getDeal(dealId)).toMatchObject({
      figures: { postMoney: cny(3_000_000_000n), impliedSharesBefore: '1920000' },
      history: [{}, {}, { recording: { traceId: closed.traceId } }],
    })
  }, 60_000)
})

describe('Capital', () => {
  test('is never promised twice, however many approvals come at once', async () => {
    const fundId = await openFund(1_000_000_000n)
    const enterpriseId = await registered()
    const deals = await Promise.all(Array.from({ length: 6 }, () => openDeal(fundId, enterpriseId)))
    const outcomes = await Promise.allSettled(deals.map(({ id }) => approve(id, 400_000_000n)))
    const accepted = outcomes.filter(({ status }) => status === 'fulfilled')
    expect(accepted).toHaveLength(2)
    for (const outcome of outcomes) {
      if (outcome.status === 'rejected') {
        expect(outcome.reason).toMatchObject({ problem: { code: 'EXCEEDS_COMMITMENTS' } })
      }
    }
    expect(await getFund(fundId, 4)).toMatchObject({
      reserved: cny(800_000_000n),
      available: cny(200_000_000n),
    })
  }, 60_000)

  test('comes back when a deal is withdrawn, and can be promised again', async () => {
    const fundId = await openFund(1_000_000_000n)
    const enterpriseId = await registered()
    const [first, second] = await Promise.all([
      openDeal(fundId, enterpriseId),
      openDeal(fundId, enterpriseId),
    ])
    await approve(first.id, 1_000_000_000n)
    expect((await refusal(approve(second.id, 1n))).code).toBe('EXCEEDS_COMMITMENTS')
    await clients.deals.withdrawDeal(
      WithdrawDealRequest.fromPartial({
        commandId: command(),
        dealId: first.id,
        withdrawnOn: '2024-08-01',
        reason: '创始人另有选择',
      }),
      manager(),
    )
    const again = await eventually(async () => {
      try {
        return await approve(second.id, 1_000_000_000n)
      } catch {
        return undefined
      }
    })
    expect(again).toMatchObject({ version: 2 })
  }, 60_000)
})

describe('An enterprise', () => {
  test('that the news has not brought yet is asked of the registry, for the caller, once', async () => {
    const fundId = await openFund(1_000_000_000n)
    const enterpriseId = newId('Enterprise')
    registry.knowsSilently(enterpriseId)
    await openDeal(fundId, enterpriseId)
    const asked = registry.asked.filter((each) => each.endsWith(enterpriseId))
    expect(asked).toEqual([`user:test-fund-manager ${enterpriseId}`])
    const unknown = newId('Enterprise')
    expect(await refusal(openDeal(fundId, unknown))).toMatchObject({
      code: 'ENTERPRISE_UNKNOWN',
      kind: 'not-found',
    })
    expect((await refusal(getCapTable(unknown))).code).toBe('ENTERPRISE_UNKNOWN')
  })

  test('that was closed takes no further deal', async () => {
    const fundId = await openFund(1_000_000_000n)
    const enterpriseId = await registered()
    await registry.closes(enterpriseId, '2024-01-01')
    await eventually(async () => {
      const refused = await refusal(openDeal(fundId, enterpriseId)).catch(() => undefined)
      return refused?.code === 'ENTERPRISE_CLOSED' ? true : undefined
    })
  }, 60_000)
})

const transactions = (...made: readonly CapTableTransaction['transaction'][]) =>
  made.map((transaction) => ({ transaction }))

describe('Transactions', () => {
  const founding = (enterpriseId: string) =>
    RecordTransactionsRequest.fromPartial({
      commandId: command(),
      enterpriseId,
      transactions: transactions(
        {
          $case: 'defineStockClass',
          value: {
            enterpriseId: '',
            stockClassId: 'capital',
            name: '注册资本',
            classType: 'STOCK_CLASS_TYPE_REGISTERED_CAPITAL',
            sharesAuthorized: '',
          },
        },
        ...['甲', '乙', '丙'].map((name) => ({
          $case: 'nameStakeholder' as const,
          value: { enterpriseId: '', holderId: name, name, kind: 'HOLDER_KIND_FOUNDER' as const },
        })),
        ...['甲', '乙', '丙'].map((holderId) => ({
          $case: 'issueStock' as const,
          value: {
            enterpriseId: '',
            securityId: `出资-${holderId}`,
            holderId,
            stockClassId: 'capital',
            quantity: '1000000',
            sharePrice: '1',
            currency: 'CNY',
            issuedOn: '2015-01-01',
            resultingFromSecurityId: '',
            dealId: '',
            evidence: [],
            provenance: undefined,
          },
        })),
      ),
    })

  test('by a registrar are recorded all or none, in one commit, and read back at once', async () => {
    const enterpriseId = await registered()
    const outcome = await clients.capTables.recordTransactions(
      founding(enterpriseId),
      as('registrar'),
    )
    expect(outcome).toMatchObject({ id: enterpriseId, version: 7 })
    expect(await getCapTable(enterpriseId, none, 7)).toMatchObject({
      version: 7,
      totalQuantity: '3000000',
      holders: [{ percent: '33.3334' }, { percent: '33.3333' }, { percent: '33.3333' }],
    })
    const wrong = founding(enterpriseId)
    expect(
      await refusal(clients.capTables.recordTransactions(wrong, as('registrar'))),
    ).toMatchObject({ code: 'STOCK_CLASS_DEFINED_TWICE', facts: { transaction: '0' } })
    const { entries } = await clients.capTables.getCapTableHistory(
      { enterpriseId, asOf: none, page: undefined },
      as('operator'),
    )
    expect(entries).toHaveLength(7)
  })

  test('a round adds to registered capital, and the conversion keeps proportions', async () => {
    const enterpriseId = await registered()
    await clients.capTables.recordTransactions(founding(enterpriseId), manager())
    const fundId = await openFund(1_000_000_000n)
    const { id: dealId } = await openDeal(fundId, enterpriseId)
    await approve(dealId, 500_000_000n)
    await clients.deals.closeRound(closing(dealId, fundId), manager())
    await eventually(async () => {
      const { holders } = await getCapTable(enterpriseId)
      return holders.length === 5 ? true : undefined
    })
    const conversion = RecordTransactionsRequest.fromPartial({
      commandId: command(),
      enterpriseId,
      transactions: transactions(
        {
          $case: 'defineStockClass',
          value: {
            enterpriseId: '',
            stockClassId: 'shares',
            name: '普通股',
            classType: 'STOCK_CLASS_TYPE_COMMON',
            sharesAuthorized: '',
          },
        },
        {
          $case: 'convertStockClass',
          value: {
            enterpriseId: '',
            fromStockClassId: 'capital',
            toStockClassId: 'shares',
            totalQuantity: '60000000',
            convertedOn: '2025-01-01',
          },
        },
      ),
    })
    const { version } = await clients.capTables.recordTransactions(conversion, manager())
    const table = await getCapTable(enterpriseId, none, version)
    expect(table).toMatchObject({
      totalQuantity: '60000000',
      classes: [{ quantity: '0' }, { quantity: '60000000' }],
    })
    const sum = table.holders.reduce(
      (total, { percent }) => total + BigInt(percent.replace('.', '')),
      0n,
    )
    expect(sum).toBe(1_000_000n)
  }, 60_000)
})

describe('What is refused', () => {
  test('is a writer without the role, whoever may read, and anybody without a token', async () => {
    for (const role of ['registrar', 'bank-officer', 'operator', 'pilot-operator']) {
      expect((await refusal(clients.funds.openFund(fundOf([1n]), as(role)))).kind).toBe('forbidden')
    }
    const list = (options: { token: string }) =>
      clients.funds.listFunds({ page: undefined }, options)
    expect((await refusal(list(as('pilot-operator')))).kind).toBe('forbidden')
    expect((await refusal(list({ token: '' }))).kind).toBe('unauthenticated')
    expect((await list(as('bank-officer'))).funds.length).toBeGreaterThanOrEqual(0)
  })

  test('is a repeated command id with another request; the same one gets the first outcome', async () => {
    const request = fundOf([1n])
    const first = await clients.funds.openFund(request, manager())
    expect(await clients.funds.openFund(request, manager())).toEqual({
      ...first,
      repeatedCommand: true,
    })
    const other = clients.funds.openFund({ ...request, nameZh: '另一只' }, manager())
    expect((await refusal(other)).code).toBe('IDEMPOTENCY_KEY_REUSED')
  })

  test('is a stale version, and a request with faults, telling all of them', async () => {
    const fundId = await openFund(1n, 1n)
    const commitment = fundOf([1n]).commitments[0]
    const stale = { commandId: command(), fundId, expectedVersion: 1, commitment }
    expect(await refusal(clients.funds.addCommitment(stale, manager()))).toMatchObject({
      code: 'STALE_VERSION',
      kind: 'conflict',
    })
    const wrong = fundOf([1n], { currency: 'RMB', openedOn: '2023-02-30' })
    const problem = await refusal(clients.funds.openFund(wrong, manager()))
    expect(problem.fields?.map(({ pointer }) => pointer)).toEqual(['/currency', '/openedOn'])
  })
})

describe('Lists', () => {
  test('go on page by page without gap or repetition, the latest opened first', async () => {
    const fundId = await openFund(1_000_000_000n)
    const enterpriseId = await registered()
    const days = ['2024-01-01', '2024-02-01', '2024-02-01', '2024-03-01', '2024-04-01']
    const ids: string[] = []
    for (const openedOn of days) ids.push((await openDeal(fundId, enterpriseId, { openedOn })).id)
    const list = (token: string, size = 2) =>
      clients.deals.listDeals(
        { page: { size, token }, fundId, enterpriseId: '', status: 'DEAL_STATUS_SCREENING' },
        as('operator'),
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

describe('A fund service that is killed', () => {
  test('has every accepted command when it comes back, and finishes what it had begun', async () => {
    const fundId = await openFund(100_000_000_000n)
    const enterpriseId = await registered()
    const deals = await Promise.all(Array.from({ length: 4 }, () => openDeal(fundId, enterpriseId)))
    const approvals = deals.map(({ id }) =>
      approve(id, 500_000_000n).then(
        () => id,
        () => undefined,
      ),
    )
    await Promise.race(approvals)
    await running.kill()
    clients.close()
    running = await startFund(place, { REGISTRY_ADDRESS: registry.address })
    clients = clientsOf(running)
    const accepted = (await Promise.all(approvals)).filter((id) => id !== undefined)
    for (const id of accepted) {
      expect(await getDeal(id, 2)).toMatchObject({ status: 'DEAL_STATUS_APPROVED' })
    }
    // In the end exactly the approved deals have their capital reserved.
    await eventually(async () => {
      const found = await Promise.all(deals.map(({ id }) => getDeal(id, 1)))
      const approved = found.filter(({ status }) => status === 'DEAL_STATUS_APPROVED').length
      const { reserved } = await getFund(fundId, 2)
      return reserved?.minorUnits === 500_000_000n * BigInt(approved) ? true : undefined
    }, 30_000)
  }, 90_000)

  test('leaves its events to a relay of its own, when told to', async () => {
    await running.stop()
    clients.close()
    running = await startFund(place, { REGISTRY_ADDRESS: registry.address, RELAY: 'off' })
    clients = clientsOf(running)
    const fundId = await openFund(1n, 2n)
    const pending = async () =>
      (await clients.operations.getDelivery({}, as('operator'))).pendingCommits
    expect(await pending()).toBeGreaterThan(0n)
    const relay = await startFund(place, {}, 'relay')
    await eventually(async () => ((await pending()) === 0n ? true : undefined))
    expect(await getFund(fundId, 3)).toMatchObject({ version: 3 })
    expect(await relay.stop()).toBe(0)
  }, 90_000)

  test('stops in order when it is asked to', async () => {
    expect(await running.stop()).toBe(0)
  }, 30_000)
})
