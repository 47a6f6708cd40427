import { expect, test } from '@jest/globals'
import { memoryStore, memoryView, recordedMessages } from '@seedline/testing'
import { instant, localDate } from '@seedline/values'
import { fund } from '../../fund/aggregate.ts'
import type { FundEvent } from '../../fund/events.ts'
import { callOf } from '../../testing/command-calls.ts'
import { committed, fundOpened, released, reserved } from '../../testing/fund-samples.ts'
import { getFund } from './query.ts'
import { fundView } from './view.ts'

test('as of its day a refused approval takes nothing of what the deal held then by another', async () => {
  const store = memoryStore('fund')
  const events: readonly FundEvent[] = [
    fundOpened,
    committed('government', '10000000.00'),
    reserved('1600000.00', { reservedOn: localDate('2024-06-02'), approvalCommandId: 'first' }),
    released('1600000.00', 'withdrawn', '2024-06-05'),
    // Begun on what the deal was before: refused, and given back as of the day for which it was meant.
    reserved('1600000.00', { reservedOn: localDate('2024-06-03'), approvalCommandId: 'late' }),
    released('1600000.00', 'approval-refused', '2024-06-03'),
  ]
  for (const [at, event] of events.entries()) {
    const { context } = callOf(`c-${at}`, { at: instant('2024-06-06T04:00:00.000Z') })
    await store.append(fund, fundOpened.fundId, context, [event], { expectedVersion: at })
  }
  const funds = memoryView(fundView, recordedMessages(store))
  const on = async (day: string) => {
    const asOf = { occurredOn: localDate(day) }
    const deadline = new Date(Date.now() + 5_000)
    const question = { fundId: fundOpened.fundId, asOf, atLeastVersion: 0, deadline }
    const { reserved: held, version } = await getFund({ store, funds }, question)
    return [held?.minorUnits, version]
  }
  expect(await on('2024-06-02')).toEqual([160_000_000n, 3])
  expect(await on('2024-06-03')).toEqual([160_000_000n, 6])
  expect(await on('2024-06-05')).toEqual([0n, 6])
})
