import type { Matches } from '../columns/match.ts'
import type { ImportKind, Origin } from '../kinds/import-kind.ts'
import type { GatewayPort } from './gateway-port.ts'

/** What is imported, how it is read, and by which way it goes. */
export interface Import {
  readonly kind: ImportKind
  readonly matches: Matches
  readonly origin: Origin
  readonly gateway: GatewayPort
  /** Judged by the very rules of the import, and nothing is recorded. */
  readonly tryOnly: boolean
  /** Of this run of the import: what was sent and whose answer was lost is known again by it. */
  readonly runId: string
  /** Ends it after what is under way. */
  readonly signal?: AbortSignal
  /** Waits before rows are given again that were told "not now", in ms. */
  readonly pause: (ms: number) => Promise<unknown>
}
