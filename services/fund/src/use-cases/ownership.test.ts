import { beforeEach, describe, expect, test } from '@jest/globals'
import { capTables, deals, funds, type Operation } from '@seedline/contracts/operations'
import { allows, isRole, roles } from '@seedline/contracts/roles'
import {
  type MemoryStore,
  memoryStore,
  memoryView,
  recordedMessages,
  testActor,
} from '@seedline/testing'
import { newId, ProblemError } from '@seedline/values'
import { guardsOf } from '../inbound/grpc/guards.ts'
import { recordRoundOnCapTable } from '../processes/record-round-on-cap-table.ts'
import { getCapTableHistory } from '../projections/cap-table/history.ts'
import { getCapTable } from '../projections/cap-table/query.ts'
import { capTableView } from '../projections/cap-table/view.ts'
import { seenBy } from '../projections/fund/managed.ts'
import { allKnown, asking, callOf, dealIdOf, fundIdOf } from '../testing/command-calls.ts'
import {
  angelPart,
  approveDeal as approvalTerms,
  closeRound as closingTerms,
  openDeal as dealTerms,
  fundPart,
} from '../testing/deal-samples.ts'
import { commitment, openFund as fundTerms } from '../testing/fund-samples.ts'
import { fundSteps } from '../testing/fund-steps.ts'
import { enterpriseId, noon } from '../testing/samples.ts'
import { approveDeal } from './approve-deal.ts'
import { closeRound } from './close-round.ts'
import { type Enterprises, isOfEnterprise } from './enterprise-standing.ts'
import { openDeal } from './open-deal.ts'
import { dealsSeenBy } from './ownership.ts'

const fundId = fundIdOf('fund')
const dealId = dealIdOf('deal')
/** Of callOf: who opens the fund and its deal. */
const own = 'fund'
/** Of the enterprise, for which its own people speak. */
const code = '914403990000100141'
const coded: Enterprises = { ...allKnown, known: async () => ({ closedOn: undefined, uscc: code }) }

let store: MemoryStore

beforeEach(async () => {
  store = memoryStore('fund')
  const commitments = [commitment('government', '10000000.00')]
  await fundSteps(store).openFund({ ...fundTerms(), commitments }, callOf('fund'))
  const ports = { store, enterprises: allKnown }
  await openDeal(ports, { ...dealTerms(), fundId }, { ...callOf('deal'), asking })
  await approveDeal(ports, { ...approvalTerms(), dealId }, callOf('approve'))
  const subscriptions = [{ ...fundPart, fundId, holderId: fundId }, angelPart]
  const closing = { ...closingTerms(), dealId, subscriptions }
  await closeRound(ports, closing, { ...callOf('close'), asking })
  const record = recordRoundOnCapTable({ store, clock: () => noon })
  for (const message of recordedMessages(store))
    await record(message, { deadline: asking.deadline })
})

/** What became of asking for an operation on the fund, its deal, or the enterprise: 'passed', or the code. */
async function asks(
  { of, effect, admits }: Operation,
  role: string,
  organisation: string,
  values: Readonly<Record<string, unknown>> = { fundId, dealId, enterpriseId },
): Promise<string> {
  const guards = guardsOf(store, async (asked) => asked === own, coded)
  const guard = of === 'nobody' || of === 'maker' || of === 'shown' ? undefined : guards[of]
  try {
    await guard?.({
      ...asking,
      values,
      admits,
      actor: testActor(role, { organisation }),
      changes: effect !== undefined,
    })
    return 'passed'
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error
    return error.problem.code
  }
}

/**
 * What people of another organisation are told, by operation. One that is new has to be entered here: whether it is
 * theirs is to be thought of.
 */
