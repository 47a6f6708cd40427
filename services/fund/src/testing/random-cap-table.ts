import { entryOf, keysOf } from '@seedline/event-store'
import { addDays, formatNumeric, localDate, numericOfUnits } from '@seedline/values'
import fc from 'fast-check'
import type { Transaction } from '../cap-table/commands.ts'
import type { CapTableState } from '../cap-table/state.ts'
import {
  cancelled,
  converted,
  exercised,
  granted,
  holder,
  issued,
  plan,
  split,
  stockClass,
  transferred,
} from './cap-table-samples.ts'

export const holderIds = ['ann', 'bob', 'eve'] as const
export const classIds = ['common', 'gold'] as const

/** What every made-up table begins with. */
export const beginnings: readonly Transaction[] = [
  ...classIds.map((id) => stockClass(id)),
  ...holderIds.map(holder),
  plan('1000', { approvedOn: localDate('2020-01-01') }),
]

/** One that begins with a company counted in registered capital, and with few authorised shares. */
export const tightBeginnings: readonly Transaction[] = [
  stockClass('common', 'common', '500'),
  stockClass('gold', 'registered-capital'),
  ...holderIds.map(holder),
  plan('400', { approvedOn: localDate('2020-01-01') }),
]

/** One step of a made-up history: numbers that pick from what the table holds by then. */
export interface Choice {
  readonly kind: number
  readonly pick: number
  readonly units: bigint
  readonly late: number
  readonly ratio: readonly [bigint, bigint]
}

export const choices: fc.Arbitrary<readonly Choice[]> = fc.array(
  fc.record({
    kind: fc.nat(9),
    pick: fc.nat(1000),
    // Whole shares mostly; else down to 1e-10.
    units: fc.oneof(
      { weight: 4, arbitrary: fc.bigInt(1n, 500n).map((whole) => whole * 10n ** 10n) },
      { weight: 1, arbitrary: fc.bigInt(1n, 10n ** 12n) },
    ),
    // Mostly after what came before, sometimes long before it.
    late: fc.integer({ min: -200, max: 60 }),
    ratio: fc.tuple(fc.bigInt(1n, 12n), fc.constantFrom(1n, 2n, 3n, 8n, 10n)),
  }),
  { maxLength: 40 },
)

const pickOf = <T>(items: readonly T[], pick: number): T | undefined => items[pick % items.length]

/** The transaction that a choice stands for on this table; its securities get new ids by `serial`. */
export function transactionOf(
  { kind, pick, units, late, ratio }: Choice,
  state: CapTableState,
  serial: number,
): Transaction {
  const on = addDays(localDate('2020-12-31'), serial * 40 + Math.min(late, 30))
  const quantity = formatNumeric(numericOfUnits(units))
  const to = pickOf(holderIds, pick) ?? 'ann'
  const classId = pickOf(classIds, pick) ?? 'common'
  const security = pickOf(keysOf(state.securities), pick) ?? 'none'
  const all = entryOf(state.securities, security)?.quantity
  // Often all of it: then nothing of it is left on the table.
  const taken = all !== undefined && pick % 3 === 0 ? formatNumeric(all) : quantity
  const id = `s${serial}`
  switch (kind) {
    case 0:
    case 1:
    case 2:
      return issued(id, to, quantity, { issuedOn: on, stockClassId: classId })
    case 3:
    case 4:
      return transferred(security, to, taken, { transferredOn: on, resultingSecurityId: id })
    case 5:
      return cancelled(security, taken, { cancelledOn: on })
    case 6:
      return split(ratio[0], ratio[1], { stockClassId: classId, splitOn: on })
    case 7: {
      const whole = String(units / 10n ** 10n + 1n)
      return converted(classId, classId === 'gold' ? 'common' : 'gold', whole, on)
    }
    case 8:
      return granted(id, to, quantity, { issuedOn: on })
    default:
      return exercised(pickOf(keysOf(state.grants), pick) ?? 'none', quantity, [], on)
  }
}
