// Requests that every service takes as they are.

export const uuid = '6f1d7d5e-9a3b-5c1d-8e2f-0a1b2c3d4e5f'
export const cny = (amount: unknown) => ({ currency: 'CNY', amount })
export const paper = { kind: 'resolution', title: '投委会决议' }
export const deal = {
  fundId: uuid,
  enterpriseId: uuid,
  round: 'a-plus',
  proposedAmount: cny('12.34'),
  openedOn: '2024-05-20',
}
export const commitment = {
  partnerId: 'p-1',
  partnerName: '引导基金',
  partnerKind: 'government',
  amount: cny('1.00'),
  committedOn: '2024-01-02',
}
export const fund = {
  nameZh: '新材料基金',
  currency: 'CNY',
  openedOn: '2024-01-01',
  generalPartner: '管理人',
}
export const subscription = {
  holderId: 'h-1',
  holderName: '甲',
  holderKind: 'founder',
  shares: '10',
  amount: cny('50.00'),
}
export const closing = {
  closedOn: '2024-05-20',
  sharePrice: cny('5.00'),
  subscriptions: [subscription],
  evidence: [paper],
}
export const onDeal = { path: { dealId: uuid } }
export const onEnterprise = { path: { enterpriseId: uuid } }
export const provenance = { source: '执照', confidence: 'verified', synthetic: false }
