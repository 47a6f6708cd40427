import { createHash } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { leafOf, verifyConsistency, verifyInclusion } from '@seedline/audit-log'
import { checkExport } from '@seedline/audit-log/check'
import { LogMissingQueriesRequest } from '@seedline/contracts/credit/v1/audit_service'
import {
  GetBankPolicyRequest,
  ListBankPoliciesRequest,
  ProposeBankPolicyRequest,
} from '@seedline/contracts/credit/v1/bank_policy_service'
import { RevokeConsentRequest } from '@seedline/contracts/credit/v1/consent_service'
import {
  AskEligibilityRequest,
  type EligibilityAnswer,
  ListEligibilityQueriesRequest,
} from '@seedline/contracts/credit/v1/eligibility_query_service'
import { eventually, refusal } from '@seedline/testing'
import { flattenedVerify, importJWK } from 'jose'
import { type BankDesk, newCommand, runBankDesk } from './testing/bank-desk.ts'

type Caller = { readonly token: string }

const ours = '914403990000100141'
const others = '91440399000010022U'
const number = '201819990002.5'

let desk: BankDesk
let enterpriseId: string
let rightId: string
let consentId: string
let own: Caller
let bank: Caller
let otherBank: Caller

beforeAll(async () => {
  desk = await runBankDesk()
  enterpriseId = await desk.register(ours)
  const otherId = await desk.register(others)
  own = await desk.as('enterprise-officer', ours)
  bank = await desk.as('bank-officer', 'First Bank')
  otherBank = await desk.as('bank-officer', 'Second Bank')
  const granted = { fact: { $case: 'granted' as const, value: { on: '2020-03-10' } } }
  const paid = {
    fact: { $case: 'annuityPaid' as const, value: { on: '2026-01-20', until: '2027-02-08' } },
  }
  ;({ id: rightId } = await desk.registerRight(enterpriseId, number, { facts: [granted, paid] }))
  await desk.registerRight(otherId, '201419990001.2', {
    filedOn: '2014-05-20',
    facts: [granted],
  })
  ;({ id: consentId } = await desk.grant(own, enterpriseId))
}, 120_000)

afterAll(() => desk?.stop())

const yes = (code: string) => ({ code, says: 'DECLARATION_YES' as const })
const looked = { registerCheckedOn: '2026-11-30', registerSource: '专利登记簿副本' }
const today = new Date().toISOString().slice(0, 10)
const checked = { ...looked, registerCheckedOn: today }

const ask = (by: Caller, requestId: string, more: object = {}) =>
  desk.queries.askEligibility(
    AskEligibilityRequest.fromPartial({
      requestId,
      uscc: ours,
      purpose: 'CONSENT_PURPOSE_LOAN_APPLICATION',
      product: 'LOAN_PRODUCT_IP_PLEDGE_LOAN',
      amount: { currency: 'CNY', minorUnits: 100_000_00n },
      tenorMonths: 12,
      rights: [
        {
          family: 'IP_FAMILY_PATENT',
          number,
          valuation: {
            amount: { currency: 'CNY', minorUnits: 1_000_000_00n },
            valuedOn: today,
            appraiser: '演示评估机构',
          },
          declared: [
            yes('PP-R12'),
            yes('implemented'),
            { code: 'secret', says: 'DECLARATION_NO' as const },
          ],
          ...checked,
        },
      ],
      declared: [
        'PP-C01',
        'PP-C02',
        'PP-C03',
        'PP-C04',
        'PP-C05',
        'credit-report',
        'judgment-debtor',
        'abnormal-list',
      ].map(yes),
      ...more,
    }),
    by,
  )

interface Shown {
  readonly verdict: {
    readonly decision: string
    readonly rights: readonly {
      readonly number: string
      readonly decision: string
      readonly version: number
      readonly reasons: readonly { readonly code: string; readonly outcome: string }[]
    }[]
  }
  readonly queryId: string
  readonly bank: string
}

const shown = ({ answer }: EligibilityAnswer): Shown => JSON.parse(answer) as Shown

const outcomeOf = (answer: EligibilityAnswer, code: string) =>
  shown(answer).verdict.rights[0]?.reasons.find((one) => one.code === code)?.outcome

