import { describe, expect, test } from '@jest/globals'
import { instant, localDate } from '@seedline/values'
import fc from 'fast-check'
import {
  approve,
  approved,
  approveOwn,
  decline,
  declined,
  endProposed,
  given,
  propose,
  proposed,
  proposeEnd,
  reverse,
  reversed,
  second,
} from '../testing/bank-policy-samples.ts'
import { decide } from './decide.ts'
import type { BankPolicyEvent } from './events.ts'
import { evolve, neverSet, termsOn } from './state.ts'

const first = [proposed('v1', '2026-02-01'), approved(1, '2026-02-01')]
const inMarch = instant('2026-03-01T04:00:00.000Z')

describe('Proposing a policy', () => {
  test('is recorded, and counts for nothing yet', () => {
    given().when(propose('v1', '2026-02-01')).then(proposed('v1', '2026-02-01'))
    const state = [proposed('v1', '2026-02-01')].reduce(evolve, neverSet)
    expect(termsOn(state, localDate('2026-03-01'))).toBeUndefined()
  })

  test('is refused for today and for days that are past: answers were given on them', () => {
    given().when(propose('v1', '2026-01-05')).thenRejected('POLICY_DAY_PAST')
    given().when(propose('v1', '2025-12-31')).thenRejected('POLICY_DAY_PAST')
  })

  test('is refused while another proposal waits, under a name that was used, and under one of the usual', () => {
    given(proposed('v1', '2026-02-01'))
      .when(propose('v2', '2026-03-01'))
      .thenRejected('POLICY_PROPOSAL_WAITS')
    given(proposed('v1', '2026-02-01'), declined(1))
      .when(propose('v1', '2026-03-01'))
      .thenRejected('POLICY_VERSION_TAKEN')
    given().when(propose('usual-2026', '2026-02-01')).thenRejected('POLICY_VERSION_TAKEN')
  })

  test('is refused from a day on that isn’t after what was approved last', () => {
    given(...first)
      .when(propose('v2', '2026-02-01'))
      .thenRejected('POLICY_DAYS_REVERSED')
    given(...first)
      .when(propose('v2', '2026-02-02'))
      .then(proposed('v2', '2026-02-02'))
  })
})

describe('Approving', () => {
  test('is done by another one than who proposed it', () => {
    given(proposed('v1', '2026-02-01')).when(approve(1)).then(approved(1, '2026-02-01'))
    given(proposed('v1', '2026-02-01')).when(approveOwn(1)).thenRejected('POLICY_OWN_PROPOSAL')
  })

  test('is refused once its day has come, and of what waits no more', () => {
    given(proposed('v1', '2026-02-01'))
      .when(approve(1, second, inMarch))
      .thenRejected('POLICY_DAY_PAST')
    given(proposed('v1', '2026-02-01'), declined(1))
      .when(approve(1))
      .thenRejected('POLICY_PROPOSAL_UNKNOWN')
    given(proposed('v1', '2026-02-01')).when(approve(2)).thenRejected('POLICY_PROPOSAL_UNKNOWN')
    given().when(approve(1)).thenRejected('BANK_POLICY_UNKNOWN')
  })
})

test('Declining ends a proposal, also by who made it', () => {
  given(proposed('v1', '2026-02-01')).when(decline(1)).then(declined(1))
  given(proposed('v1', '2026-02-01'), declined(1))
    .when(decline(1))
    .thenRejected('POLICY_PROPOSAL_UNKNOWN')
})

describe('Ending a policy', () => {
  test('is proposed and approved as a policy is', () => {
    given(...first)
      .when(proposeEnd('2026-06-01'))
      .then(endProposed('2026-06-01'))
    given(...first, endProposed('2026-06-01'))
      .when(approve(3))
      .then(approved(3, '2026-06-01'))
  })

  test('is refused where none of the bank’s own holds', () => {
    given(proposed('v1', '2026-02-01'), declined(1))
      .when(proposeEnd('2026-06-01'))
      .thenRejected('POLICY_NOT_THERE')
    given(...first, endProposed('2026-06-01'), approved(3, '2026-06-01'))
      .when(proposeEnd('2026-07-01'))
      .thenRejected('POLICY_NOT_THERE')
  })
})

describe('Taking an approval back', () => {
  test('is possible of the last one, until its day has come', () => {
    given(...first)
      .when(reverse(1))
      .then(reversed(1))
    given(...first)
      .when(reverse(1, inMarch))
      .thenRejected('POLICY_DAY_PAST')
    given(...first)
      .when(reverse(2))
      .thenRejected('POLICY_NOT_THERE')
  })
})

describe('On a day', () => {
  const story = [
    ...first,
    endProposed('2026-06-01'),
    approved(3, '2026-06-01'),
    proposed('v2', '2026-09-01'),
    approved(5, '2026-09-01'),
  ]
  const nameOn = (events: readonly BankPolicyEvent[], day: string) =>
    termsOn(events.reduce(evolve, neverSet), localDate(day))?.policyVersion

  test.each([
    ['2026-01-31', undefined],
    ['2026-02-01', 'v1'],
    ['2026-05-31', 'v1'],
    ['2026-06-01', undefined],
    ['2026-08-31', undefined],
    ['2026-09-01', 'v2'],
  ])('%s, %s holds', (day, name) => {
    expect(nameOn(story, day)).toBe(name)
  })

  test('what was taken back never holds, and what stood before goes on', () => {
    expect(nameOn([...story, reversed(5)], '2026-10-01')).toBeUndefined()
    expect(nameOn([...first, reversed(1)], '2026-10-01')).toBeUndefined()
  })
})

test('What is decided on a day never changes what holds on that day or before', () => {
  const day = fc.integer({ min: 0, max: 40 })
  const text = (offset: number) =>
    new Date(Date.UTC(2026, 0, 1 + offset)).toISOString().slice(0, 10)
  const step = fc.record({
    act: fc.integer({ min: 0, max: 4 }),
    from: day,
    wait: fc.integer({ min: 0, max: 4 }),
  })
  fc.assert(
    fc.property(fc.array(step, { maxLength: 25 }), (steps) => {
      let events: readonly BankPolicyEvent[] = []
      let today = 0
      for (const [index, { act, from, wait }] of steps.entries()) {
        today += wait
        const at = instant(`${text(today)}T04:00:00.000Z`)
        const state = events.reduce(evolve, neverSet)
        const entry = state.proposal?.entryVersion ?? state.periods.at(-1)?.entryVersion ?? 0
        const commands = [
          propose(`v${index}`, text(from)),
          proposeEnd(text(from)),
          approve(entry),
          decline(entry),
          reverse(entry),
        ]
        const command = commands[act]
        if (command === undefined) throw new Error('no command')
        const decided = decide({ ...command, at }, state)
        if (!decided.ok) continue
        const after = [...events, ...decided.events].reduce(evolve, neverSet)
        for (let past = 0; past <= today; past += 1)
          expect(termsOn(after, localDate(text(past)))).toEqual(
            termsOn(state, localDate(text(past))),
          )
        events = [...events, ...decided.events]
      }
    }),
    { numRuns: 300 },
  )
})
