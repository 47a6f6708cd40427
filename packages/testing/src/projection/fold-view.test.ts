import { expect, test } from '@jest/globals'
import { deliveries } from './deliveries.ts'
import { eventMessages } from './event-messages.ts'
import { foldView } from './fold-view.ts'

const added = (amount: number) => ({ type: 'test.Added', data: Uint8Array.of(amount) })
const view = {
  decode: (type: string, data: Uint8Array) => (type === 'test.Added' ? (data[0] ?? 0) : undefined),
  keyOf: (_event: number, meta: { readonly subject: string }) => meta.subject,
  evolve: (known: readonly number[] | undefined, event: number) => [...(known ?? []), event],
}

test('a plain fold comes to the same documents whatever the way of delivery', () => {
  const one = eventMessages({ service: 'test', aggregate: 'sum', id: 'a' }, [1, 2, 3].map(added))
  const other = eventMessages({ service: 'test', aggregate: 'sum', id: 'b' }, [9, 8].map(added))
  for (const way of deliveries([...one, ...other], 3)) {
    expect(foldView(view, way.messages)).toEqual(
      new Map([
        ['a', [1, 2, 3]],
        ['b', [9, 8]],
      ]),
    )
  }
})

test('made-up messages carry the versions and ids that the store would give them', () => {
  const [first, second] = eventMessages(
    { service: 'test', aggregate: 'sum', id: 'a', firstVersion: 4 },
    [added(1), added(2)],
  )
  expect(first).toMatchObject({ id: 'sum-a@4', version: 4, stream: 'sum-a', subject: 'a' })
  expect(second).toMatchObject({ id: 'sum-a@5', source: '/seedline/test' })
})
