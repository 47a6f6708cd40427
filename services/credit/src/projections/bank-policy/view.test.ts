import { describe, expect, test } from '@jest/globals'
import { deliveries, eventMessages, foldView } from '@seedline/testing'
import { type BankPolicyEvent, bankPolicyEvents } from '../../bank-policy/events.ts'
import {
  approved,
  bankPolicyId,
  declined,
  endProposed,
  proposed,
  reversed,
} from '../../testing/bank-policy-samples.ts'
import { bankPolicyView } from './view.ts'

const of = { service: 'credit', aggregate: 'bank_policy', id: bankPolicyId }
const messages = (events: readonly BankPolicyEvent[]) =>
  eventMessages(of, events.map(bankPolicyEvents.codec.encode))
const folded = (...events: BankPolicyEvent[]) =>
  foldView(bankPolicyView, messages(events)).get(bankPolicyId)

describe('A bank’s policy', () => {
  test('tells what waits, and what was approved from which day on', () => {
    expect(folded(proposed('v1', '2026-02-01'))).toMatchObject({
      periods: [],
      proposal: {
        policyVersion: 'v1',
        effectiveFrom: '2026-02-01',
        entryVersion: 1,
        proposedByName: '甲',
      },
    })
    const ended = folded(
      proposed('v1', '2026-02-01'),
      approved(1, '2026-02-01'),
      endProposed('2026-06-01'),
      approved(3, '2026-06-01'),
    )
    expect(ended).toMatchObject({
      version: 4,
      periods: [
        { policyVersion: 'v1', effectiveFrom: '2026-02-01', approvedByName: '乙' },
        { policyVersion: '', effectiveFrom: '2026-06-01' },
      ],
    })
    expect(ended?.proposal).toBeUndefined()
    expect(ended?.history).toHaveLength(4)
  })

  test('holds neither what was declined nor what was taken back', () => {
    const document = folded(
      proposed('v1', '2026-02-01'),
      declined(1),
      proposed('v2', '2026-03-01'),
      approved(3, '2026-03-01'),
      reversed(3),
    )
    expect(document).toMatchObject({ periods: [], version: 5 })
    expect(document?.proposal).toBeUndefined()
  })

  test('is the same however often and in whatever order its events come', () => {
    const all = messages([
      proposed('v1', '2026-02-01'),
      approved(1, '2026-02-01'),
      endProposed('2026-06-01'),
      declined(3),
    ])
    const whole = foldView(bankPolicyView, all)
    for (const { messages: given } of deliveries(all))
      expect(foldView(bankPolicyView, given)).toEqual(whole)
  })
})
