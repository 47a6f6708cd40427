import type { RecordingService, ServiceName } from '@seedline/contracts/services'
import type { KafkaChoice } from './kafka/start-kafka.ts'
import type { MongoChoice } from './mongo/start-mongo.ts'
import type { RestartPolicy } from './processes/supervise.ts'
import type { Report } from './report/report.ts'

/** What a stack is to hold and where. */
export interface StackOptions {
  /** Holds all of its data, logs and keys; two stacks need two folders. */
  readonly folder: string
  /** Which services; all when left out, `[]` for the servers alone. */
  readonly services?: readonly ServiceName[]
  readonly mongo?: MongoChoice
  readonly kafka?: KafkaChoice
  /** Ports to begin with (the next free one is taken); any free ones when left out. */
  readonly ports?: Partial<Record<ServiceName, number>>
  /** Put before databases and topics, for servers that several stacks share. */
  readonly namespace?: string
  /** Further settings for every service, and for single ones. */
  readonly settings?: Readonly<Record<string, string>>
  readonly settingsOf?: Partial<Record<ServiceName, Readonly<Record<string, string>>>>
  /** The service whose relay runs as a process of its own; all within their services when left out. */
  readonly relayApart?: RecordingService
  /** Whether and how what crashes is started again; not at all when left out. */
  readonly restarts?: RestartPolicy | true
  /** Whether the web page is built when it isn't current; not when left out. */
  readonly webPage?: boolean
  readonly report?: Report
}
