import type { WrittenFact, WrittenList } from '@seedline/rules'
import type { EnterpriseId, Instant, LocalDate, Text } from '@seedline/values'

/** What is asked of a register: of whom, as it was on a day, and as it was known by then. */
export interface Gathering {
  readonly enterpriseId: EnterpriseId
  readonly on: LocalDate
  readonly recordedAt?: Instant | undefined
  readonly deadline: Date
}

/** Facts as files write them (reference/facts.json names them): one reader judges them all. */
export interface Gathered {
  readonly facts?: readonly WrittenFact[]
  readonly lists?: readonly WrittenList[]
}

/** A register that facts are gathered from; one file each, and all of them in `gatherers.ts`. */
export interface Gatherer {
  readonly name: Text
  gather(asked: Gathering): Promise<Gathered>
}