/** The registry's rights take a moment to come. */
const known = (requestId: string, more: object = {}) => {
  let tries = 0
  return eventually(async () => {
    tries += 1
    const answer = await ask(bank, `${requestId}-${tries}`, more)
    return shown(answer).verdict.rights[0]?.number === '' ? undefined : answer
  })
}

describe('A bank that asks with a consent', () => {
  test('is told a verdict with its reasons, in bytes that it can check by itself', async () => {
    const answer = await known('first')
    const { verdict, queryId, bank: whose } = shown(answer)
    expect({ queryId, whose }).toEqual({ queryId: answer.queryId, whose: 'first bank' })
    expect(verdict.rights[0]).toMatchObject({ number: '201819990002.5' })
    expect(outcomeOf(answer, 'PP-R03')).toBe('met')
    expect(outcomeOf(answer, 'PP-R09')).toBe('met')
    const { keys } = await desk.queries.listAnswerKeys({}, otherBank)
    const key = keys.map((one) => JSON.parse(one)).find(({ kid }) => kid === answer.keyId)
    const [header = '', , signature = ''] = answer.signature.split('.')
    const verified = (text: string) =>
      importJWK(key, 'ES256').then((read) =>
        flattenedVerify(
          { protected: header, payload: Buffer.from(text).toString('base64url'), signature },
          read,
        ),
      )
    await verified(answer.answer)
    await expect(verified(answer.answer.replace('"bank"', '"Bank"'))).rejects.toThrow()
  })

  test('is told the same once more for the same id, and refused another question under it', async () => {
    const answer = await known('same')
    const requestId = answer.requestId
    const again = await ask(bank, requestId)
    expect(again).toEqual({ ...answer, repeatedQuery: true })
    expect((await refusal(ask(bank, requestId, { tenorMonths: 24 }))).code).toBe('QUERY_ID_TAKEN')
    const racing = await Promise.all(
      Array.from({ length: 8 }, () => ask(bank, 'racing', { tenorMonths: 6 })),
    )
    expect(new Set(racing.map(({ signature }) => signature)).size).toBe(1)
  })

  test('has any answer replayed to the very bytes', async () => {
    const { queryId, answer } = await known('replayed')
    const replayed = await desk.queries.replayEligibility({ queryId }, bank)
    const digest = createHash('sha256').update(answer).digest('hex')
    expect(replayed).toEqual({
      queryId,
      same: true,
      recordedDigest: digest,
      replayedDigest: digest,
    })
    expect((await refusal(desk.queries.replayEligibility({ queryId }, otherBank))).code).toBe(
      'QUERY_UNKNOWN',
    )
    expect((await refusal(desk.queries.getEligibilityAnswer({ queryId }, otherBank))).code).toBe(
      'QUERY_UNKNOWN',
    )
  })

  test('can prove that its query is logged, and later that the log still begins as it did', async () => {
    const { queryId, answer } = await known('logged')
    const proof = await desk.audits.proveQueryLogged({ queryId }, bank)
    const { head, index, entryId, entry } = proof
    const hashes = (path: readonly string[]) => path.map((one) => Buffer.from(one, 'base64url'))
    const rootOf = (of: typeof head) => Buffer.from(of?.root ?? '', 'base64url')
    const size = head?.size ?? 0
    const leaf = leafOf({ id: entryId, bytes: Buffer.from(entry) })
    const of = { leaf, index, size, root: rootOf(head) }
    expect(verifyInclusion(hashes(proof.path), of)).toBe(true)
    expect(JSON.parse(entry)).toMatchObject({
      queryId,
      bank: 'first bank',
      answerDigest: createHash('sha256').update(answer).digest('hex'),
    })
    const forged = leafOf({ id: entryId, bytes: Buffer.from(entry.replace('first', 'other')) })
    expect(verifyInclusion(hashes(proof.path), { ...of, leaf: forged })).toBe(false)
    await ask(bank, 'logged later')
    const { queryId: later } = await ask(bank, 'logged later')
    await desk.audits.proveQueryLogged({ queryId: later }, bank)
    const kept = await desk.audits.proveLogKept({ size }, otherBank)
    expect(kept.head?.size).toBeGreaterThan(size)
    expect(
      verifyConsistency(hashes(kept.path), {
        before: { size, root: rootOf(head) },
        after: { size: kept.head?.size ?? 0, root: rootOf(kept.head) },
      }),
    ).toBe(true)
    expect((await refusal(desk.audits.proveQueryLogged({ queryId }, otherBank))).code).toBe(
      'QUERY_UNKNOWN',
    )
  })

  test('is told nothing of a right that is somebody else’s', async () => {
    const answer = await ask(bank, 'foreign', {
      rights: [{ family: 'IP_FAMILY_PATENT', number: '201419990001.2', ...checked }],
    })
    const [right] = shown(answer).verdict.rights
    expect(right).toMatchObject({ number: '', version: 0, decision: 'indeterminate' })
    expect(answer.answer).not.toContain(others)
  })
})

