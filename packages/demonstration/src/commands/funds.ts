import { idOf, type Write } from '@seedline/gateway-client'
import { deriveId } from '@seedline/values'
import type { Commitment, FundData } from '../data.ts'
import { provenance } from '../evidence.ts'
import { moneyOfYuan } from '../money.ts'

/** Opening a fund with its partners, one partner who came later, and whose money it invests. */
export function fundSteps(fund: FundData): Write[] {
  const { name, nameZh, nameEn, openedOn, generalPartner, commitments, laterCommitment } = fund
  const { classified } = fund
  return [
    {
      kind: 'write',
      label: { zh: `设立 ${nameZh}`, en: `Open ${nameEn}` },
      key: deriveId('DemoFund', name),
      role: 'fund-manager',
      path: ['funds'],
      as: name,
      body: {
        nameZh,
        nameEn,
        currency: 'CNY',
        targetSize: moneyOfYuan(fund.targetSize),
        openedOn,
        generalPartner,
        commitments: commitments.map(commitmentBody),
        provenance,
      },
    },
    {
      kind: 'write',
      label: { zh: `${nameZh} 后续认缴`, en: `${nameEn}: a later commitment` },
      key: deriveId('DemoCommitment', name, 'late'),
      role: 'fund-manager',
      path: ['funds', idOf(name), 'commitments'],
      body: commitmentBody(laterCommitment),
    },
    ...(classified === undefined
      ? []
      : [
          {
            kind: 'write' as const,
            label: { zh: `${nameZh} 类别`, en: `${nameEn}: its kind` },
            key: deriveId('DemoFundKind', name),
            role: 'fund-manager' as const,
            path: ['funds', idOf(name), 'kind'],
            body: classified,
          },
        ]),
  ]
}

function commitmentBody({ id, name, kind, amount, committedOn }: Commitment) {
  return {
    partnerId: id,
    partnerName: name,
    partnerKind: kind,
    amount: moneyOfYuan(amount),
    committedOn,
  }
}
