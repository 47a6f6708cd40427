import { type CreditRules, readCreditRules } from '@seedline/rules'
import { localDate } from '@seedline/values'
import { type BankPolicy, parseBankPolicy } from '../bank-policy.ts'
import type { Fact, Told } from '../facts/known.ts'
import { aspects, type RightFacts } from '../facts/right-facts.ts'
import { judge } from '../judge.ts'
import type { AskedRight, PledgeQuestion } from '../question.ts'
import type { Reason } from '../reason.ts'

/** Made up, all of it: an enterprise, its rights and a bank's question on a Monday. */
export const day = localDate('2026-11-30')
export const rightId = '0193a1f0-0000-7000-8000-000000000001'
export const self = '0193a1f0-0000-7000-8000-0000000000e1'
export const other = '0193a1f0-0000-7000-8000-0000000000e2'

const told: Told = { version: 1, source: '专利登记簿副本', confidence: 'verified', synthetic: true }

export const fact = <T>(value: T, more: Partial<Told> = {}): Fact<T> => ({
  ...told,
  ...more,
  value,
})
export const on = localDate

/** An invention that nothing is wrong with, as far as anybody can see. */
export const sound: RightFacts = {
  rightId,
  version: 7,
  observedAt: '2026-11-30T01:00:00.000Z',
  toldFor: day,
  family: 'patent',
  kind: 'invention',
  number: '201810123456.7',
  title: '一种示例材料',
  owners: fact({ owners: [{ enterpriseId: self, name: '示例新材料', share: null }], since: null }),
  filedOn: fact(on('2018-02-08')),
  grantedOn: fact(on('2020-03-10'), { version: 2 }),
  expiresOn: fact(on('2038-02-08')),
  fees: fact({ dueOn: on('2027-02-08'), graceUntil: on('2027-08-08') }, { version: 3 }),
  ended: 'unknown',
  suspended: 'unknown',
  preserved: 'unknown',
  sameDayNumber: 'unknown',
  acquisition: fact('original'),
  acquiredOn: fact(on('2018-02-08')),
  secret: 'unknown',
  implemented: 'unknown',
  licences: [],
  disputes: [],
  invalidations: [],
  consents: [],
  pledges: [],
  checked: Object.fromEntries(
    aspects.map((aspect) => [aspect, fact(on('2026-11-27'), { version: 0 })]),
  ) as RightFacts['checked'],
}

export const asked: AskedRight = {
  rightId,
  valuation: {
    currency: 'CNY',
    amount: '10000000.00',
    on: on('2026-06-01'),
    appraiser: '示例评估',
  },
  acknowledgements: {},
  judgements: { 'PP-R12': 'passes', 'TM-R02': 'passes', 'TM-R05': 'passes', 'TM-N01': 'passes' },
  declared: { secret: fact(false), implemented: fact(true) },
}

export const question: PledgeQuestion = {
  product: 'ip-pledge-loan',
  day,
  loan: {
    currency: 'CNY',
    amount: '3000000.00',
    maturity: on('2028-11-30'),
    tenorMonths: 'unknown',
  },
  pledgor: { enterpriseId: self, name: '示例新材料' },
  rights: [asked],
  contract: Object.fromEntries(
    ['PP-C01', 'PP-C02', 'PP-C03', 'PP-C04', 'PP-C05'].map((code) => [code, fact(true)]),
  ),
  borrower: {
    'credit-report': fact('clear'),
    'judgment-debtor': fact('clear'),
    'abnormal-list': fact('clear'),
  },
  controllerGuarantee: 'unknown',
  statements: { 'consent-recorded': fact(true) },
  judgements: {},
}

export const rules: CreditRules = await readCreditRules()

/** The grounds of one set of rules, as the data has them. */
export const groundsOf = (id: string) =>
  rules.pledge.statutory
    .filter((one) => one.id === id)
    .flatMap(({ versions }) => versions.flatMap((one) => one.grounds))

export function policyOf(parameters: Readonly<Record<string, unknown>> = {}): BankPolicy {
  const [defaults] = rules.pledge.policyDefaults
  if (defaults === undefined) throw new Error('no defaults')
  const parsed = parseBankPolicy(
    { version: 'v1', effectiveFrom: '2026-01-01', parameters },
    defaults,
  )
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problem))
  return parsed.value
}

export interface Otherwise {
  readonly right?: Partial<RightFacts>
  readonly asked?: Partial<AskedRight>
  readonly question?: Partial<PledgeQuestion>
  readonly policy?: Readonly<Record<string, unknown>>
  readonly merged?: readonly { readonly enterpriseId: string; readonly survivorId: string }[]
}

/** The inputs with some of them otherwise. */
export const inputsWith = (change: Otherwise = {}) => ({
  question: { ...question, rights: [{ ...asked, ...change.asked }], ...change.question },
  facts: { rights: [{ ...sound, ...change.right }], merged: change.merged ?? [] },
  rules,
  policy: policyOf(change.policy),
})

export const verdictWith = (change: Otherwise = {}) => judge(inputsWith(change))

/** Of the one right, or of the loan. */
export function reasonIn(change: Otherwise, code: string): Reason {
  const { rights, reasons } = verdictWith(change)
  const found = [...reasons, ...rights.flatMap((one) => one.reasons)].find(
    (reason) => reason.code === code,
  )
  if (found === undefined) throw new Error(`no reason ${code}`)
  return found
}

/** With nobody having looked that aspect up. */
export const unlooked = (...of: readonly (typeof aspects)[number][]): Partial<RightFacts> => ({
  checked: { ...sound.checked, ...Object.fromEntries(of.map((aspect) => [aspect, 'unknown'])) },
})
