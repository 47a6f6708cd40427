import { describe, expect, test } from '@jest/globals'
import { daysFrom, localDate } from '@seedline/values'
import * as fc from 'fast-check'
import { type CountedSpan, countedSpans, countingOn } from './counted.ts'
import type { CarrierLevel } from './events.ts'
import type { Recognition } from './state.ts'

const recognition = (
  entry: number,
  level: CarrierLevel,
  from: string,
  to: string | null = null,
): Recognition => ({
  entry,
  level,
  authority: '',
  documentNumber: '',
  recognisedOn: localDate(from),
  validTo: to === null ? null : localDate(to),
})

const closure = (on: string) => ({ entry: 9, ending: 'closed', closedOn: localDate(on) }) as const

const spansOf = (recognitions: readonly Recognition[], end: string | null = null) =>
  countedSpans({ recognitions, closure: end === null ? null : closure(end) })

describe('A carrier counts', () => {
  test('from the day of its recognition to its last, or without an end', () => {
    expect(spansOf([recognition(1, 'national', '2021-01-01')])).toEqual([
      { level: 'national', from: '2021-01-01', to: null },
    ])
    expect(spansOf([recognition(1, 'national', '2021-01-01', '2021-12-31')])).toEqual([
      { level: 'national', from: '2021-01-01', to: '2021-12-31' },
    ])
  })

  test('once a day, at the highest level at which it is recognised then', () => {
    const both = [
      recognition(1, 'provincial', '2020-01-01'),
      recognition(2, 'national', '2022-01-01', '2023-12-31'),
      recognition(3, 'municipal', '2018-06-01', '2019-12-31'),
    ]
    expect(spansOf(both)).toEqual([
      { level: 'municipal', from: '2018-06-01', to: '2019-12-31' },
      { level: 'provincial', from: '2020-01-01', to: '2021-12-31' },
      { level: 'national', from: '2022-01-01', to: '2023-12-31' },
      { level: 'provincial', from: '2024-01-01', to: null },
    ])
  })

  test('on as one where a term follows another without a gap, and not across a gap', () => {
    const first = recognition(1, 'provincial', '2020-01-01', '2020-12-31')
    expect(spansOf([first, recognition(2, 'provincial', '2021-01-01', '2021-12-31')])).toEqual([
      { level: 'provincial', from: '2020-01-01', to: '2021-12-31' },
    ])
    expect(spansOf([first, recognition(2, 'provincial', '2021-01-02')])).toHaveLength(2)
  })

  test('to the day before it ended, whatever its recognitions say', () => {
    const two = [
      recognition(1, 'provincial', '2020-01-01'),
      recognition(2, 'national', '2022-01-01', '2030-12-31'),
    ]
    expect(spansOf(two, '2023-07-01').at(-1)).toEqual({
      level: 'national',
      from: '2022-01-01',
      to: '2023-06-30',
    })
  })
})

test('On every day a carrier counts as the recognition says by which it counts, and in one span at most', () => {
  const start = localDate('2020-01-01')
  const day = (offset: number) => daysFrom(start, offset) ?? start
  const one = fc.record({
    level: fc.constantFrom<CarrierLevel>('national', 'provincial', 'municipal', 'district'),
    from: fc.nat(40),
    length: fc.option(fc.nat(20)),
  })
  const covers = ({ from, to }: CountedSpan, on: string) => from <= on && (to === null || on <= to)
  fc.assert(
    fc.property(
      fc.array(one, { minLength: 1, maxLength: 6 }),
      fc.option(fc.nat(70)),
      (given, end) => {
        const recognitions = given.map(({ level, from, length }, index) =>
          recognition(index + 1, level, day(from), length === null ? null : day(from + length)),
        )
        const counting = { recognitions, closure: end === null ? null : closure(day(end)) }
        const spans = countedSpans(counting)
        for (let offset = -1; offset < 75; offset++) {
          const on = day(offset)
          const covering = spans.filter((span) => covers(span, on))
          expect(covering.map(({ level }) => level)).toEqual(
            [countingOn(counting, on)?.level].filter((level) => level !== undefined),
          )
        }
      },
    ),
    { numRuns: 100 },
  )
})
