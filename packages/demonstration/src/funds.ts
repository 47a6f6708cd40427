import { idOf, type Write } from '@seedline/gateway-client'
import { deriveId, type LocalDate, localDate } from '@seedline/values'
import { provenance } from './facts.ts'

export interface DemoFund {
  /** What the plan calls its id. */
  readonly name: 'seed-fund' | 'growth-fund' | 'listing-fund' | 'frontier-fund'
  readonly zh: string
  readonly en: string
  readonly openedOn: LocalDate
  /** In units of 10,000 yuan. */
  readonly government: number
  readonly institutional: readonly number[]
  readonly enterprise: number
}

export const funds: readonly DemoFund[] = [
  {
    name: 'seed-fund',
    zh: '演示·新材料种子基金',
    en: 'Demo New Materials Seed Fund (synthetic)',
    openedOn: localDate('2018-11-20'),
    government: 24_000,
    institutional: [20_000, 16_000],
    enterprise: 20_000,
  },
  {
    name: 'growth-fund',
    zh: '演示·新材料成长基金',
    en: 'Demo New Materials Growth Fund (synthetic)',
    openedOn: localDate('2020-03-16'),
    government: 60_000,
    institutional: [80_000, 50_000],
    enterprise: 60_000,
  },
  {
    name: 'listing-fund',
    zh: '演示·新材料上市培育基金',
    en: 'Demo New Materials Pre-listing Fund (synthetic)',
    openedOn: localDate('2021-01-18'),
    government: 90_000,
    institutional: [120_000, 80_000],
    enterprise: 110_000,
  },
  {
    name: 'frontier-fund',
    zh: '演示·前沿材料专项基金',
    en: 'Demo Frontier Materials Special Fund (synthetic)',
    openedOn: localDate('2023-06-01'),
    government: 15_000,
    institutional: [10_000],
    enterprise: 8_000,
  },
]

/** Opening a fund with its three kinds of partners, and one partner who came a year later. */
export function fundSteps(fund: DemoFund): Write[] {
  const partner = (kind: string, index: number, tenThousands: number, zh: string) => ({
    partnerId: `${fund.name}.${kind}.${index}`,
    partnerName: zh,
    partnerKind: kind,
    amount: yuan(tenThousands),
    committedOn: fund.openedOn,
  })
  const first = [
    partner('government', 1, fund.government, '演示·市级引导基金'),
    ...fund.institutional.map((amount, index) =>
      partner('institutional', index + 1, amount, `演示·机构出资人 ${index + 1}`),
    ),
    partner('enterprise', 1, fund.enterprise, '演示·产业龙头企业'),
  ]
  const late = Math.round(fund.enterprise / 2)
  const sum = fund.government + fund.enterprise + fund.institutional.reduce((a, b) => a + b, 0)
  const year = Number(fund.openedOn.slice(0, 4)) + 1
  return [
    {
      kind: 'write',
      label: { zh: `设立 ${fund.zh}`, en: `Open ${fund.en}` },
      key: deriveId('DemoFund', fund.name),
      role: 'fund-manager',
      path: ['funds'],
      as: fund.name,
      body: {
        nameZh: fund.zh,
        nameEn: fund.en,
        currency: 'CNY',
        targetSize: yuan(sum + late),
        openedOn: fund.openedOn,
        generalPartner: '演示·新材料基金管理公司',
        commitments: first,
        provenance,
      },
    },
    {
      kind: 'write',
      label: { zh: `${fund.zh} 后续认缴`, en: `${fund.en}: a later commitment` },
      key: deriveId('DemoCommitment', fund.name, 'late'),
      role: 'fund-manager',
      path: ['funds', idOf(fund.name), 'commitments'],
      body: {
        ...partner('enterprise', 2, late, '演示·上游材料企业'),
        committedOn: `${year}${fund.openedOn.slice(4)}`,
      },
    },
  ]
}

function yuan(tenThousands: number) {
  return { currency: 'CNY', amount: `${tenThousands}0000.00` }
}
