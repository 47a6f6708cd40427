import type { TopicDescription } from '../kafka/kafka-port.ts'
import type { TopicSpec } from '../messaging-types.ts'

/** A setting by which a topic may lose events, as it is and as it has to be. */
export interface TopicFault {
  readonly setting: string
  readonly found: string
  readonly wanted: string
}

/** What a topic that exists would lose events by; what Kafka doesn't tell is not held against it. */
export function faultsOf(
  { replicas, settings }: TopicDescription,
  { retentionMs, replicationFactor = 1 }: Pick<TopicSpec, 'retentionMs' | 'replicationFactor'>,
): readonly TopicFault[] {
  const rules: readonly (readonly [string, string, (found: string) => boolean])[] = [
    // Compacting keeps of each aggregate only its last event.
    ['cleanup.policy', 'delete', (found) => found === 'delete'],
    ['retention.ms', String(retentionMs), (found) => keepsFor(Number(found), retentionMs)],
    ['retention.bytes', '-1', (found) => Number(found) < 0],
    // With fewer in sync, an event is acknowledged that one lost disk takes away.
    [
      'min.insync.replicas',
      replicas > 1 ? '2' : '1',
      (found) => Number(found) >= Math.min(replicas, 2) && Number(found) <= replicas,
    ],
    ['unclean.leader.election.enable', 'false', (found) => replicas < 2 || found === 'false'],
  ]
  const faults = rules.flatMap(([setting, wanted, right]) => {
    const found = settings[setting]
    return found === undefined || right(found) ? [] : [{ setting, found, wanted }]
  })
  if (replicas >= replicationFactor) return faults
  const few = { found: String(replicas), wanted: String(replicationFactor) }
  return [{ setting: 'replication.factor', ...few }, ...faults]
}

const keepsFor = (found: number, wanted: number): boolean =>
  found < 0 || (wanted >= 0 && found >= wanted)
