import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import {
  ApproveLoanRequest,
  ContractLoanRequest,
  DraftLoanRequest,
  DrawLoanRequest,
  GetLoanApplicationRequest,
  ListLoanApplicationsRequest,
  RepayLoanRequest,
  ReviewLoanRequest,
  SubmitLoanRequest,
} from '@seedline/contracts/credit/v1/loan_application_service'
import {
  ClaimFromPoolRequest,
  GetRiskPoolRequest,
  OpenRiskPoolRequest,
} from '@seedline/contracts/credit/v1/risk_pool_service'
import { refusal } from '@seedline/testing'
import { addMonths } from '@seedline/values'
import { type BankDesk, newCommand, runBankDesk } from './testing/bank-desk.ts'
import { atOnce, type Caller, settled, today } from './testing/pledging.ts'

const ours = '914403990000100141'
const yuan = (minorUnits: bigint) => ({ currency: 'CNY', minorUnits })

let desk: BankDesk
let own: Caller
let officer: Caller
let colleague: Caller
let otherBank: Caller
let loanApplicationId: string

beforeAll(async () => {
  desk = await runBankDesk()
  own = await desk.as('enterprise-officer', ours)
  officer = await desk.as('bank-officer', 'First Bank')
  colleague = await desk.as('bank-officer', 'First Bank', 'user:colleague')
  otherBank = await desk.as('bank-officer', 'Second Bank')
  await desk.grant(own, await desk.register(ours))
}, 120_000)

afterAll(async () => {
  await desk?.stop()
}, 60_000)

const code = async (asked: Promise<unknown>) => (await refusal(asked)).code
const of = (more: object = {}) => ({ commandId: newCommand(), loanApplicationId, ...more })
const asked = {
  bank: 'First Bank',
  uscc: ours,
  product: 'LOAN_PRODUCT_CREDIT_LOAN',
  amount: yuan(120_000_000n),
  termMonths: 12,
  method: 'REPAYMENT_METHOD_EQUAL_PRINCIPAL',
  purpose: '购买原材料',
} as const

const read = (by: Caller, atLeastVersion = 0) =>
  desk.loans.getLoanApplication(
    GetLoanApplicationRequest.fromPartial({ loanApplicationId, atLeastVersion }),
    by,
  )
const listed = async (by: Caller) => {
  const request = ListLoanApplicationsRequest.fromPartial({})
  const { loanApplications } = await desk.loans.listLoanApplications(request, by)
  return loanApplications.map((one) => one.loanApplicationId)
}
const draw = (minorUnits: bigint) =>
  desk.loans.drawLoan(
    DrawLoanRequest.fromPartial(of({ drawnOn: today(), amount: yuan(minorUnits) })),
    officer,
  )
const repay = (minorUnits: bigint) =>
  desk.loans.repayLoan(
    RepayLoanRequest.fromPartial(of({ paidOn: today(), amount: yuan(minorUnits) })),
    officer,
  )

