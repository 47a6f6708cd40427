import { deserialize, serialize } from 'node:v8'
import { describe, expect, test } from '@jest/globals'
import { entryOf, hasEntry, keysOf, valuesOf } from '@seedline/event-store'
import { addDays, localDate, percentagesOf, unitsPerOne } from '@seedline/values'
import fc from 'fast-check'
import { record, split } from '../testing/cap-table-samples.ts'
import {
  beginnings,
  type Choice,
  choices,
  classIds,
  transactionOf,
} from '../testing/random-cap-table.ts'
import { decide } from './decide.ts'
import { type CapTableEvent, capTableEvents } from './events.ts'
import { evolve } from './evolve.ts'
import { quantityOf, securitiesOf } from './outstanding.ts'
import { type CapTableState, emptyCapTable } from './state.ts'

interface Step {
  readonly before: CapTableState
  readonly event: CapTableEvent
  readonly after: CapTableState
}

/** Every accepted step of a made-up history. */
function history(made: readonly Choice[]): Step[] {
  let state = beginnings.reduce(evolve, emptyCapTable)
  const steps: Step[] = []
  for (const [serial, choice] of made.entries()) {
    const decision = decide(record(transactionOf(choice, state, serial)), state)
    if (!decision.ok) continue
    for (const event of decision.events) {
      const after = evolve(state, event)
      steps.push({ before: state, event, after })
      state = after
    }
  }
  return steps
}

const totalOf = (state: CapTableState, classId: string): bigint =>
  quantityOf(securitiesOf(state, classId)).units

const holdingOf = (state: CapTableState, holderId: string): bigint =>
  quantityOf(valuesOf(state.securities).filter((each) => each.holderId === holderId)).units

/** By how much an event may change what is outstanding of a class. */
function expectedChange({ before, event }: Step, classId: string): bigint {
  const total = totalOf(before, classId)
  switch (event.type) {
    case 'StockIssued':
      return event.stockClassId === classId ? event.quantity.units : 0n
    case 'StockCancelled':
      return entryOf(before.securities, event.securityId)?.classId === classId
        ? -event.quantity.units
        : 0n
    case 'StockClassSplit':
      return event.stockClassId === classId
        ? (total * event.ratioNumerator) / event.ratioDenominator - total
        : 0n
    case 'StockClassConverted':
      if (event.fromStockClassId === classId) return -total
      return event.toStockClassId === classId ? event.totalQuantity.units : 0n
    default:
      return 0n
  }
}

