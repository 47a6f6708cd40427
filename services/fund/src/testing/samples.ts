import type { Evidence, Provenance } from '@seedline/values'
import { deriveId, instant, localDate, type Money, moneyOf } from '@seedline/values'

/** Noon in Shanghai on 23 November 2026: "today" of every test. */
export const noon = instant('2026-11-23T04:00:00.000Z')
export const tomorrow = localDate('2026-11-24')
export const fundId = deriveId('Fund', 'fund-1')
export const dealId = deriveId('Deal', 'deal-1')
export const otherDealId = deriveId('Deal', 'deal-2')
export const enterpriseId = deriveId('Enterprise', '91440399000000019Q')

export const provenance: Provenance = {
  source: 'made up for tests',
  confidence: 'unverified',
  synthetic: true,
}

export const resolution: Evidence = {
  kind: 'resolution',
  title: '投资决策委员会决议 2024-07',
  url: '',
  sha256: '',
}

export const yuan = (amount: string): Money => moneyOf('CNY', amount)
