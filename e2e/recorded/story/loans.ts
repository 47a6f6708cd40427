import { ask, type Step, settle, tell } from '../steps.ts'
import { api, paper, synthetic } from './facts.ts'

const uscc = '914403990000100659'
const right = { family: 'patent', number: '201719000003.6' }
const all = `${api}/loan-applications`
const pools = `${api}/risk-pools`
const pledge = `${api}/ip-rights/@{loan-right}/pledges/@{loan-pledge}`
const pool = `${pools}/@{loan-pool-open}`
const claim = `${pool}/claims/@{loan-pool-claimed/claims/0/poolClaimId}`

/** The day of the story. */
const today = '@{loan-pledge-read/reservedOn}'
const cny = (amount: string) => ({ currency: 'CNY', amount })

const terms = {
  amount: cny('1200000.00'),
  termMonths: 12,
  method: 'equal-principal',
  purpose: 'Raw materials',
  evidence: paper,
}
const asked = { bank: 'recorded', uscc, product: 'credit-loan', ...terms }

const contract = {
  contractedOn: '2024-01-05',
  contractNumber: 'A contract of the story',
  amount: cny('1000000.00'),
  ratePercent: '3.6',
  dayCount: 'actual-360',
  method: 'equal-principal',
  everyMonths: 1,
  maturesOn: '2025-01-10',
  evidence: paper,
}

const bank = (name: string, path: string, body: object): Step =>
  tell(`loan-${name}`, 'bank-officer', path, body)
const keeper = (name: string, path: string, body: object): Step =>
  tell(`loan-pool-${name}`, 'registrar', path, body)

/** What follows of an application; `loan` is the name of its draft. */
const step = (loan: string, name: string, path: string, body: object): Step =>
  bank(`${loan}-${name}`, `${all}/@{loan-${loan}}/${path}`, body)

/** Everything that nobody has stated is an exception here. */
const unstated = ['designation', 'innovation-points', 'no-adverse-credit']

const handedIn = (loan: string): readonly Step[] => [
  bank(loan, all, asked),
  step(loan, 'submit', 'submission', { note: 'Signed by the enterprise' }),
]

const approve = (loan: string, more: object): Step =>
  tell(`loan-${loan}-approve`, 'second-bank-officer', `${all}/@{loan-${loan}}/approval`, {
    amount: cny('1000000.00'),
    reason: 'Agreed',
    ...more,
  })

const approved = (loan: string): readonly Step[] => [
  ...handedIn(loan),
  step(loan, 'review', 'reviews', { reason: 'Looked at' }),
  approve(loan, { exceptions: ['tax-credit', ...unstated] }),
]

const secured: readonly Step[] = [
  tell('loan-right', 'registrar', `${api}/ip-rights`, {
    ...right,
    title: 'A collateral of a loan (synthetic)',
    filedOn: '2017-07-21',
    owners: [{ enterpriseId: '@{loan-enterprise}', name: '虚构借款企业' }],
    acquisition: 'original',
    facts: [
      { type: 'granted', on: '2019-05-14' },
      { type: 'annuity-paid', on: '2024-01-02', until: '2037-07-21' },
    ],
    provenance: synthetic,
  }),
  settle,
  bank('pledge', `${api}/pledges`, {
    uscc,
    ...right,
    secured: cny('1000000.00'),
    maturesOn: '2035-01-20',
    contractNumber: 'A contract of the story',
  }),
  ask('loan-pledge-read', 'bank-officer', pledge),
  bank('pledge-file', `${pledge}/filing`, { filedOn: today, filingNumber: 'F-2' }),
  bank('pledge-register', `${pledge}/registration`, {
    registeredOn: today,
    registrationNumber: 'Y-2',
  }),
  settle,
  bank('query', `${api}/eligibility-queries`, {
    requestId: 'loan',
    uscc,
    purpose: 'loan-application',
    product: 'ip-pledge-loan',
    amount: cny('100000.00'),
    tenorMonths: 12,
    rights: [
      {
        ...right,
        valuation: { amount: cny('1000000.00'), valuedOn: today, appraiser: 'An appraiser' },
        declared: [
          { code: 'PP-R12', says: 'yes' },
          { code: 'implemented', says: 'yes' },
          { code: 'secret', says: 'no' },
        ],
        registerCheckedOn: today,
        registerSource: 'A copy of the register',
      },
    ],
    declared: [
      ...['PP-C01', 'PP-C02', 'PP-C03', 'PP-C04', 'PP-C05'],
      ...['credit-report', 'judgment-debtor', 'abnormal-list'],
    ].map((code) => ({ code, says: 'yes' })),
  }),
  bank('secured', all, { ...asked, product: 'ip-pledge-loan', rights: [right] }),
  step('secured', 'submit', 'submission', {}),
  step('secured', 'review', 'reviews', { reason: 'Looked at' }),
  approve('secured', {
    pledges: [
      {
        ipRightId: '@{loan-right}',
        pledgeId: '@{loan-pledge}',
        queryId: '@{loan-query/queryId}',
      },
    ],
  }),
  step('secured', 'contract', 'contract', {
    ...contract,
    contractedOn: today,
    everyMonths: 12,
    maturesOn: '2034-01-20',
  }),
  step('secured', 'draw', 'drawdowns', { drawnOn: today, amount: cny('500000.00') }),
  step('secured', 'early', 'early-repayments', {
    paidOn: today,
    drawdown: 1,
    principal: cny('100000.00'),
  }),
  step('secured', 'extend', 'extensions', {
    extendedOn: today,
    maturesOn: '2034-07-20',
    reason: 'A late customer',
  }),
  step('secured', 'repay', 'repayments', { paidOn: today, amount: cny('10000.00') }),
  step('secured', 'subsidy', 'subsidies', {
    scheme: 'district-ip-pledge',
    periodFrom: '2024-01-01',
    periodTo: today,
  }),
]

