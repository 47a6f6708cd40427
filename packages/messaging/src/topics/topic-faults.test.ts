import { expect, test } from '@jest/globals'
import { faultsOf } from './topic-faults.ts'

const right = {
  'cleanup.policy': 'delete',
  'retention.ms': '-1',
  'retention.bytes': '-1',
  'min.insync.replicas': '1',
  'unclean.leader.election.enable': 'false',
}
const forGood = { retentionMs: -1 }
const faults = (replicas: number, change: Readonly<Record<string, string>> = {}, spec = forGood) =>
  faultsOf({ name: 't', partitions: 6, replicas, settings: { ...right, ...change } }, spec).map(
    ({ setting, found, wanted }) => `${setting} ${found}, not ${wanted}`,
  )

test('a topic that keeps every event for good loses none', () => {
  expect(faults(1)).toEqual([])
  expect(faults(3, { 'min.insync.replicas': '2' })).toEqual([])
  expect(faults(1, { 'unclean.leader.election.enable': 'true' })).toEqual([])
  expect(faultsOf({ name: 't', partitions: 6, replicas: 1, settings: {} }, forGood)).toEqual([])
})

test.each<[number, Readonly<Record<string, string>>, string]>([
  [1, { 'cleanup.policy': 'compact' }, 'cleanup.policy compact, not delete'],
  [1, { 'cleanup.policy': 'compact,delete' }, 'cleanup.policy compact,delete, not delete'],
  [1, { 'retention.ms': '604800000' }, 'retention.ms 604800000, not -1'],
  [1, { 'retention.bytes': '1000000000' }, 'retention.bytes 1000000000, not -1'],
  [3, { 'min.insync.replicas': '1' }, 'min.insync.replicas 1, not 2'],
  [1, { 'min.insync.replicas': '2' }, 'min.insync.replicas 2, not 1'],
  [
    2,
    { 'min.insync.replicas': '2', 'unclean.leader.election.enable': 'true' },
    'unclean.leader.election.enable true, not false',
  ],
])('a topic of %i replicas with %j would lose events', (replicas, change, said) => {
  expect(faults(replicas, change)).toEqual([said])
})

test('a topic is kept at least as long, and as often, as was asked for', () => {
  const spec = { retentionMs: 1000, replicationFactor: 3 }
  expect(faults(3, { 'retention.ms': '1000', 'min.insync.replicas': '2' }, spec)).toEqual([])
  expect(faults(3, { 'retention.ms': '999', 'min.insync.replicas': '2' }, spec)).toEqual([
    'retention.ms 999, not 1000',
  ])
  expect(faults(1, {}, spec)).toEqual(['replication.factor 1, not 3'])
})
