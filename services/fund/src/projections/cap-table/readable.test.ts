import { describe, expect, test } from '@jest/globals'
import { CapTable } from '@seedline/contracts/fund/v1/cap_table_service'
import { metaOf } from '@seedline/facts/answers'
import { specification } from '@seedline/testing'
import { numeric, parseNumeric } from '@seedline/values'
import type { EventMeta } from '@seedline/views'
import fc from 'fast-check'
import { decide } from '../../cap-table/decide.ts'
import { type CapTableEvent, capTableEvents } from '../../cap-table/events.ts'
import { evolve as evolveState } from '../../cap-table/evolve.ts'
import { emptyCapTable } from '../../cap-table/state.ts'
import {
  cancelled,
  granted,
  holder,
  issued,
  plan,
  record,
  split,
  stockClass,
} from '../../testing/cap-table-samples.ts'
import { beginnings, type Choice, choices, transactionOf } from '../../testing/random-cap-table.ts'
import { noon } from '../../testing/samples.ts'
import type { CapTableDocument } from './document.ts'
import { evolve } from './fold.ts'
import { presentCapTable } from './present.ts'

const table = specification({ initial: emptyCapTable, decide, evolve: evolveState })

const metaAt = (version: number): EventMeta =>
  metaOf(
    {
      eventId: `cap_table-x@${version}`,
      type: 'any',
      stream: 'cap_table-x',
      id: 'x',
      event: undefined,
      version,
      decidedAt: noon,
      recordedAt: noon,
      actor: { subject: 'u', name: 'u', roles: [], organisation: 'o' },
      commandId: 'c',
    },
    'fund',
  )

/** As the database gives it back after a restart, before each event. */
function documentAfter(events: readonly CapTableEvent[]): CapTableDocument | undefined {
  let document: CapTableDocument | undefined
  for (const [index, event] of events.entries()) {
    const { type, data } = capTableEvents.codec.encode(event)
    const stored = structuredClone(document)
    document = evolve(stored, capTableEvents.codec.decode(type, data), metaAt(index + 1))
  }
  return structuredClone(document)
}

/** Every quantity of an answer, as its reader finds it on the wire. */
function quantitiesOf(answer: CapTable): readonly string[] {
  const read = CapTable.decode(CapTable.encode(answer).finish())
  return [
    read.totalQuantity,
    read.fullyDilutedQuantity,
    ...read.classes.flatMap((each) => [each.quantity, each.sharesAuthorized || '0']),
    ...read.plans.flatMap(({ sharesReserved, granted: all, exercised, available }) => [
      sharesReserved,
      all,
      exercised,
      available,
    ]),
    ...read.holders.flatMap(({ quantity, optionsOutstanding, securities }) => [
      quantity,
      optionsOutstanding,
      ...securities.flatMap((each) => [each.quantity, each.issuedQuantity]),
    ]),
  ]
}

// Among common ones, numbers up to the largest that are read, with and without a fraction.
const immense: fc.Arbitrary<readonly Choice[]> = choices.chain((made) =>
  fc
    .array(
      fc.record({
        units: fc.constantFrom(undefined, 10n ** 27n, 10n ** 37n, 10n ** 38n - 1n, 10n ** 49n),
        power: fc.integer({ min: -17, max: 17 }),
      }),
      { minLength: made.length, maxLength: made.length },
    )
    .map((sizes) =>
      made.map((choice, index) => {
        const { units = choice.units, power = 0 } = sizes[index] ?? {}
        const [numerator, denominator] = choice.ratio
        const ratio: Choice['ratio'] =
          power > 0
            ? [numerator * 10n ** BigInt(power), denominator]
            : [numerator, denominator * 10n ** BigInt(-power)]
        return { ...choice, units, ratio }
      }),
    ),
)

function acceptedOf(made: readonly Choice[]): CapTableEvent[] {
  let state = beginnings.reduce(evolveState, emptyCapTable)
  const events: CapTableEvent[] = [...beginnings]
  for (const [serial, choice] of made.entries()) {
    const decision = decide(record(transactionOf(choice, state, serial)), state)
    if (!decision.ok) continue
    state = decision.events.reduce(evolveState, state)
    events.push(...decision.events)
  }
  return events
}

describe('Whatever is accepted', () => {
  test('folds from what was stored, and every quantity of its answer can be read', () => {
    fc.assert(
      fc.property(immense, (made) => {
        const document = documentAfter(acceptedOf(made))
        if (document === undefined) throw new Error('A table begins with its classes')
        for (const quantity of quantitiesOf(presentCapTable(document))) {
          expect(parseNumeric(quantity)).toMatchObject({ ok: true })
        }
      }),
      { numRuns: 300 },
    )
  })
})

describe('A quantity that could not be read again is refused', () => {
  const million = [stockClass('common'), holder('A'), issued('a', 'A', '1000000')] as const
  const immensely = split(10n ** 18n, 1n)
  const most = '9'.repeat(28)

  test('where splits make it', () => {
    table
      .given(...million, immensely)
      .when(record(immensely))
      .thenRejected('QUANTITY_TOO_LARGE')
  })

  test('where a split makes it of authorised shares or of a pool', () => {
    const large = String(10n ** 11n)
    table
      .given(stockClass('common', 'common', large))
      .when(record(immensely))
      .thenRejected('QUANTITY_TOO_LARGE')
    table
      .given(stockClass('common'), plan(large))
      .when(record(immensely))
      .thenRejected('QUANTITY_TOO_LARGE')
  })

  test('where it is a sum', () => {
    table
      .given(...million, issued('b', 'A', most.slice(1)))
      .when(record(issued('c', 'A', most)))
      .thenRejected('QUANTITY_TOO_LARGE')
    table
      .given(...million, plan(most), granted('o', 'A', most.slice(0, 26)))
      .when(record(issued('c', 'A', most)))
      .thenRejected('QUANTITY_TOO_LARGE')
  })

  test('up to the edge it is taken, and what is left of it with all its digits', () => {
    const least = '0.0000000001'
    const edge = [stockClass('common'), holder('A'), issued('a', 'A', most)] as const
    table
      .given(...edge)
      .when(record(issued('b', 'A', '1')))
      .thenRejected('QUANTITY_TOO_LARGE')
    const events = [...edge, cancelled('a', least, { balanceSecurityId: 'rest' })]
    const document = documentAfter(events)
    const [security] = document?.securities ?? []
    expect(numeric(security?.quantity ?? '').units).toBe(10n ** 38n - 10n ** 10n - 1n)
  })
})
