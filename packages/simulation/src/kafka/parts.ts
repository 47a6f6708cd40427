import type { Random } from '../random.ts'
import type { Scheduler } from '../time/scheduler.ts'
import type { Broker } from './broker.ts'
import type { BrokerLink } from './broker-link.ts'

/** What clients of the broker share. */
export interface KafkaParts {
  readonly broker: Broker
  readonly link: BrokerLink
  readonly scheduler: Scheduler
  readonly random: Random
  /** Nothing goes wrong. */
  calm(): boolean
}
