import type { WatchId } from '../watch/events.ts'

/** Who watches what; read from the view, which knows each watch before what it watches is looked at for the first time. */
export interface Watchers {
  /** Whether something recorded then may be news to somebody. */
  areThereAt(time: string): Promise<boolean>
  ofRight(ipRightId: string, owners: readonly string[]): Promise<readonly WatchId[]>
  ofEnterprise(enterpriseId: string): Promise<readonly WatchId[]>
  /** By a bank's own wish. */
  wishedBy(bank: string, uscc: string): Promise<readonly WatchId[]>
  /** Resolves once others find it. @throws ProblemError VIEW_NOT_CURRENT */
  known(watchId: WatchId, stream: string, version: number, deadline: Date): Promise<void>
}
