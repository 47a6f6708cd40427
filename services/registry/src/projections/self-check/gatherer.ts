import type { CodeOf, Member } from '@seedline/contracts/ownership'
import type { Category } from '@seedline/contracts/services'
import type { WrittenFact, WrittenList } from '@seedline/rules'
import type { EnterpriseId, Instant, LocalDate, Text } from '@seedline/values'

/** What is asked of a register, and by whom: of which enterprise, as it was on a day, and as it was known by then. */
export interface Gathering {
  readonly actor: Member
  readonly enterpriseId: EnterpriseId
  /** By which its own people are told. */
  readonly uscc?: CodeOf
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
  /** The streams that it reads: whoever may not read them is told nothing of them. */
  readonly register: Category
  gather(asked: Gathering): Promise<Gathered>
}
