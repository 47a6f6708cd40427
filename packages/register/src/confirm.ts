import { formatNumeric, percentagesOf, sumNumeric } from '@seedline/values'
import { type CapTableAnswer, type Mismatch, mismatch } from './answer.ts'
import { holdings, type Register, totalOf } from './fold.ts'

/**
 * Whether the system's cap table is exactly the register: every holder, every percentage, the
 * total, and nobody else.
 */
export function confirmWhole(register: Register, answer: CapTableAnswer): Mismatch[] {
  const expected = [...holdings(register)]
  const percents = percentagesOf(expected.map(([, { units }]) => units))
  const found = new Map(answer.holders.map((holder) => [holder.holderId, holder]))
  const nameOf = (id: string) => register.holders.get(id)?.name ?? id
  const strangers = answer.holders.filter(
    ({ holderId, quantity }) => quantity !== '0' && !holdings(register).has(holderId),
  )
  return [
    ...expected.flatMap(([id, quantity], index) => [
      ...mismatch(nameOf(id), formatNumeric(quantity), found.get(id)?.quantity),
      ...mismatch(`${nameOf(id)} %`, percents[index] ?? '', found.get(id)?.percent),
    ]),
    ...strangers.map(({ name, quantity }) => ({ what: name, expected: '0', found: quantity })),
    ...mismatch('total', formatNumeric(totalOf(register)), answer.totalQuantity),
  ]
}

/**
 * Whether everything that the register holds stands in the system's cap table, which may hold
 * more besides.
 */
export function confirmWithin(register: Register, answer: CapTableAnswer): Mismatch[] {
  const found = new Map(
    answer.holders.flatMap(({ holderId, securities }) =>
      securities.map((security) => [`${security.securityId} ${holderId}`, security.quantity]),
    ),
  )
  const stock = [...register.securities.values()].flatMap(({ id, holderId, quantity }) =>
    mismatch(`security ${id}`, formatNumeric(quantity), found.get(`${id} ${holderId}`)),
  )
  const options = Map.groupBy(register.options.values(), ({ holderId }) => holderId)
  const outstanding = new Map(
    answer.holders.map(({ holderId, optionsOutstanding }) => [holderId, optionsOutstanding]),
  )
  const granted = [...options].flatMap(([holderId, grants]) => {
    const expected = formatNumeric(sumNumeric(grants.map(({ quantity }) => quantity)))
    return mismatch(`options of ${holderId}`, expected, outstanding.get(holderId))
  })
  return [...stock, ...granted]
}
