import type { Role } from '@seedline/contracts/roles'
import { eventually } from '@seedline/testing'
import { type Caller, callerOf, expectStatus } from '../system/caller.ts'
import type { RunningSystem } from '../system/running-system.ts'
import { type Prepared, resolution, synthetic } from '../system/seed-round.ts'

/** What the cells of the table are asked about, all of one enterprise, one fund and one bank. */
export interface Things extends Prepared {
  readonly uscc: string
  readonly consentId: string
  readonly queryId: string
  readonly ipRightId: string
  readonly rightNumber: string
  readonly pledgeId: string
  readonly portfolioPledgeId: string
  readonly watchId: string
  readonly alertId: string
  readonly bankPolicyId: string
  readonly loanApplicationId: string
  readonly riskPoolId: string
}

/** The organisations whose all that is, and others that have as much. */
export const organisations = {
  manager: { own: 'first-fund-management', other: 'second-fund-management' },
  bank: { own: 'first-bank', other: 'second-bank' },
  enterprise: { own: '914403990000000439', other: '91440399000010022U' },
} as const

const paper = [resolution('A paper of the table')]
export const rightNumbers = ['201719000001.7', '201719000002.1', '201719000003.6'] as const

type Made = (path: string, body: object) => Promise<string>

const made =
  (as: Caller): Made =>
  async (path, body) =>
    expectStatus(201, await as.post(path, body)).id

/** What the consents, queries and pledges of an enterprise's bank are. */
interface BankDesk {
  readonly enterpriseId: string
  readonly uscc: string
  readonly bank: string
}

const consenting = ({ enterpriseId, bank }: BankDesk) => ({
  enterpriseId,
  bank,
  purposes: ['loan-application'],
  scopes: ['ip-portfolio'],
  validFrom: '2024-01-01',
  validTo: '2099-12-31',
  signatory: 'A person (synthetic)',
  capacity: 'Legal representative',
  textDigest: 'ab'.repeat(32),
  textLanguage: 'zh-CN',
  separate: true,
  method: 'paper',
  grantedOn: '2024-01-02',
  evidence: paper,
})

/** What a bank asks. */
export const asking = (uscc: string) => ({
  requestId: 'of-the-table',
  uscc,
  purpose: 'loan-application',
  product: 'ip-pledge-loan',
  tenorMonths: 12,
})

/** A loan on nothing but its applicant's name, which the bank records from paper. */
export const loanAsked = (uscc: string) => ({
  bank: organisations.bank.own,
  uscc,
  product: 'credit-loan',
  amount: { currency: 'CNY', amount: '1000000.00' },
  termMonths: 12,
  method: 'equal-principal',
  purpose: 'Raw materials (synthetic)',
  evidence: paper,
})

const riskPool = {
  name: 'A pool of the table (synthetic)',
  products: ['credit-loan'],
  sharePercent: '50',
  cap: { currency: 'CNY', amount: '10000000.00' },
  openedOn: '2024-01-02',
  provenance: synthetic,
}

/** It counts on a day that nobody here comes to. */
export const bankPolicy = {
  policyVersion: 'of-the-table',
  effectiveFrom: '2098-01-01',
  parameters: { ltvInvention: '0.35' },
  reason: 'For the table',
}

export const debt = (uscc: string) => ({
  uscc,
  secured: { currency: 'CNY', amount: '1000000.00' },
  maturesOn: '2035-01-20',
  contractNumber: 'A contract (synthetic)',
})

