import { describe, expect, test } from '@jest/globals'
import { entryOf, keysOf, valuesOf } from '@seedline/event-store'
import {
  dateInShanghai,
  formatNumeric,
  type LocalDate,
  localDate,
  unitsPerOne,
} from '@seedline/values'
import fc from 'fast-check'
import {
  cancelled,
  converted,
  exercised,
  granted,
  holder,
  issued,
  plan,
  poolAdjusted,
  record,
  split,
  stockClass,
  transferred,
  vestingStarted,
} from '../testing/cap-table-samples.ts'
import {
  beginnings,
  type Choice,
  choices,
  classIds,
  holderIds,
  tightBeginnings,
  transactionOf,
} from '../testing/random-cap-table.ts'
import { noon } from '../testing/samples.ts'
import type { Transaction } from './commands.ts'
import { judgingDays, lateFrom, type Steps } from './days.ts'
import { decide } from './decide.ts'
import type { CapTableEvent } from './events.ts'
import { dayOf, evolve } from './evolve.ts'
import { quantityOf, securitiesOf } from './outstanding.ts'
import { type CapTableState, emptyCapTable } from './state.ts'
import { faultOfWhole } from './whole.ts'

const today = dateInShanghai(noon)
const folded = (events: readonly CapTableEvent[]): CapTableState =>
  events.reduce(evolve, emptyCapTable)

/** As an as-of question is answered: in the order of recording, without what had not happened yet. */
const asOf = (events: readonly CapTableEvent[], day: LocalDate): CapTableState =>
  folded(events.filter((event) => (dayOf(event) ?? '') <= day))

/** In the order in which it happened. */
const inOrderAsOf = (events: readonly CapTableEvent[], day: LocalDate): CapTableState =>
  folded(
    events
      .filter((event) => (dayOf(event) ?? '') <= day)
      .toSorted((a, b) =>
        (dayOf(a) ?? '') < (dayOf(b) ?? '') ? -1 : Number(dayOf(a) !== dayOf(b)),
      ),
  )

/** Does all of the steps at once. */
function done<T>(steps: Steps<T>): T {
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value
  }
}

/** What is recorded where this is asked after those: as a cap table's use case decides. */
function judged(past: readonly CapTableEvent[], asked: readonly Transaction[]) {
  const state = folded(past)
  const decision = decide(record(...asked), state)
  if (!decision.ok) return decision
  const from = lateFrom(decision.events, state)
  if (from === undefined) return decision
  const isBefore = (event: CapTableEvent) => (dayOf(event) ?? '') < from
  const before = folded(past.filter(isBefore))
  const events = past.filter((event) => !isBefore(event))
  const problem = done(judgingDays({ from, before, events }, decision.events, today))
  return problem === undefined ? decision : { ok: false as const, problem }
}

const refusalOf = (past: readonly CapTableEvent[], ...asked: readonly Transaction[]) => {
  const verdict = judged(past, asked)
  if (verdict.ok) return 'accepted'
  const { code, facts } = verdict.problem
  return code === 'WRONG_ON_THAT_DAY' ? `${facts?.wrong} on ${facts?.day}` : code
}

const on = (date: string) => localDate(date)
const people = [holder('ann'), holder('bob')] as const
const common = [stockClass('common'), ...people] as const

describe('What changes a whole class can not be dated before what is gone since', () => {
  const gone = cancelled('a', '100', { cancelledOn: on('2024-07-01') })

  test('a conversion before a full cancellation: the others would jump where nothing happened to them', () => {
    const capital = { stockClassId: 'reg' }
    const past = [
      stockClass('reg', 'registered-capital'),
      ...common,
      issued('a', 'ann', '100', capital),
      issued('b', 'bob', '100', capital),
      gone,
    ]
    expect(refusalOf(past, converted('reg', 'common', '1000', '2024-06-01'))).toBe(
      'DATE_OUT_OF_ORDER',
    )
    expect(refusalOf(past, converted('reg', 'common', '1000', '2024-07-01'))).toBe('accepted')
  })

  test('a split before a full cancellation: between, it would not have happened', () => {
    const past = [...common, issued('a', 'ann', '100'), issued('b', 'bob', '2'), gone]
    const halved = { splitOn: on('2024-06-01') }
    expect(refusalOf(past, split(1n, 2n, halved))).toBe('DATE_OUT_OF_ORDER')
  })

  test('a split before something was handed on and cancelled: a whole holding would shrink into a part', () => {
    const past = [
      ...common,
      issued('a', 'ann', '10'),
      issued('b', 'bob', '10'),
      transferred('a', 'bob', '10', {
        transferredOn: on('2024-05-01'),
        resultingSecurityId: 'a2',
      }),
      cancelled('a2', '10', { cancelledOn: on('2024-07-01') }),
    ]
    expect(refusalOf(past, split(10n, 1n, { splitOn: on('2024-03-01') }))).toBe('DATE_OUT_OF_ORDER')
    expect(refusalOf(past, split(10n, 1n, { splitOn: on('2024-07-01') }))).toBe('accepted')
  })
})

