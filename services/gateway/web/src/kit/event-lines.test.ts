import { describe, expect, test } from '@jest/globals'
import { eventLines, pageOf, subjectOf } from './event-lines.ts'

const closed = {
  dealId: 'd1',
  round: 'RUNG_A_PLUS',
  closedOn: '2026-10-12',
  preMoney: { currency: 'CNY', minorUnits: '1800000000' },
  sharePrice: '2.50',
  subscriptions: [
    {
      holderName: '演示基金',
      holderKind: 'HOLDER_KIND_FUND',
      shares: '1000000',
      amount: { currency: 'JPY', minorUnits: '500' },
    },
  ],
  evidence: [{ kind: 'contract', title: 'Agreement', url: 'https://example.org' }],
  provenance: { source: 'Register', confidence: 'CONFIDENCE_REPORTED', synthetic: true },
}

const texts = (language: 'zh' | 'en') =>
  Object.fromEntries(
    eventLines('RoundClosed', closed, language).map(({ label, text }) => [label, text]),
  )

test('an event is told in English, line by line, with words for its enumerations', () => {
  expect(texts('en')).toEqual({
    Deal: 'd1',
    Round: 'Series A+',
    'Closed on': '2026-10-12',
    'Pre-money valuation': 'CNY 18,000,000.00',
    'Share price': '2.50',
    Subscriptions:
      'Name of the holder: 演示基金, Kind of holder: Fund, Shares: 1,000,000, Amount: JPY 500',
    Evidence: 'Agreement · Contract · https://example.org',
    Provenance: 'Source: Register, Confidence: Reported, Synthetic: Yes',
  })
})

test('the same event is told in Chinese', () => {
  const told = texts('zh')
  expect(told.轮次).toBe('A+ 轮')
  expect(told.认购).toBe('股东名称：演示基金，股东类型：基金，股数：1,000,000，金额：JPY 500')
  expect(told.数据来源).toBe('数据来源：Register，可信程度：有来源，虚构：是')
})

test('nothing of the event’s own making is left in what is told', () => {
  for (const language of ['zh', 'en'] as const) {
    const told = Object.values(texts(language)).join()
    expect(told).not.toMatch(/[{}[\]"]|RUNG_|_KIND_|minorUnits|undefined/)
  }
})

describe('what a line is about', () => {
  test.each([
    [{ rungId: 'x', rung: 'RUNG_A_PLUS' }, 'Series A+'],
    [{ holderId: 'x', name: '演示创始人甲' }, '演示创始人甲'],
    [{ quantity: '3000000' }, '3,000,000'],
    [{ totalQuantity: '90000000.5' }, '90,000,000.5'],
    [
      { round: 'RUNG_A', proposedAmount: { currency: 'CNY', minorUnits: '1234' } },
      'Series A · CNY 12.34',
    ],
    [{ uscc: '914403990000100141' }, ''],
  ])('%j', (details, subject) => {
    expect(subjectOf(details, 'en')).toBe(subject)
  })
})

test('an amount of nothing, which protobuf leaves out, is 0', () => {
  expect(subjectOf({ amount: { currency: 'CNY' } }, 'en')).toBe('CNY 0.00')
})

test('ids of what has a page lead there', () => {
  const page = (field: string) => pageOf({ field, label: '', text: 'a/b' })
  expect(page('dealId')).toBe('/deals/a%2Fb')
  expect(page('fundId')).toBe('/funds/a%2Fb')
  expect(page('holderId')).toBeUndefined()
})

test('a code of digits is no number to be grouped', () => {
  const [line] = eventLines('UsccClaimed', { uscc: '914403990000100141' }, 'en')
  expect(line?.text).toBe('914403990000100141')
})