/** Records what the table asks about, beside a closed round; the other organisations get something of their own. */
export async function prepareThings(system: RunningSystem, round: Prepared): Promise<Things> {
  const somebody = async (role: Role, organisation: string): Promise<Caller> =>
    callerOf(system.gatewayUrl, await system.signer.token(role, { organisation }))
  const office = await somebody('registrar', 'cluster-office')
  const registrar = made(office)
  const banker = await somebody('bank-officer', organisations.bank.own)
  const uscc = organisations.enterprise.own
  const { enterpriseId } = round
  await recordSecrets(registrar, enterpriseId)
  const rightOf = (number: string) =>
    registrar('/ip-rights', {
      family: 'patent',
      number,
      title: 'A collateral (synthetic)',
      filedOn: '2017-07-21',
      owners: [{ enterpriseId, name: '演示·旅程材料有限公司' }],
      acquisition: 'original',
      facts: [{ type: 'granted', on: '2019-05-14' }],
      provenance: synthetic,
    })
  const [rightNumber, ...others] = rightNumbers
  const ipRightId = await rightOf(rightNumber)
  for (const number of others) await rightOf(number)
  // The bank desk hears of the enterprise and its rights a moment later.
  const soon = <T>(run: () => Promise<T>) => eventually(() => run().catch(() => undefined))
  const consentId = await soon(() =>
    registrar('/consents', consenting({ enterpriseId, uscc, bank: organisations.bank.own })),
  )
  const queryId: string = await soon(
    async () => expectStatus(200, await banker.post('/eligibility-queries', asking(uscc))).queryId,
  )
  const pledgeId = await soon(() =>
    made(banker)('/pledges', { ...debt(uscc), family: 'patent', number: rightNumber }),
  )
  const portfolioPledgeId = await soon(() =>
    made(banker)('/portfolio-pledges', {
      ...debt(uscc),
      rights: others.map((number) => ({ family: 'patent', number })),
    }),
  )
  // And the registry of whose the round’s papers are.
  const manager = await somebody('fund-manager', organisations.manager.own)
  await eventually(async () => {
    const { body } = await manager.get(`/enterprises/${enterpriseId}/ladder`)
    return body.papersWithheld === true ? undefined : body
  })
  await recordOfOthers(registrar, made(await somebody('fund-manager', organisations.manager.other)))
  return {
    ...round,
    uscc,
    consentId,
    queryId,
    ipRightId,
    rightNumber,
    pledgeId,
    portfolioPledgeId,
    bankPolicyId: await made(banker)('/bank-policies', bankPolicy),
    loanApplicationId: await made(banker)('/loan-applications', loanAsked(uscc)),
    riskPoolId: await registrar('/risk-pools', riskPool),
    ...(await whatTheBankHears(banker, office, { ipRightId, uscc })),
  }
}

/** A pledge is watched by itself, and its bank told of what is recorded of its right. */
async function whatTheBankHears(
  banker: Caller,
  office: Caller,
  { ipRightId, uscc }: Pick<Things, 'ipRightId' | 'uscc'>,
): Promise<Pick<Things, 'watchId' | 'alertId'>> {
  const first = (path: string, id: string): Promise<string> =>
    eventually(
      async () => expectStatus(200, await banker.get(`${path}?uscc=${uscc}`)).items[0]?.[id],
    )
  const watchId = await first('/watches', 'watchId')
  const facts = [
    { type: 'dispute-opened', on: '2024-01-02', reference: 'A dispute', kind: 'contract' },
  ]
  expectStatus(201, await office.post(`/ip-rights/${ipRightId}/facts`, { facts }))
  return { watchId, alertId: await first('/alerts', 'alertId') }
}

async function recordSecrets(registrar: Made, enterpriseId: string): Promise<void> {
  const of = `/enterprises/${enterpriseId}`
  await registrar(`${of}/figures`, {
    period: '2024',
    statedOn: '2025-04-20',
    audited: true,
    figures: [
      { item: 'revenue', value: '12345.60', unit: '万元' },
      { item: 'value_added', value: '2345.60', unit: '万元' },
    ],
    provenance: synthetic,
  })
  await registrar(`${of}/attested-facts`, {
    fact: 'no_major_incident_3y',
    value: 'true',
    attestedOn: '2025-06-30',
    by: 'Safety officer (synthetic)',
    evidence: paper,
    provenance: synthetic,
  })
  await registrar(`${of}/contacts`, {
    name: '演示·周某',
    telephone: '+86 755 0000 0000',
    purpose: 'finance',
    since: '2024-01-01',
    provenance: synthetic,
  })
}

async function recordOfOthers(registrar: Made, manager: Made): Promise<void> {
  const { other: uscc } = organisations.enterprise
  const bank = organisations.bank.other
  const enterpriseId = await registrar('/enterprises', {
    uscc,
    nameZh: '演示·另一家材料有限公司',
    provenance: synthetic,
  })
  await eventually(() =>
    registrar('/consents', consenting({ enterpriseId, uscc, bank })).catch(() => undefined),
  )
  await manager('/funds', {
    nameEn: 'Another fund (synthetic)',
    currency: 'CNY',
    openedOn: '2024-01-10',
    generalPartner: 'Another Capital (synthetic)',
    commitments: [],
    provenance: synthetic,
  })
}
