/** What many requests of the story say. */
export const api = '/api/v1'

export const yuan = (amount: string) => ({ currency: 'CNY', amount })

export const synthetic = { source: 'recorded story', confidence: 'reported', synthetic: true }

export const inChinese = { 'accept-language': 'zh-CN,zh;q=0.9,en;q=0.5' }

export const asCsv = { accept: 'text/csv' }

/** An id that nothing has. */
export const nobodysId = '5eed0000-0000-4000-8000-000000000000'

/** Every kind of evidence, with all that a piece may say. */
export const papers = [
  {
    kind: 'contract',
    title: '投资协议 · Investment agreement',
    url: 'https://example.com/agreement.pdf?version=2',
    sha256: '0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef',
  },
  { kind: 'resolution', title: 'Resolution' },
  { kind: 'payment-proof', title: 'Payment' },
  { kind: 'registration', title: 'Registration' },
  { kind: 'announcement', title: 'Announcement' },
  { kind: 'report', title: 'Report' },
  { kind: 'other', title: 'Other' },
]

export const paper = [{ kind: 'resolution', title: '决议 · Resolution' }]

/** A round's subscriptions of the fund, and of others. */
export const subscription = (holder: object, shares: string, amount: string) => ({
  holderName: 'Fund of the story',
  holderKind: 'fund',
  ...holder,
  shares,
  amount: yuan(amount),
})