describe('The audit log', () => {
  test('is exported whole to operators, page by page, as the check reads it, and to nobody else', async () => {
    const operator = await desk.as('operator', 'seedline')
    await known('exported')
    const lines: string[] = []
    for (let from = 0, pages = 0; pages < 1_000; pages += 1) {
      const page = await desk.audits.exportAuditLog({ from }, operator)
      lines.push(...page.lines)
      if (page.next === 0) break
      from = page.next
    }
    const head = await desk.audits.getAuditHead({}, bank)
    const all = async function* () {
      yield* lines
    }
    const report = await checkExport(all(), { keptHeads: [head.signature] })
    expect(report.findings).toEqual([])
    const forged = lines.map((line) => line.replace('exported-1', 'exported-9'))
    const changed = async function* () {
      yield* forged
    }
    expect((await checkExport(changed())).findings.length).toBeGreaterThan(0)
    expect((await refusal(desk.audits.exportAuditLog({ from: 0 }, bank))).code).toBe(
      'ROLE_NOT_ALLOWED',
    )
  })

  test('tells a bank its own entries, and none of another’s', async () => {
    const { queryId } = await known('own entries')
    const { lines } = await desk.audits.listAuditEntries({ from: 0 }, bank)
    const told = lines.map((line) => JSON.parse(line))
    expect(told.map(({ id }) => id)).toContain(queryId)
    for (const { entry } of told) expect(JSON.parse(entry).bank).toBe('first bank')
    const foreign = await desk.audits.listAuditEntries({ from: 0 }, otherBank)
    expect(foreign.lines.filter((line) => line.includes('first bank'))).toEqual([])
  })

  test('lacks nothing that was told; an operator has it compared', async () => {
    const operator = await desk.as('operator', 'seedline')
    await known('compared')
    const request = LogMissingQueriesRequest.fromPartial({ page: { size: 100 } })
    const { compared, logged } = await desk.audits.logMissingQueries(request, operator)
    expect(compared).toBeGreaterThan(0)
    expect(logged).toEqual([])
  })
})

