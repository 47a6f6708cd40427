import type { Logger } from 'pino'
import type { z } from 'zod'

/** What a service's `start` is given. */
export interface Kit<Settings> {
  readonly name: string
  readonly settings: Settings
  readonly logger: Logger
  /**
   * Registers how to stop what was just started. Stops run in reverse order, one after another,
   * those of one name that were registered in a row at once, within 10 s altogether; one that fails
   * is logged and does not keep the others from running.
   */
  onStop(what: string, stop: () => Promise<void> | void): void
  /** Called with true once everything has started, with false as soon as stopping begins. */
  onReadiness(listener: (ready: boolean) => void): void
  /** Ends the process in order with exit code 1, e.g. after a crashed consumer. */
  fail(reason: string, cause: unknown): void
}

export interface ServiceDescription<S extends z.ZodObject> {
  /** such as fund: names logs and spans. */
  readonly name: string
  /** Read from the environment with `readSettings`. */
  readonly settings: S
  /** Connects, wires and starts; ready when it resolves. */
  start(kit: Kit<z.infer<S>>): Promise<void>
}
