import type { Register, Transaction } from '@seedline/register'
import type { Text } from '@seedline/values'

/** The cap table of a dossier: what is recorded, in order, and what it must then look like. */
export interface Table {
  readonly parts: readonly TablePart[]
  /** Undefined where there is nothing before an offering that could be compared. */
  readonly expected: Expected | undefined
}

export interface TablePart {
  readonly at: string
  readonly what: Text
  readonly date: string
  readonly transactions: readonly Transaction[]
  /** Every leaf of the file that is in them. */
  readonly leaves: readonly string[]
}

/** The registers before and after an offering, as the steps lead to them. */
export interface Expected {
  readonly listedOn: string | undefined
  readonly before: Register
  readonly after: Register
  /** Whether the holders before the offering are told apart. */
  readonly isItemised: boolean
}

export const noTable: Table = { parts: [], expected: undefined }