describe('A bank’s own policy', () => {
  const proposal = (more: object = {}) =>
    ProposeBankPolicyRequest.fromPartial({
      commandId: newCommand(),
      policyVersion: '2098-1',
      effectiveFrom: '2098-01-01',
      parameters: JSON.stringify({ ltvInvention: '0.35' }),
      acceptedKinds: ['IP_KIND_INVENTION'],
      reason: '董事会决议',
      ...more,
    })

  test('is proposed by one of its people, approved by another, and nobody else’s to see', async () => {
    const { id, version } = await desk.policies.proposeBankPolicy(proposal(), bank)
    const approval = {
      commandId: newCommand(),
      expectedVersion: 0,
      bankPolicyId: id,
      entryVersion: version,
    }
    expect((await refusal(desk.policies.approveBankPolicy(approval, bank))).code).toBe(
      'POLICY_OWN_PROPOSAL',
    )
    expect((await refusal(desk.policies.approveBankPolicy(approval, otherBank))).code).toBe(
      'BANK_POLICY_UNKNOWN',
    )
    const second = await desk.as('bank-officer', 'First Bank', 'user:second')
    const again = { ...approval, commandId: newCommand() }
    const approved = await desk.policies.approveBankPolicy(again, second)
    const question = GetBankPolicyRequest.fromPartial({
      bankPolicyId: id,
      atLeastVersion: approved.version,
    })
    const policy = await desk.policies.getBankPolicy(question, bank)
    expect(policy.periods).toMatchObject([{ policyVersion: '2098-1', effectiveFrom: '2098-01-01' }])
    expect(JSON.parse(policy.periods[0]?.parametersJson ?? '')).toMatchObject({
      ltvInvention: '0.35',
      maxTenorMonths: 36,
    })
    expect((await refusal(desk.policies.getBankPolicy(question, otherBank))).code).toBe(
      'BANK_POLICY_UNKNOWN',
    )
    const seen = (by: Caller) =>
      desk.policies.listBankPolicies(ListBankPoliciesRequest.fromPartial({}), by)
    expect((await seen(bank)).policies.map((one) => one.bank)).toEqual(['first bank'])
    expect((await seen(otherBank)).policies).toEqual([])
  })

  test('that the rule data doesn’t allow is refused with the path of each parameter', async () => {
    const parameters = JSON.stringify({ ltvInvention: '0.9', horoscope: true })
    const { fields } = await refusal(
      desk.policies.proposeBankPolicy(proposal({ parameters }), bank),
    )
    expect(fields?.map(({ pointer }) => pointer)).toEqual([
      '/parameters/horoscope',
      '/parameters/ltvInvention',
    ])
    const past = proposal({ policyVersion: 'past', effectiveFrom: today })
    expect((await refusal(desk.policies.proposeBankPolicy(past, bank))).code).toMatch(
      /POLICY_DAY_PAST|POLICY_DAYS_REVERSED/,
    )
  })
})

describe('A bank without a consent', () => {
  test('is refused alike, whether or not there is such an enterprise', async () => {
    const known = await refusal(ask(otherBank, 'a'))
    const unknown = await refusal(ask(otherBank, 'b', { uscc: '91440399000000019Q' }))
    expect(known).toMatchObject({ code: 'CONSENT_MISSING', kind: 'forbidden' })
    expect(unknown).toEqual(known)
    const monitoring = { purpose: 'CONSENT_PURPOSE_LOAN_MONITORING' }
    expect(await refusal(ask(bank, 'c', monitoring))).toEqual(known)
  })

  test('is refused at once after a revocation; what was asked before stays on record, for both', async () => {
    await desk.consents.revokeConsent(
      RevokeConsentRequest.fromPartial({ commandId: newCommand(), consentId, reason: '不再' }),
      own,
    )
    expect((await refusal(ask(bank, 'after'))).code).toBe('CONSENT_MISSING')
    const listed = (by: Caller) =>
      desk.queries.listEligibilityQueries(ListEligibilityQueriesRequest.fromPartial({}), by)
    const seen = await eventually(async () => {
      const { queries } = await listed(own)
      return queries.some(({ requestId }) => requestId === 'after') ? queries : undefined
    })
    expect(seen).toEqual(
      expect.arrayContaining([
        expect.objectContaining({
          bank: 'first bank',
          requestId: 'after',
          refusedWith: 'CONSENT_MISSING',
        }),
        expect.objectContaining({ bank: 'first bank', requestId: 'racing', refusedWith: '' }),
        expect.objectContaining({ bank: 'second bank', requestId: 'a' }),
      ]),
    )
    const { queries } = await listed(otherBank)
    expect(queries.map(({ bank: whose }) => whose)).toEqual(['second bank', 'second bank'])
  })
})

test('a lapse that the registry records is in the next answer within a second', async () => {
  await desk.grant(own, enterpriseId, { signatory: '重新签署' })
  await desk.recordFacts(rightId, [
    {
      fact: {
        $case: 'statusChanged',
        value: { on: '2026-11-20', status: 'IP_LEGAL_STATUS_TERMINATED_FEE' },
      },
    },
  ])
  const recorded = Date.now()
  let tries = 0
  const answer = await eventually(async () => {
    tries += 1
    const told = await ask(bank, `lapse-${tries}`)
    return outcomeOf(told, 'PP-R02') === 'not-met' ? told : undefined
  })
  expect(Date.now() - recorded).toBeLessThan(5_000)
  expect(shown(answer).verdict.decision).toBe('ineligible')
})