const toOthers: Readonly<Record<string, string>> = {
  openFund: 'passed',
  listFunds: 'passed',
  getFund: 'FUND_OF_ANOTHER_ORGANISATION',
  reverseCommitment: 'FUND_OF_ANOTHER_ORGANISATION',
  addCommitment: 'FUND_OF_ANOTHER_ORGANISATION',
  changeFundManager: 'FUND_OF_ANOTHER_ORGANISATION',
  setFundPolicy: 'FUND_OF_ANOTHER_ORGANISATION',
  classifyFund: 'FUND_OF_ANOTHER_ORGANISATION',
  openDeal: 'FUND_OF_ANOTHER_ORGANISATION',
  listDeals: 'passed',
  getDeal: 'DEAL_UNKNOWN',
  startDueDiligence: 'DEAL_UNKNOWN',
  approveDeal: 'DEAL_UNKNOWN',
  declineDeal: 'DEAL_UNKNOWN',
  withdrawDeal: 'DEAL_UNKNOWN',
  closeRound: 'DEAL_UNKNOWN',
  reverseRound: 'DEAL_UNKNOWN',
  reverseApproval: 'DEAL_UNKNOWN',
  reopenDeal: 'DEAL_UNKNOWN',
  recordTransactions: 'CAP_TABLE_OF_OTHERS',
  reverseTransactions: 'CAP_TABLE_OF_OTHERS',
  previewReversal: 'CAP_TABLE_OF_OTHERS',
  getCapTable: 'passed',
  getCapTableHistory: 'passed',
}

const operations: readonly Operation[] = [funds, deals, capTables].flatMap((group) =>
  Object.values<Operation>(group.operations),
)
const overseers = ['registrar', 'statistician', 'operator']

describe.each(operations.map((operation) => [operation.name, operation] as const))(
  '%s',
  (name, operation) => {
    // An enterprise's own people belong to no organisation that manages funds: they are asked for below.
    const admitted = roles.filter(
      (role) => allows(operation.admits, [role]) && role !== 'enterprise-officer',
    )
    // Nobody but a registrar passes for the enterprise's sake; overseers read, and act for none.
    const expected = (role: string): string | undefined => {
      if (!overseers.includes(role)) return toOthers[name]
      if (operation.of === 'enterprise') return role === 'registrar' ? 'passed' : toOthers[name]
      if (operation.effect === undefined || toOthers[name] === 'passed') return 'passed'
      return 'FUND_OF_ANOTHER_ORGANISATION'
    }

    test.each(admitted)('is for a %s of the managing organisation', async (role) => {
      expect(await asks(operation, role, own)).toBe('passed')
    })

    test.each(admitted)('is for a %s of another organisation as the table says', async (role) => {
      expect(isRole(role)).toBe(true)
      for (const organisation of ['other', '', 'seedline'])
        expect(await asks(operation, role, organisation)).toBe(expected(role))
    })
  },
)

describe('What an enterprise’s own people may read', () => {
  const theirs = operations.filter(({ admits }) => allows(admits, ['enterprise-officer']))

  test('is its cap table and that table’s history', () => {
    expect(theirs.map(({ name }) => name)).toEqual(['getCapTable', 'getCapTableHistory'])
  })

  test('is refused to those of another enterprise', async () => {
    for (const operation of theirs) {
      const asked = (organisation: string) => asks(operation, 'enterprise-officer', organisation)
      expect(await asked(code)).toBe('passed')
      for (const other of ['914403990000100223', '', own])
        expect(await asked(other)).toBe('FACTS_OF_ANOTHER_ENTERPRISE')
    }
  })

  test('stays theirs where the record goes on as another, and only the other’s people’s', async () => {
    const merged: Enterprises = {
      ...allKnown,
      known: async (id) =>
        id === enterpriseId
          ? { closedOn: undefined, uscc: '914403990000100223', mergedInto: newId('Enterprise') }
          : { closedOn: undefined, uscc: code },
    }
    const asked = (organisation: string) =>
      isOfEnterprise(merged, enterpriseId, {
        ...asking,
        actor: testActor('enterprise-officer', { organisation }),
      })
    expect(await asked(code)).toBe(true)
    expect(await asked('914403990000100223')).toBe(false)
  })
})

test('Whoever oversees funds and manages one of another organisation is told whose it is, not that there is none', async () => {
  const { startDueDiligence } = deals.operations
  const guards = guardsOf(store, async () => false, allKnown)
  const actor = testActor('fund-manager', {
    roles: ['fund-manager', 'registrar'],
    organisation: 'other',
  })
  const { admits } = startDueDiligence
  const asked = { ...asking, values: { dealId }, admits, actor, changes: true }
  expect(startDueDiligence.of).toBe('managed-deal')
  await expect(guards['managed-deal']?.(asked)).rejects.toMatchObject({
    problem: { code: 'FUND_OF_ANOTHER_ORGANISATION', kind: 'forbidden' },
  })
})

