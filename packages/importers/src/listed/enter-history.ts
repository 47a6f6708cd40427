import type { Transaction } from '@seedline/register'
import type { CapitalEvent } from './capital-event.ts'
import { holderId, holderKind, notItemised } from './holder.ts'
import type { Ledger, Source } from './ledger.ts'
import * as ledgers from './ledger.ts'
import { splitRatio } from './split-ratio.ts'
import type { Holdings, KnownRegister } from './walk-back.ts'

/** One step of the history as it is recorded: one command. */
export interface Entry {
  readonly event: CapitalEvent
  readonly transactions: readonly Transaction[]
}

type SourceOf = (
  event: CapitalEvent,
  confidence: 'reported' | 'unverified',
  note?: string,
) => Source

/**
 * The transactions of each capital event. Where the history has a gap, what stands before it is
 * replaced by an opening register, marked unverified: by holder where it can be worked back, else
 * as one holder for all of them.
 * @throws RangeError where a total does not come out as stated
 */
export function enterHistory(
  ledger: Ledger,
  events: readonly CapitalEvent[],
  opening: KnownRegister | undefined,
  sourceOf: SourceOf,
): Entry[] {
  return events.map((event, index) => {
    const known = opening?.after === index ? opening.holdings : undefined
    const transactions = [
      ...enterEvent(ledger, event, known, sourceOf),
      ...(event.kind === 'conversion' && known ? byHolder(ledger, event, known, sourceOf) : []),
    ]
    checkTotal(ledger, event)
    return { event, transactions }
  })
}

function enterEvent(
  ledger: Ledger,
  event: CapitalEvent,
  known: Holdings | undefined,
  sourceOf: SourceOf,
): Transaction[] {
  const { date } = event
  switch (event.kind) {
    case 'establishment':
    case 'increase':
    case 'merger': {
      const classId = currentClass(ledger)
      const names = event.parts.map(({ holder }) => holder)
      const source = sourceOf(event, event.computed ? 'unverified' : 'reported')
      return [
        ...defineClass(ledger, classId),
        ...nameHolders(ledger, names),
        ...event.parts.flatMap(({ holder, quantity }) =>
          ledgers.issue(ledger, holder, quantity, { classId, date, price: event.price, source }),
        ),
      ]
    }
    case 'transfer':
      return [
        ...nameHolders(
          ledger,
          event.moves.map(({ holder }) => holder),
        ),
        ...event.moves.flatMap(({ holder, from, quantity }) =>
          ledgers.transfer(ledger, { from, to: holder, quantity, date, price: event.price }),
        ),
      ]
    case 'conversion':
      return convert(ledger, event)
    case 'reserve':
      return ledgers.enter(ledger, [
        {
          type: 'split-stock-class',
          stockClassId: currentClass(ledger),
          ...splitRatio(event.total, event.total - event.added),
          splitOn: date,
        },
      ])
    case 'gap':
      return open(ledger, event, known ?? new Map([[notItemised, event.total]]), sourceOf)
    default:
      return event satisfies never
  }
}

function convert(ledger: Ledger, event: CapitalEvent): Transaction[] {
  const from = ledgers.capitalClass(ledger.code)
  const to = ledgers.shareClass(ledger.code)
  return [
    ...defineClass(ledger, to),
    ...ledgers.enter(ledger, [
      {
        type: 'convert-stock-class',
        fromStockClassId: from,
        toStockClassId: to,
        totalQuantity: String(event.total),
        convertedOn: event.date,
      },
    ]),
  ]
}

function open(ledger: Ledger, event: CapitalEvent, holdings: Holdings, sourceOf: SourceOf) {
  const classId = currentClass(ledger)
  const said = event.kind === 'gap' ? event.said : 'holders are not itemised before this'
  const note = `opening register of ${event.date}, not itemised in the source: ${said}`.slice(
    0,
    250,
  )
  const source = sourceOf(event, 'unverified', note)
  return [
    ...ledgers.cancelAll(ledger, { date: event.date, reason: `Replaced by the ${note}` }),
    ...defineClass(ledger, classId),
    ...nameHolders(ledger, [...holdings.keys()]),
    ...[...holdings].flatMap(([holder, quantity]) =>
      ledgers.issue(ledger, holder, quantity, {
        classId,
        date: event.date,
        price: undefined,
        source,
      }),
    ),
  ]
}

// After a conversion of holders that no source told apart, the register is known by holder.
function byHolder(ledger: Ledger, event: CapitalEvent, known: Holdings, sourceOf: SourceOf) {
  const same = [...known].every(([holder, shares]) => ledgers.held(ledger, holder) === shares)
  return same ? [] : open(ledger, event, known, sourceOf)
}

function currentClass(ledger: Ledger): string {
  const shares = ledgers.shareClass(ledger.code)
  return ledger.register.classes.has(shares) ? shares : ledgers.capitalClass(ledger.code)
}

export function defineClass(ledger: Ledger, stockClassId: string): Transaction[] {
  if (ledger.register.classes.has(stockClassId)) return []
  const capital = stockClassId === ledgers.capitalClass(ledger.code)
  return ledgers.enter(ledger, [
    {
      type: 'define-stock-class',
      stockClassId,
      name: capital ? '注册资本 · Registered capital' : '普通股 · Common shares',
      classType: capital ? 'registered-capital' : 'common',
    },
  ])
}

export function nameHolders(ledger: Ledger, names: readonly string[]): Transaction[] {
  const fresh = [...new Set(names)].filter(
    (name) => !ledger.register.holders.has(holderId(ledger.code, name)),
  )
  return ledgers.enter(
    ledger,
    fresh.map((name) => ({
      type: 'name-stakeholder',
      holderId: holderId(ledger.code, name),
      name,
      kind: holderKind(name, ledger.known),
    })),
  )
}

function checkTotal({ register }: Ledger, { total, kind, date }: CapitalEvent): void {
  const sum = ledgers.totalHeld(register)
  if (sum !== total)
    throw new RangeError(`${kind} of ${date} leaves ${sum}, not ${total} as stated`)
}