describe('What is entered late is refused where a day between would be wrong, naming the day', () => {
  const late = { issuedOn: on('2021-06-01') }

  test('where registered capital and shares would have been outstanding at once', () => {
    const past = [
      stockClass('reg', 'registered-capital'),
      ...common,
      issued('a', 'ann', '100', { stockClassId: 'reg' }),
      cancelled('a', '100', { cancelledOn: on('2022-01-01') }),
      issued('b', 'bob', '100', { issuedOn: on('2023-01-01') }),
    ]
    expect(refusalOf(past, issued('c', 'bob', '1', late))).toBe('UNITS_MIXED on 2021-06-01')
    expect(refusalOf(past, issued('c', 'bob', '1', { issuedOn: on('2022-01-01') }))).toBe(
      'accepted',
    )
  })

  test('where more would have been issued than was authorised', () => {
    const past = [
      stockClass('common', 'common', '100'),
      ...people,
      issued('a', 'ann', '60'),
      issued('b', 'ann', '40', { issuedOn: on('2022-01-01') }),
      cancelled('a', '60', { cancelledOn: on('2023-01-01') }),
    ]
    expect(refusalOf(past, issued('c', 'bob', '41', late))).toBe(
      'EXCEEDS_AUTHORIZED_SHARES on 2021-06-01',
    )
    // Then there was room; what was issued afterwards would have found none.
    expect(refusalOf(past, issued('c', 'bob', '1', late))).toBe(
      'EXCEEDS_AUTHORIZED_SHARES on 2022-01-01',
    )
    expect(refusalOf(past, issued('c', 'bob', '60', { issuedOn: on('2023-01-01') }))).toBe(
      'accepted',
    )
  })

  test('where more would have been granted than the pool then held', () => {
    const past = [
      ...common,
      plan('100'),
      granted('o1', 'ann', '80', { issuedOn: on('2021-01-01') }),
      poolAdjusted('300', '2023-01-01'),
    ]
    expect(refusalOf(past, granted('o2', 'bob', '21', late))).toBe(
      'EXCEEDS_PLAN_POOL on 2021-06-01',
    )
    expect(refusalOf(past, granted('o2', 'bob', '20', late))).toBe('accepted')
  })

  test('whatever the order within one request', () => {
    const both = [
      issued('b', 'ann', '40', { issuedOn: on('2022-01-01') }),
      cancelled('a', '60', { cancelledOn: on('2023-01-01') }),
      issued('c', 'bob', '1', late),
    ]
    const past = [stockClass('common', 'common', '100'), ...people, issued('a', 'ann', '60')]
    expect(refusalOf(past, ...both)).toBe('EXCEEDS_AUTHORIZED_SHARES on 2022-01-01')
  })
})