describe('Whatever is recorded', () => {
  test('every class holds exactly what was issued, cancelled, split and converted; transfers and options change nothing', () => {
    fc.assert(
      fc.property(choices, (made) => {
        for (const step of history(made)) {
          for (const classId of classIds) {
            const change = totalOf(step.after, classId) - totalOf(step.before, classId)
            expect(change).toBe(expectedChange(step, classId))
          }
        }
      }),
      { numRuns: 300 },
    )
  })

  test('a split total is exact, not rounded', () => {
    fc.assert(
      fc.property(choices, (made) => {
        for (const { before, event, after } of history(made)) {
          if (event.type !== 'StockClassSplit') continue
          const { stockClassId, ratioNumerator, ratioDenominator } = event
          expect(totalOf(after, stockClassId) * ratioDenominator).toBe(
            totalOf(before, stockClassId) * ratioNumerator,
          )
        }
      }),
    )
  })

  test('no holder is off its exact proportion by a whole share', () => {
    fc.assert(
      fc.property(choices, (made) => {
        for (const { before, event, after } of history(made)) {
          if (event.type !== 'StockClassConverted') continue
          const { fromStockClassId, totalQuantity } = event
          const total = totalOf(before, fromStockClassId)
          const holders = Map.groupBy(
            securitiesOf(before, fromStockClassId),
            ({ holderId }) => holderId,
          )
          for (const [, theirs] of holders) {
            const ids = new Set(theirs.map(({ id }) => id))
            const got = quantityOf(valuesOf(after.securities).filter(({ id }) => ids.has(id))).units
            const off = got * total - quantityOf(theirs).units * totalQuantity.units
            expect(off < total * unitsPerOne && off > -total * unitsPerOne).toBe(true)
          }
        }
      }),
    )
  })

  test('a transfer takes from one holder what it gives to the other', () => {
    fc.assert(
      fc.property(choices, (made) => {
        for (const { before, event, after } of history(made)) {
          if (event.type !== 'StockTransferred') continue
          const from = entryOf(before.securities, event.securityId)?.holderId ?? ''
          const moved = from === event.toHolderId ? 0n : event.quantity.units
          expect(holdingOf(after, from)).toBe(holdingOf(before, from) - moved)
          expect(holdingOf(after, event.toHolderId)).toBe(
            holdingOf(before, event.toHolderId) + moved,
          )
        }
      }),
    )
  })

  test('no quantity is ever zero or less, and no id is used twice', () => {
    fc.assert(
      fc.property(choices, (made) => {
        for (const { before, after } of history(made)) {
          for (const { id, quantity, issuedQuantity } of valuesOf(after.securities)) {
            expect(quantity.units > 0n && issuedQuantity.units >= 0n).toBe(true)
            if (!hasEntry(before.securities, id)) expect(hasEntry(before.usedIds, id)).toBe(false)
          }
          for (const plan of valuesOf(after.plans)) {
            expect(plan.granted.units <= plan.reserved.units).toBe(true)
            expect(plan.exercised.units <= plan.granted.units).toBe(true)
          }
        }
      }),
    )
  })

  test('a table that was kept as a snapshot goes on as if it had never been', () => {
    fc.assert(
      fc.property(choices, (made) => {
        const state = history(made).at(-1)?.after ?? emptyCapTable
        const kept: CapTableState = deserialize(serialize(state))
        expect(kept).toEqual(state)
        const next = record(split(2n, 1n, { splitOn: localDate('2026-01-01') }))
        expect(decide(next, kept)).toEqual(decide(next, state))
      }),
    )
  })

  test('percentages of the holders sum to exactly 100', () => {
    fc.assert(
      fc.property(choices, (made) => {
        const state = history(made).at(-1)?.after ?? emptyCapTable
        const holdings = [...keysOf(state.holders)].map((id) => holdingOf(state, id))
        if (holdings.every((units) => units === 0n)) return
        const sum = percentagesOf(holdings)
          .map((percent) => BigInt(percent.replace('.', '')))
          .reduce((total, percent) => total + percent, 0n)
        expect(sum).toBe(1_000_000n)
      }),
    )
  })

  test('as of any day the table is what the events until then make of it, in whatever order they were recorded', () => {
    fc.assert(
      fc.property(choices, fc.nat(1800), (made, days) => {
        const day = addDays(localDate('2020-06-01'), days)
        const events = [...beginnings, ...history(made).map(({ event }) => event)]
        const then = events.filter((event) => (capTableEvents.occurredOn(event) ?? '') <= day)
        const asRecorded = then.reduce(evolve, emptyCapTable)
        const byDate = then
          .toSorted((a, b) =>
            (capTableEvents.occurredOn(a) ?? '').localeCompare(capTableEvents.occurredOn(b) ?? ''),
          )
          .reduce(evolve, emptyCapTable)
        expect([...keysOf(asRecorded.securities)].sort()).toEqual(
          [...keysOf(byDate.securities)].sort(),
        )
        for (const classId of classIds) {
          expect(totalOf(asRecorded, classId)).toBe(totalOf(byDate, classId))
        }
        for (const { holderId, classId, quantity } of valuesOf(asRecorded.securities)) {
          expect(
            hasEntry(asRecorded.holders, holderId) && hasEntry(asRecorded.classes, classId),
          ).toBe(true)
          expect(quantity.units > 0n).toBe(true)
        }
      }),
      { numRuns: 500 },
    )
  })
})
