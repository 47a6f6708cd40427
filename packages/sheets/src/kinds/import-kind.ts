import type { Text } from '@seedline/values'
import type { Column } from '../columns/column.ts'
import type { Fault } from '../fault.ts'

type Json = Readonly<Record<string, unknown>>

/** A command of the public interface, by the name of its operation. */
export interface Order {
  readonly operation: string
  readonly request: Json
  /** The version that it was decided on, where it changes something that exists. */
  readonly expectedVersion?: number
}

/** Where the rows come from: recorded with every fact that they lead to. */
export interface Origin {
  readonly provenance: {
    readonly source: string
    readonly confidence: string
    readonly synthetic: boolean
  }
  /** Why what is known already is changed. */
  readonly reason: string
}

/** An enterprise that a row is about. */
export interface Subject {
  readonly enterpriseId: string
  readonly name: string
  /** Under which it is registered, in either language. */
  readonly names: readonly string[]
  readonly formerNames: readonly { readonly name: string; readonly until: string }[]
}

/** What is worth saying of a row that is taken, by the column that it is about. */
export interface RowNote {
  readonly column: string
  readonly code: string
  readonly said: Text
}

/** What a file of rows is about, and which commands its rows become. */
export interface ImportKind {
  readonly id: string
  readonly title: Text
  readonly columns: readonly Column[]
  /** The columns whose values no two rows may share all of. */
  readonly key: readonly string[]
  /** How a value of those is compared, where it may be written in more than one way. */
  sameAs?(column: string, value: string): string
  /** The column that names enterprises by their codes, which have to be registered; undefined: the rows are the enterprises. */
  readonly subject?: string
  /** All that is recorded of one subject is decided one after another. */
  readonly recordedOfSubject?: true
  /** Whether it may name several, with 、 or semicolons between. */
  readonly severalSubjects?: true
  /** What is wrong between the columns of a row that can each be read, by the column that is to be mended. */
  check?(row: Json): Readonly<Record<string, Fault>>
  /** The same, once it is known which enterprises the row names. */
  checkSubjects?(row: Json, subjects: readonly Subject[]): Readonly<Record<string, Fault>>
  /** What is said of a row that is taken. */
  notes?(row: Json, subjects: readonly Subject[]): readonly RowNote[]
  /** Columns that a file fills in where nothing is recorded, and never changes: what a person is told instead, by what is recorded. */
  readonly byHand?: Readonly<Record<string, (recorded: string) => Fault>>
  /** The command for a row that says something new. */
  first(row: Json, origin: Origin, subjects: readonly Subject[]): Order
  /** What is known already, when the first command was refused for it; undefined: the refusal stands. */
  known?(refusal: Refusal, row: Json, subjects: readonly Subject[]): Known | undefined
}

interface Refusal {
  readonly code: string
  readonly facts: Readonly<Record<string, string>>
}

/** Something that the system has already: a row of it changes what differs. */
export interface Known {
  /** Its address in the public interface. */
  readonly path: string
  /** Another address that is asked, where the first doesn't tell all that a row says. */
  readonly further?: string
  /**
   * What stands of it, at the places at which a row says it; undefined where the answer doesn't tell it, and the refusal stands.
   * Left out where the answer has it at those places itself.
   */
  stands?(answer: Json, further: Json): Json | undefined
  /** The command for what differs, by its columns. */
  change(differing: Json, origin: Origin, answer: Json): Order
  /** What is given once more after the change, for it was refused as a whole. */
  again?(origin: Origin): Order
}
