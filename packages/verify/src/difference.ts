import type { FindingCode } from './finding-codes.ts'

/** Something that is not as the streams say it must be. */
export interface Difference {
  readonly service: string
  readonly where: 'stream' | 'view' | 'snapshot' | 'delivery' | 'round' | 'topic'
  /** The stream, the view and key, or the event (`stream@version`) that it is about. */
  readonly what: string
  readonly code: FindingCode
  readonly detail: string
}