const overdue: readonly Step[] = [
  ...approved('overdue'),
  step('overdue', 'contract', 'contract', contract),
  step('overdue', 'draw', 'drawdowns', { drawnOn: '2024-01-10', amount: cny('600000.00') }),
  keeper('open', pools, {
    name: 'A pool of the story',
    products: ['credit-loan'],
    sharePercent: '50',
    cap: cny('10000000.00'),
    openedOn: '2024-01-02',
    provenance: synthetic,
  }),
  settle,
  bank('pool-claim', `${pools}/@{loan-pool-open}/claims`, {
    loanApplicationId: '@{loan-overdue}',
  }),
  settle,
  ask('loan-pool-claimed', 'registrar', `${pools}/@{loan-pool-open}`),
  keeper('decline', `${claim}/refusal`, { reason: 'A paper is missing' }),
  keeper('reverse', `${claim}/reversals`, { entryVersion: 3, reason: 'It was found' }),
  keeper('pay', `${claim}/payment`, { paidOn: today, evidence: paper }),
  keeper('recover', `${claim}/recoveries`, { recovered: cny('10000.00'), recoveredOn: today }),
  ask('loan-pools', 'bank-officer', pools),
  step('overdue', 'write-off', 'write-off', { writtenOffOn: today, reason: 'Nothing is left' }),
]

/** A bank that lends: with a pledge, without one, and what becomes of a loan that nobody repays. */
export const ofLoans: readonly Step[] = [
  tell('loan-enterprise', 'registrar', `${api}/enterprises`, {
    nameZh: '虚构借款企业',
    uscc,
    provenance: synthetic,
  }),
  settle,
  bank('without-consent', all, asked),
  tell('loan-consent', 'registrar', `${api}/consents`, {
    enterpriseId: '@{loan-enterprise}',
    bank: 'recorded',
    purposes: ['loan-application'],
    scopes: ['ip-portfolio'],
    validFrom: '2024-01-01',
    validTo: '2099-12-31',
    signatory: 'A person of the story',
    capacity: 'Legal representative',
    textDigest: 'ab'.repeat(32),
    textLanguage: 'zh-CN',
    separate: true,
    method: 'paper',
    grantedOn: '2024-01-02',
    evidence: paper,
  }),
  bank('declined', all, asked),
  step('declined', 'amend', 'amendments', { ...terms, termMonths: 24 }),
  step('declined', 'submit', 'submission', {}),
  step('declined', 'review', 'reviews', { reason: 'Looked at' }),
  step('declined', 'more', 'requests', { reason: 'A paper is missing' }),
  step('declined', 'submit-again', 'submission', { evidence: paper }),
  step('declined', 'state', 'statements', {
    requirementId: 'tax-credit',
    met: true,
    reason: 'Grade A',
    evidence: paper,
  }),
  step('declined', 'decline', 'refusal', { reason: 'Too much debt' }),
  bank('withdrawn', all, asked),
  step('withdrawn', 'withdraw', 'withdrawal', { reason: 'Another bank lends' }),
  ...approved('closed'),
  step('closed', 'contract', 'contract', contract),
  step('closed', 'close', 'closing', { closedOn: '2024-02-05', reason: 'Nothing was drawn' }),
  step('closed', 'reverse', 'reversals', { entryVersion: 6, reason: 'Of another loan' }),
  ...secured,
  ...overdue,
  settle,
  ask('loan-read', 'bank-officer', `${all}/@{loan-secured}`),
  ask('loan-list', 'bank-officer', `${all}?uscc=${uscc}`),
]