describe('A loan', () => {
  test('that an enterprise drafts its bank sees once it is handed in, and no other bank ever', async () => {
    const draft = DraftLoanRequest.fromPartial({ commandId: newCommand(), ...asked })
    const { id } = await desk.loans.draftLoan(draft, own)
    loanApplicationId = id
    expect((await desk.loans.draftLoan(draft, own)).id).toBe(id)
    const { version } = await read(own, 1)
    expect(version).toBe(1)
    expect(await listed(own)).toEqual([id])
    expect(await code(read(officer))).toBe('LOAN_UNKNOWN')
    expect(await listed(officer)).toEqual([])
    const submitted = await desk.loans.submitLoan(SubmitLoanRequest.fromPartial(of()), own)
    expect(await read(officer, submitted.version)).toMatchObject({
      status: 'LOAN_APPLICATION_STATUS_RECEIVED',
      receivedOn: today(),
      bank: 'first bank',
    })
    expect(await listed(officer)).toEqual([id])
    expect(await code(read(otherBank))).toBe('LOAN_UNKNOWN')
    expect(await listed(otherBank)).toEqual([])
  })

  test('is drafted by nobody for others, and by a bank only with a consent', async () => {
    const draft = () => DraftLoanRequest.fromPartial({ commandId: newCommand(), ...asked })
    expect(await code(desk.loans.draftLoan(draft(), otherBank))).toBe('LOAN_OF_OTHERS')
    const theirs = { ...draft(), bank: 'Second Bank' }
    expect(await code(desk.loans.draftLoan(theirs, otherBank))).toBe('CONSENT_MISSING')
  })

  test('is approved by somebody who has not reviewed it, with every exception named', async () => {
    const review = ReviewLoanRequest.fromPartial(of({ reason: '已核实' }))
    const { version } = await desk.loans.reviewLoan(review, officer)
    const { requirements } = await read(officer, version)
    expect(requirements.length).toBeGreaterThan(1)
    const open = requirements
      .filter(({ outcome }) => outcome !== 'LOAN_REQUIREMENT_OUTCOME_MET')
      .map(({ requirementId }) => requirementId)
    const approval = (exceptions: readonly string[]) =>
      ApproveLoanRequest.fromPartial(
        of({ amount: yuan(110_000_000n), reason: '同意', exceptions: [...exceptions] }),
      )
    expect(await code(desk.loans.approveLoan(approval(open), officer))).toBe(
      'LOAN_REVIEWER_APPROVES',
    )
    expect(await code(desk.loans.approveLoan(approval(open.slice(1)), colleague))).toBe(
      'LOAN_REQUIREMENT_OPEN',
    )
    const approved = await desk.loans.approveLoan(approval(open), colleague)
    const { status, decision } = await read(own, approved.version)
    expect(status).toBe('LOAN_APPLICATION_STATUS_APPROVED')
    expect(decision).toBeDefined()
  })

  test('is drawn within its contract, also by two at once', async () => {
    const contract = ContractLoanRequest.fromPartial(
      of({
        contractedOn: today(),
        contractNumber: 'DK-1',
        amount: yuan(100_000_000n),
        ratePercent: '3.6',
        dayCount: 'DAY_COUNT_ACTUAL_360',
        method: 'REPAYMENT_METHOD_EQUAL_PRINCIPAL',
        everyMonths: 1,
        maturesOn: addMonths(today(), 12),
      }),
    )
    await desk.loans.contractLoan(contract, officer)
    const outcomes = await atOnce(
      [1, 2, 3, 4].map(() => () => settled(() => draw(60_000_000n))),
      4,
    )
    expect(outcomes.toSorted()).toEqual([
      'LOAN_MORE_THAN_CONTRACTED',
      'LOAN_MORE_THAN_CONTRACTED',
      'LOAN_MORE_THAN_CONTRACTED',
      'accepted',
    ])
  })

  test('tells both what is owed when, to the fen, and takes no more than that', async () => {
    const before = await read(own)
    expect(before).toMatchObject({ standing: 'LOAN_STANDING_ON_SCHEDULE', overdueDays: 0 })
    expect(before.outstanding).toEqual(yuan(60_000_000n))
    const principals = before.schedule.map(({ principal }) => principal?.minorUnits ?? 0n)
    expect(principals).toHaveLength(12)
    expect(principals.reduce((sum, one) => sum + one)).toBe(60_000_000n)
    expect(await code(repay(100_000_000n))).toBe('LOAN_OVERPAID')
    const { version } = await repay(5_000_000n)
    const after = await read(own, version)
    expect(after.repayments).toMatchObject([{ amount: yuan(5_000_000n) }])
    const paid = after.schedule.reduce(
      (sum, one) =>
        sum + (one.paidPrincipal?.minorUnits ?? 0n) + (one.paidInterest?.minorUnits ?? 0n),
      0n,
    )
    expect(paid).toBe(5_000_000n)
  })
})

describe('A risk pool', () => {
  test('is told to banks and enterprises, and pays for no loan that is on schedule', async () => {
    const { id: riskPoolId } = await desk.pools.openRiskPool(
      OpenRiskPoolRequest.fromPartial({
        commandId: newCommand(),
        name: '演示资金池',
        products: ['LOAN_PRODUCT_CREDIT_LOAN'],
        sharePercent: '50',
        cap: yuan(1_000_000_000n),
        openedOn: '2026-01-05',
        provenance: { source: 'made up', confidence: 'CONFIDENCE_UNVERIFIED', synthetic: true },
      }),
      desk.registrar,
    )
    const question = GetRiskPoolRequest.fromPartial({ riskPoolId, atLeastVersion: 1 })
    for (const by of [officer, own, desk.registrar])
      expect(await desk.pools.getRiskPool(question, by)).toMatchObject({
        available: yuan(1_000_000_000n),
        exhausted: false,
        claims: [],
      })
    const claim = (by: Caller) =>
      desk.pools.claimFromPool(ClaimFromPoolRequest.fromPartial({ ...of(), riskPoolId }), by)
    expect(await code(claim(officer))).toBe('POOL_LOAN_NOT_IN_DEFAULT')
    expect(await code(claim(otherBank))).toBe('LOAN_UNKNOWN')
  })
})
