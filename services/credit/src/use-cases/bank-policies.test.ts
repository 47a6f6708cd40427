import { describe, expect, test } from '@jest/globals'
import type { Faults } from '@seedline/contracts/kinds'
import { readCreditRules } from '@seedline/rules'
import { commandCalls, memoryStore, refusal, testActor } from '@seedline/testing'
import { instant, localDate, moneyOf, type Problem } from '@seedline/values'
import { bankPolicy } from '../bank-policy/aggregate.ts'
import { decide } from '../bank-policy/decide.ts'
import { bankPolicyIdOf } from '../bank-policy/events.ts'
import { policyIn, usualPolicy } from './bank-policies.ts'
import { checkPolicy, proposePolicy } from './propose-policy.ts'

const rules = await readCreditRules()
const at = instant('2026-01-05T04:00:00.000Z')
const calls = (subject: string, organisation = 'First Bank') =>
  commandCalls({ ...testActor('bank-officer'), subject, organisation }, at)
const bankPolicyId = bankPolicyIdOf('first bank')
const from = localDate('2026-02-01')
const proposed = (more: object = {}) => ({
  policyVersion: '2026-1',
  effectiveFrom: from,
  parameters: { ltvInvention: '0.35', maxTenorMonths: 24 },
  acceptedKinds: ['trademark', 'invention'] as never,
  mostAmount: moneyOf('CNY', '5000000'),
  reason: '董事会决议',
  evidence: [],
  ...more,
})

async function withApproved() {
  const store = memoryStore('credit')
  const { version } = await proposePolicy({ store, rules }, proposed(), calls('first')('propose'))
  const by = { by: 'second', byName: '乙' }
  const command = {
    type: 'ApproveBankPolicy',
    at,
    bankPolicyId,
    entryVersion: version,
    ...by,
  } as const
  await store.execute(bankPolicy, bankPolicyId, calls('second')('approve').context, (state) =>
    decide(command, state),
  )
  return { store, policyOf: policyIn({ store, rules }) }
}

describe('A bank’s own policy', () => {
  test('counts from its day on, whole, with the usual value of what it doesn’t set', async () => {
    const { policyOf } = await withApproved()
    const policy = await policyOf('first bank', from)
    const usual = usualPolicy(rules, from)
    expect(policy).toMatchObject({
      version: '2026-1',
      effectiveFrom: from,
      parameters: { ...usual.parameters, ltvInvention: '0.35', maxTenorMonths: 24 },
      own: {
        acceptedKinds: ['invention', 'trademark'],
        mostAmount: { currency: 'CNY', amount: '5000000.00' },
      },
    })
    expect(policy.own?.digest).toMatch(/^[0-9a-f]{64}$/)
  })

  test('counts neither before its day, nor for another bank, which has the usual one', async () => {
    const { policyOf } = await withApproved()
    const before = localDate('2026-01-31')
    expect(await policyOf('first bank', before)).toEqual(usualPolicy(rules, before))
    expect(await policyOf('second bank', from)).toEqual(usualPolicy(rules, from))
  })

  test('is one for a bank, however its people write its name', async () => {
    const { store } = await withApproved()
    const again = proposePolicy(
      { store, rules },
      proposed(),
      calls('third', ' FIRST  bank')('propose again'),
    )
    expect((await refusal(again)).code).toBe('POLICY_VERSION_TAKEN')
  })

  test('that isn’t what the rule data lets it be is noted, each parameter at its path', () => {
    const noted: string[] = []
    const faults = {
      note: (pointer: string, { code, title }: Problem) =>
        void noted.push(`${pointer} ${code} ${title.en}`),
    } as unknown as Faults
    const parameters = { ltvInvention: '0.9', maxTenorMonths: '24', unheardOf: 1 }
    checkPolicy(rules)(proposed({ parameters }), faults)
    expect(noted).toEqual([
      '/parameters/unheardOf POLICY_ITEM_INVALID there is no such entry',
      '/parameters/ltvInvention POLICY_ITEM_INVALID not from 0.25 to 0.5',
      '/parameters/maxTenorMonths POLICY_ITEM_INVALID not from 1 to 36',
    ])
    checkPolicy(rules)(proposed(), faults)
    expect(noted).toHaveLength(3)
  })
})
