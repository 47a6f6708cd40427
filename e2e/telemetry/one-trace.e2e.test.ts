import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { type ReceivedSpan, type TraceReceiver, traceReceiver } from '@seedline/testing/running'
import { type Caller, expectStatus } from '../system/caller.ts'
import { type RunningSystem, startSystem } from '../system/running-system.ts'
import { closing, prepareSeedRound } from '../system/seed-round.ts'

let receiver: TraceReceiver
let system: RunningSystem
let spans: readonly ReceivedSpan[]

beforeAll(async () => {
  receiver = await traceReceiver()
  system = await startSystem({ settings: receiver.settings })
  const manager: Caller = await system.as('fund-manager')
  const { dealId, fundId } = await prepareSeedRound(manager, '91440399000000027K')
  const answer = await manager.post(`/deals/${dealId}/closing`, closing(fundId))
  const { traceId } = expectStatus(201, answer)
  spans = await receiver.waitFor(
    traceId,
    (found) =>
      found.some(isRegistryWrite) &&
      found.some(isPublishedByRegistry) &&
      // Each process sends its spans in its own time.
      found.some(({ service, kind }) => service.endsWith('fund') && kind === 'producer') &&
      found.some(({ service, kind }) => service.endsWith('gateway') && kind === 'server'),
    15_000,
  )
}, 120_000)

afterAll(async () => {
  await system?.stop()
  await receiver?.stop()
}, 30_000)

const isRegistryWrite = (span: ReceivedSpan) =>
  span.service.endsWith('registry') && span.attributes['db.system.name'] === 'mongodb'

const isPublishedByRegistry = (span: ReceivedSpan) =>
  span.service.endsWith('registry') && span.kind === 'producer'

/** From a span up to the one that began the trace, as `service: name`. */
function wayTo(last: ReceivedSpan | undefined): readonly ReceivedSpan[] {
  const way: ReceivedSpan[] = []
  for (let span = last; span !== undefined && way.length < 50; ) {
    way.unshift(span)
    const parent = span.parentSpanId
    span = spans.find(({ spanId }) => spanId === parent)
  }
  return way
}

test('one trace leads from gateway over fund, MongoDB, relay and Kafka to the registry', () => {
  const way = wayTo(spans.find(isRegistryWrite)).filter(({ kind }) => kind !== 'internal')
  const steps = way.map(({ service, kind }) => `${service.replace('seedline-', '')} ${kind}`)
  expect(steps).toEqual([
    'gateway server',
    'gateway client',
    'fund server',
    'fund client',
    'fund producer',
    'registry consumer',
    'registry client',
  ])
  const [, , , append, publish, process] = way
  expect(append?.attributes['db.system.name']).toBe('mongodb')
  expect(publish?.attributes['messaging.system']).toBe('kafka')
  expect(process?.attributes['messaging.system']).toBe('kafka')
})

test('what the registry handled links to the batch that it came in', () => {
  const handled = spans.find(
    ({ service, kind }) => service.endsWith('registry') && kind === 'consumer',
  )
  expect(handled?.links).toHaveLength(1)
})

test('no step of the trace failed', () => {
  expect(spans.filter(({ failed }) => failed).map(({ name }) => name)).toEqual([])
})
