import type { Role } from '@seedline/contracts/roles'
import type { Text } from '@seedline/values'
import type { Path } from './id-of.ts'

/**
 * One command to come. Ids that are not known yet are placeholders in its path and body, so that
 * a whole plan is data that can be looked at before anything is sent.
 */
export interface Write {
  readonly kind: 'write'
  readonly label: Text
  /** Derived from what it records: the same import or seed always sends the same key. */
  readonly key: string
  readonly role: Role
  readonly path: Path
  /** JSON, but for its placeholders. */
  readonly body: unknown
  /** What placeholders in later steps call the id that this is answered with. */
  readonly as?: string
  /**
   * For these refusals the thing is there already: it is looked up, and the plan goes on with it.
   */
  readonly known?: { readonly problems: readonly string[]; readonly find: Find }
}

/** How an enterprise is recognised: by its code, else by the source that its registration names. */
export interface Find {
  readonly name: string
  readonly uscc?: string
  readonly source: string
}

/** Waits until what follows from earlier writes in other services has arrived. */
export interface Await {
  readonly kind: 'await'
  readonly label: Text
  readonly path: Path
  readonly until: Arrival
  /** The id of the rung of that name, known from then on as `as`. */
  readonly learn?: { readonly rung: string; readonly as: string }
}

/**
 * What is waited for: so many standing rungs on a ladder, or a total number of shares on a cap
 * table.
 */
export type Arrival = { readonly rungs: number } | { readonly totalQuantity: string }

export type Step = Write | Await

/** Steps of one thing, in order. */
export interface Plan {
  readonly title: Text
  readonly steps: readonly Step[]
}
