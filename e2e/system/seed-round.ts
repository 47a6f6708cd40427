import { type Caller, expectStatus, until } from './caller.ts'

/** Dates of the story, as local dates in Shanghai. */
export function dayInShanghai(daysAgo = 0): string {
  const day = new Date(Date.now() - daysAgo * 86_400_000)
  return new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' }).format(day)
}

export const synthetic = {
  source: 'end-to-end journey',
  confidence: 'reported',
  synthetic: true,
} as const

export const resolution = (title: string) => ({ kind: 'resolution', title }) as const

const yuan = (amount: string) => ({ currency: 'CNY', amount })

/** An enterprise with founders, a fund with three kinds of partners, and an approved deal. */
export interface Prepared {
  readonly enterpriseId: string
  readonly fundId: string
  readonly dealId: string
}

/** Everything up to the closing: register, open the fund, open the deal, approve, record the founders. */
export async function prepareSeedRound(as: Caller, uscc: string): Promise<Prepared> {
  const registered = await as.post('/enterprises', {
    uscc,
    nameZh: '演示·旅程材料有限公司',
    nameEn: 'Journey Materials (synthetic)',
    materialField: 'NEM',
    district: '440306',
    foundedOn: '2024-03-01',
    provenance: synthetic,
  })
  const enterpriseId: string = expectStatus(201, registered).id
  const fundId = await openFund(as)
  const opened = await as.post('/deals', {
    fundId,
    enterpriseId,
    round: 'seed',
    proposedAmount: yuan('3000000.00'),
    openedOn: dayInShanghai(20),
  })
  const dealId: string = expectStatus(201, opened).id
  const approved = await as.post(`/deals/${dealId}/approval`, {
    approvedAmount: yuan('3000000.00'),
    approvedOn: dayInShanghai(5),
    evidence: [resolution('Resolution of the investment committee')],
  })
  expectStatus(201, approved)
  // An approved deal is a stake in the enterprise: before it only a registrar may.
  await recordFounders(as, enterpriseId)
  return { enterpriseId, fundId, dealId }
}

async function openFund(as: Caller): Promise<string> {
  const partner = (id: string, kind: string, amount: string) => ({
    partnerId: id,
    partnerName: `${id} (synthetic)`,
    partnerKind: kind,
    amount: yuan(amount),
    committedOn: '2024-01-10',
  })
  const opened = await as.post('/funds', {
    nameZh: '演示·旅程种子基金',
    nameEn: 'Journey Seed Fund (synthetic)',
    currency: 'CNY',
    targetSize: yuan('100000000.00'),
    openedOn: '2024-01-10',
    generalPartner: 'Journey Capital (synthetic)',
    commitments: [
      partner('city-guidance-fund', 'government', '30000000.00'),
      partner('insurance-house', 'institutional', '50000000.00'),
      partner('anchor-manufacturer', 'enterprise', '20000000.00'),
    ],
    provenance: synthetic,
  })
  return expectStatus(201, opened).id
}

/** Two founders hold what no round issued. */
async function recordFounders(as: Caller, enterpriseId: string): Promise<void> {
  const founder = (holderId: string) => ({
    type: 'name-stakeholder',
    holderId,
    name: `${holderId} (synthetic)`,
    kind: 'founder',
  })
  const shares = (holderId: string, quantity: string) => ({
    type: 'issue-stock',
    securityId: `common-${holderId}`,
    holderId,
    stockClassId: 'common',
    quantity,
    sharePrice: yuan('1'),
    issuedOn: '2024-03-01',
    evidence: [{ kind: 'registration', title: 'Articles of association' }],
    provenance: synthetic,
  })
  const founders = {
    transactions: [
      { type: 'define-stock-class', stockClassId: 'common', name: 'Common', classType: 'common' },
      founder('founder-one'),
      founder('founder-two'),
      shares('founder-one', '6000000'),
      shares('founder-two', '1000000'),
    ],
  }
  const path = `/enterprises/${enterpriseId}/cap-table/transactions`
  // The stake is found in views, a moment after the approval.
  const { answer } = await until(
    () => as.post(path, founders),
    ({ status }) => status !== 403,
    15_000,
  )
  expectStatus(201, answer)
}

/** The closing: the fund and an angel subscribe 1,500,000 shares at 2.00. */
export function closing(fundId: string) {
  const subscription = (shares: string, amount: string, holder: object) => ({
    ...holder,
    shares,
    amount: yuan(amount),
  })
  return {
    closedOn: dayInShanghai(0),
    preMoney: yuan('14000000.00'),
    sharePrice: yuan('2.00'),
    subscriptions: [
      subscription('1000000', '2000000.00', {
        fundId,
        holderName: 'Journey Seed Fund (synthetic)',
        holderKind: 'fund',
      }),
      subscription('500000', '1000000.00', {
        holderId: 'angel',
        holderName: 'Angel (synthetic)',
        holderKind: 'individual',
      }),
    ],
    evidence: [
      {
        kind: 'contract',
        title: 'Investment agreement',
        url: 'https://example.com/agreement.pdf',
      },
    ],
    provenance: synthetic,
  }
}
