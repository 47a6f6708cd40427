import { type Caller, expectStatus } from '../system/caller.ts'
import { synthetic } from '../system/seed-round.ts'

/** A fund that no trial can exhaust. */
export async function openLargeFund(as: Caller): Promise<string> {
  const amount = { currency: 'CNY', amount: '100000000000.00' }
  const opened = await as.post('/funds', {
    nameZh: '演示·故障试验基金',
    currency: 'CNY',
    targetSize: amount,
    openedOn: '2024-01-10',
    generalPartner: 'Trial Capital (synthetic)',
    commitments: [
      {
        partnerId: 'anchor',
        partnerName: 'Anchor (synthetic)',
        partnerKind: 'government',
        amount,
        committedOn: '2024-01-10',
      },
    ],
    provenance: synthetic,
  })
  return expectStatus(201, opened).id
}
