import { expect, test } from '@jest/globals'
import { beyondBudget } from '@seedline/event-store'
import { localDate } from '@seedline/values'
import { callOf } from '../testing/command-calls.ts'
import {
  closed,
  corrected,
  enterpriseId,
  evidence,
  letGo,
  merged,
  mergeReversed,
  registered,
  renamed,
  takenIn,
} from '../testing/enterprise-samples.ts'
import { enterpriseAnswer } from './answer-budget.ts'
import { type EnterpriseEvent, enterpriseEvents } from './events.ts'

const { actor } = callOf('full').context
const bytesOf = (event: EnterpriseEvent) =>
  enterpriseAnswer.bytesOf(enterpriseEvents.codec.encode(event), actor)
const isFull = (before: number, event: EnterpriseEvent) =>
  beyondBudget(enterpriseAnswer, before, [enterpriseEvents.codec.encode(event)], actor) !==
  undefined

/** Of the longest texts that a command takes. */
const longest = '长'.repeat(2000)
const { mostBytes } = enterpriseAnswer

test('A merging that just fits can be reversed, and what was just taken in be let go, for whatever reason', () => {
  const pairs = [
    [merged, mergeReversed],
    [takenIn(), letGo],
  ] as const
  for (const [first, back] of pairs) {
    const before = mostBytes - bytesOf(first)
    expect(isFull(before, first)).toBe(false)
    expect(isFull(before + 1, first)).toBe(true)
    expect(isFull(mostBytes, { ...back, reason: longest })).toBe(false)
  }
})

test('What taking back may add is counted before, however long its reason', () => {
  const said = (reason: string) => bytesOf(corrected({ nameEn: 'N' }, reason))
  const long = said(longest) - said('x') + bytesOf(corrected({ nameEn: 'N' }, 'x'))
  for (const first of [merged, takenIn()]) expect(bytesOf(first)).toBeGreaterThan(long)
})

test('A former name is withdrawn for a usual reason where all else is full', () => {
  const withdrawn = (reason: string) =>
    ({ type: 'FormerNameWithdrawn', enterpriseId, until: localDate('2020-01-01'), reason }) as const
  const name = { nameZh: '虚构新名' }
  expect(bytesOf(renamed('2020-01-01', name.nameZh))).toBeGreaterThan(
    bytesOf(corrected(name)) + 2000,
  )
  expect(isFull(mostBytes, withdrawn('系另一家企业的名称'))).toBe(false)
  expect(isFull(mostBytes, withdrawn(longest))).toBe(true)
})

test('A closure with some papers fits where all else is full; one with very many counts as they do', () => {
  const papers = (count: number) => ({
    ...closed('2024-01-01'),
    reason: longest,
    evidence: Array.from({ length: count }, () => evidence('长'.repeat(100))),
  })
  expect(bytesOf(registered())).toBeGreaterThan(bytesOf(corrected({ nameEn: 'N' }, longest)))
  expect(isFull(mostBytes, papers(3))).toBe(false)
  expect(isFull(mostBytes, papers(50))).toBe(true)
})
