import type { Caller } from './caller.ts'

const provenance = { source: 'bench', confidence: 'reported', synthetic: true } as const
const yuan = (amount: string) => ({ currency: 'CNY', amount })
const day = (daysAgo: number): string =>
  new Date(Date.now() - daysAgo * 86_400_000).toISOString().slice(0, 10)

/** Commands of one seed round: register, open the deal, approve, close. */
export const COMMANDS = 4

/** Registers an enterprise of that name; its id. */
export async function register(caller: Caller, name: string): Promise<string> {
  const nameZh = `演示·测速 ${name}`
  return (await caller.post('/enterprises', { nameZh, provenance })).id
}

/** A fund that no measurement exhausts; its id. */
export async function openFund(caller: Caller): Promise<string> {
  const amount = yuan('100000000000.00')
  const commitment = {
    partnerId: 'anchor',
    partnerName: 'Anchor (synthetic)',
    partnerKind: 'government',
    amount,
    committedOn: '2024-01-10',
  }
  const opened = await caller.post('/funds', {
    nameZh: '演示·测速基金',
    currency: 'CNY',
    targetSize: amount,
    openedOn: '2024-01-10',
    generalPartner: 'Bench Capital (synthetic)',
    commitments: [commitment],
    provenance,
  })
  return opened.id
}

/** One enterprise from its registration to a closed seed round; the enterprise's id. */
export async function seedRound(caller: Caller, fundId: string, name: string): Promise<string> {
  const enterpriseId = await register(caller, name)
  const deal = await caller.post('/deals', {
    fundId,
    enterpriseId,
    round: 'seed',
    proposedAmount: yuan('2000000.00'),
    openedOn: day(3),
  })
  await caller.post(`/deals/${deal.id}/approval`, {
    approvedAmount: yuan('2000000.00'),
    approvedOn: day(2),
    evidence: [{ kind: 'resolution', title: 'Resolution' }],
  })
  await caller.post(`/deals/${deal.id}/closing`, closingOf(fundId))
  return enterpriseId
}

const closingOf = (fundId: string) => ({
  closedOn: day(1),
  preMoney: yuan('14000000.00'),
  sharePrice: yuan('2.00'),
  subscriptions: [
    {
      fundId,
      holderName: 'Bench Fund (synthetic)',
      holderKind: 'fund',
      shares: '1000000',
      amount: yuan('2000000.00'),
    },
    {
      holderId: 'angel',
      holderName: 'Angel (synthetic)',
      holderKind: 'individual',
      shares: '500000',
      amount: yuan('1000000.00'),
    },
  ],
  evidence: [{ kind: 'contract', title: 'Agreement', url: 'https://example.com/a.pdf' }],
  provenance,
})
