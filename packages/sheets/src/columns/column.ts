import type { Text } from '@seedline/values'
import type { Fault } from '../fault.ts'

/** A value as a request's JSON has it; undefined where the cell says nothing. */
export type Json = string | number | boolean | object | undefined

/** A unit as the contract writes it; it is chosen for a column, or stands in its heading, and is never guessed. */
export type Unit = string

/** A unit that a column may be in. */
export interface UnitTerm extends Text {
  readonly unit: Unit
}

/** One thing that a row says. */
export interface Column {
  readonly id: string
  readonly title: Text
  /** Other headings under which it is known. */
  readonly aliases?: readonly string[]
  readonly required: boolean
  /** For the template, and for whoever wonders how it is written. */
  readonly example: string
  /** Where its value stands in the request. */
  readonly at: readonly string[]
  /** The units that its heading has to name one of, or somebody to choose from; where there is one alone, it may name that. */
  readonly units?: readonly UnitTerm[]
  /** The value of a text that is not empty. */
  read(text: string, unit: Unit | undefined): Read
}

export type Read = { readonly value: Json } | { readonly fault: Fault }