test('What is not there is left to be told by whoever looks for it', async () => {
  const nowhere = { fundId: fundIdOf('none'), dealId: dealIdOf('none'), enterpriseId }
  for (const operation of [deals.operations.getDeal, funds.operations.getFund])
    expect(await asks(operation, 'coach', 'other', nowhere)).toBe('passed')
})

test('A fund that was handed over is for its new organisation alone', async () => {
  const handing = { fundId, organisation: 'next', reason: 'sold' }
  await fundSteps(store).changeFundManager(handing, callOf('handed'))
  const { addCommitment, getFund } = funds.operations
  expect(await asks(addCommitment, 'fund-manager', own)).toBe('FUND_OF_ANOTHER_ORGANISATION')
  expect(await asks(getFund, 'fund-manager', own)).toBe('FUND_OF_ANOTHER_ORGANISATION')
  expect(await asks(addCommitment, 'fund-manager', 'next')).toBe('passed')
  expect(await asks(deals.operations.approveDeal, 'fund-manager', 'next')).toBe('passed')
})

describe('A cap table that a round of a fund is on', () => {
  const toldTo = async (role: string, organisation: string) => {
    const sees = dealsSeenBy(
      store,
      testActor(role, { organisation }),
      role === 'enterprise-officer' && organisation === code,
    )
    const capTables = memoryView(capTableView, recordedMessages(store))
    const sources = { store, capTables, isKnown: async () => true, sees }
    const { deadline } = asking
    const asked = { enterpriseId, asOf: {}, atLeastVersion: 0, deadline }
    return {
      table: await getCapTable(sources, asked),
      history: await getCapTableHistory(sources, { ...asked, page: { size: 200, token: '' } }),
    }
  }
  const dealsIn = (told: unknown): boolean =>
    ['增资协议', dealId].some((word) => JSON.stringify(told).includes(word))

  test.each([
    ['fund-manager', own, true],
    ['coach', own, true],
    ['operator', 'other', true],
    ['fund-manager', 'other', false],
    ['enterprise-officer', code, true],
  ])('tells its papers and its deal to a %s of %s: %s', async (role, organisation, tells) => {
    const { table, history } = await toldTo(role, organisation)
    expect(dealsIn(table)).toBe(tells)
    expect(dealsIn(history)).toBe(tells)
  })

  test('tells everybody who owns how much, and others that papers are withheld', async () => {
    const { table, history } = await toldTo('fund-manager', 'other')
    expect(table.holders).toMatchObject([
      {
        holderId: fundId,
        quantity: '400000',
        securities: [{ papersWithheld: true, sharePrice: '12.5' }],
      },
      { holderId: 'angel-1', quantity: '80000' },
    ])
    const told = history.entries.map(({ recording }) => recording?.eventType.split('.').at(-1))
    expect(told).not.toContain('RoundReserved')
    expect(told.filter((type) => type === 'StockIssued')).toHaveLength(2)
  })

  test('tells others neither by whose word nor in which trace a round came there, with its class and names, too', async () => {
    const { history } = await toldTo('fund-manager', 'other')
    const types = history.entries.map(({ recording }) => recording?.eventType.split('.').at(-1))
    expect(new Set(types)).toEqual(
      new Set(['StockClassDefined', 'StakeholderNamed', 'StockIssued']),
    )
    for (const { recording } of history.entries)
      expect(recording).toMatchObject({
        recordedBy: { organisation: '', onBehalfOf: '' },
        traceId: '',
      })
    const seen = await toldTo('coach', own)
    expect(seen.history.entries.map(({ papersWithheld }) => papersWithheld)).not.toContain(true)
  })
})

test('An organisation without a name has no funds, and so no stake', () => {
  expect(seenBy(testActor('fund-manager', { organisation: '' }))).toEqual({
    'terms.managedBy': { $in: [] },
  })
})
