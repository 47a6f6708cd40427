import type { Text } from '@seedline/values'
import type { Fault } from '../fault.ts'

/** A value as a request's JSON has it; undefined where the cell says nothing. */
export type Json = string | number | boolean | undefined

/** A unit that amounts are told in: it is chosen for a column, or stands in its heading, and is never guessed. */
export type Unit = (typeof units)[number]['id']

/** The units of an amount, and the power of ten that leads to yuan. */
export const units = [
  { id: 'yuan', zh: '元', en: 'yuan', power: 0 },
  { id: 'ten-thousand-yuan', zh: '万元', en: '10,000 yuan', power: 4 },
  { id: 'hundred-million-yuan', zh: '亿元', en: '100 million yuan', power: 8 },
] as const

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
  /** Whether its heading has to say, or somebody to choose, which unit it is in. */
  readonly inUnits?: true
  /** The value of a text that is not empty. */
  read(text: string, unit: Unit | undefined): Read
}

export type Read = { readonly value: Json } | { readonly fault: Fault }
