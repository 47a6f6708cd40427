import type { Owner } from '../time/scheduler.ts'

/** One process of a service, from its start to its end. */
export interface Process {
  readonly owner: Owner
  readonly service: string
  /** Which place it takes: a restarted process takes that of the one before. */
  readonly place: string
  /** Of the code that it runs: how far the fold versions are above what is written. */
  readonly release: number
  /** When it was started, in ms since the beginning. */
  readonly since: number
  ready: boolean
  /** In order, as on SIGTERM; resolves when it has ended. */
  stop(): Promise<void>
  /** Told once it has ended, however. */
  readonly gone: (() => void)[]
}
