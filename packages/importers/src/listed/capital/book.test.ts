import { expect, test } from '@jest/globals'
import { emptyRegister, fold, holdings, type Transaction, totalOf } from '@seedline/register'
import fc from 'fast-check'
import { openBook } from './book.ts'

const holders = ['甲', '乙', '丙']
const classes = { capital: 'registered-capital', common: 'common' } as const

interface Turn {
  readonly kind: 'issue' | 'give' | 'cancel' | 'double'
  readonly holder: number
  readonly quantity: number
}

const turns = fc.array(
  fc.record({
    kind: fc.constantFrom<Turn['kind']>('issue', 'give', 'cancel', 'double'),
    holder: fc.nat(2),
    quantity: fc.integer({ min: 1, max: 9 }),
  }),
  { maxLength: 8 },
)

/** Turns as transactions that are possible on what stands in a register: as the book's writer makes them. */
function written(book: ReturnType<typeof openBook>, some: readonly Turn[], from: number) {
  const done: Transaction[] = []
  const write = (one: Transaction) => {
    book.write([one])
    done.push(one)
  }
  let serial = from
  for (const { kind, holder, quantity } of some) {
    const holderId = holders[holder] ?? ''
    const own = [...book.securitiesOf(holderId)][0]
    const has = own ? Number(own.quantity.units / 10n ** 10n) : 0
    const taken = { securityId: own?.id ?? '', quantity: String(Math.min(quantity, has)) }
    const rest = quantity < has ? { balanceSecurityId: `s${++serial}` } : {}
    if (kind === 'double')
      write({
        type: 'split-stock-class',
        stockClassId: 'common',
        ratioNumerator: 2,
        ratioDenominator: 1,
        splitOn: '2020-01-02',
      })
    else if (kind === 'issue' || !own)
      write({
        type: 'issue-stock',
        securityId: `s${++serial}`,
        holderId,
        stockClassId: 'common',
        quantity: String(quantity),
        issuedOn: '2020-01-01',
      })
    else if (kind === 'cancel')
      write({ type: 'cancel-stock', ...taken, ...rest, cancelledOn: '2020-01-02', reason: 'x' })
    else
      write({
        type: 'transfer-stock',
        ...taken,
        ...rest,
        toHolderId: holders[(holder + 1) % 3] ?? '',
        resultingSecurityId: `s${++serial}`,
        transferredOn: '2020-01-02',
      })
  }
  return { done, serial }
}

const beginning: Transaction[] = [
  { type: 'define-stock-class', stockClassId: 'common', name: 'Common', classType: classes.common },
  ...holders.map(
    (holderId) =>
      ({ type: 'name-stakeholder', holderId, name: holderId, kind: 'individual' }) as const,
  ),
]

test('A book holds what its transactions fold to, in their order, whatever was taken back in between', () => {
  fc.assert(
    fc.property(turns, turns, turns, (first, tried, last) => {
      const book = openBook()
      book.write(beginning)
      const one = written(book, first, 0)
      const takeBack = book.mark()
      written(book, tried, one.serial)
      book.write([
        { type: 'name-stakeholder', holderId: '丁', name: '丁', kind: 'individual' },
        {
          type: 'define-stock-class',
          stockClassId: 'capital',
          name: 'Capital',
          classType: classes.capital,
        },
      ])
      takeBack()
      const two = written(book, last, one.serial)
      const due = fold(emptyRegister, [...beginning, ...one.done, ...two.done])
      expect([...book.register.securities]).toEqual([...due.securities])
      expect(book.copy()).toEqual(due)
      for (const holder of holders) {
        expect(book.unitsOf(holder)).toBe(holdings(due).get(holder)?.units ?? 0n)
        expect([...book.securitiesOf(holder)]).toEqual(
          [...due.securities.values()].filter(({ holderId }) => holderId === holder),
        )
      }
      expect(book.units()).toBe(totalOf(due).units)
    }),
  )
})