describe('What is entered late is taken', () => {
  const past = [
    ...common,
    plan('100'),
    granted('o1', 'ann', '10', { issuedOn: on('2021-01-01') }),
    issued('a', 'ann', '10', { issuedOn: on('2023-01-01') }),
  ]

  test('where it agrees with every day since', () => {
    expect(refusalOf(past, issued('b', 'bob', '1', { issuedOn: on('2021-06-01') }))).toBe(
      'accepted',
    )
  })

  test('where vesting began before the option was granted: that moves nothing', () => {
    expect(refusalOf(past, { ...vestingStarted('o1'), startedOn: on('2020-06-01') })).toBe(
      'accepted',
    )
  })

  test('where it is what an exercise named beforehand, whatever the order of their days', () => {
    const used = [...past, exercised('o1', '5', ['x', 'y'], '2024-01-01')]
    const shares = issued('x', 'ann', '4', { issuedOn: on('2023-06-01') })
    expect(refusalOf(used, shares)).toBe('accepted')
  })

  test('where a day was wrong before, from a time when nobody looked', () => {
    const wrong = [
      stockClass('reg', 'registered-capital'),
      ...common,
      issued('a', 'ann', '100', { stockClassId: 'reg' }),
      cancelled('a', '100', { cancelledOn: on('2022-01-01') }),
      issued('b', 'bob', '5', { issuedOn: on('2021-01-01') }),
    ]
    expect(faultOfWhole(asOf(wrong, on('2021-02-01')))?.code).toBe('UNITS_MIXED')
    expect(
      refusalOf(wrong, transferred('b', 'ann', '5', { transferredOn: on('2021-06-01') })),
    ).toBe('accepted')
  })
})

function recordedOf(first: readonly CapTableEvent[], made: readonly Choice[]): CapTableEvent[] {
  const events = [...first]
  for (const [serial, choice] of made.entries()) {
    const verdict = judged(events, [transactionOf(choice, folded(events), serial)])
    if (verdict.ok) events.push(...verdict.events)
  }
  return events
}

/** Half of them long before what came before. */
const lateChoices = choices.map((made) =>
  made.map((choice, index) => ({ ...choice, late: index % 2 === 0 ? choice.late : -choice.pick })),
)

describe.each([
  ['A table of shares', beginnings],
  ['A table that begins with registered capital', tightBeginnings],
])('%s, whatever is entered in whatever order', (_, first) => {
  const everyDay = (check: (events: readonly CapTableEvent[], day: LocalDate) => void) =>
    fc.assert(
      fc.property(lateChoices, (made) => {
        const events = recordedOf(first, made)
        const days = new Set(events.flatMap((event) => dayOf(event) ?? []))
        for (const day of days) check(events, day)
      }),
      { numRuns: 150 },
    )

  test('is sound as a whole as of every day', () => {
    everyDay((events, day) => {
      const state = asOf(events, day)
      expect(faultOfWhole(state)).toBeUndefined()
      for (const { quantity } of valuesOf(state.securities)) expect(quantity.units > 0n).toBe(true)
      for (const { granted: all, reserved, exercised: used } of valuesOf(state.plans)) {
        expect(used.units <= all.units && all.units <= reserved.units).toBe(true)
      }
      for (const { id, authorized, outstanding } of valuesOf(state.classes)) {
        expect(outstanding).toEqual(quantityOf(securitiesOf(state, id)))
        if (authorized) expect(outstanding.units <= authorized.units).toBe(true)
      }
    })
  })

  test('holds as of every day what it holds by what happened until then in that order: nothing jumps', () => {
    everyDay((events, day) => {
      const [recorded, happened] = [asOf(events, day), inOrderAsOf(events, day)]
      expect(keysOf(recorded.securities).toSorted()).toEqual(keysOf(happened.securities).toSorted())
      for (const classId of classIds) {
        expect(formatNumeric(quantityOf(securitiesOf(recorded, classId)))).toBe(
          formatNumeric(quantityOf(securitiesOf(happened, classId))),
        )
      }
      for (const holderId of holderIds) {
        // Of whole shares that can't be divided evenly, the one recorded first gets the odd one.
        const difference = heldBy(recorded, holderId) - heldBy(happened, holderId)
        expect(difference < unitsPerOne * 2n && difference > -unitsPerOne * 2n).toBe(true)
      }
    })
  })

  test('ends with what happened last in force', () => {
    fc.assert(
      fc.property(lateChoices, (made) => {
        const state = folded(recordedOf(first, made))
        for (const security of valuesOf(state.securities)) {
          expect(entryOf(state.classes, security.classId)?.touchedOn).toBeDefined()
          expect((state.latestOn ?? '') >= security.since).toBe(true)
        }
      }),
    )
  })
})

const heldBy = (state: CapTableState, holderId: string): bigint =>
  quantityOf(valuesOf(state.securities).filter((each) => each.holderId === holderId)).units
