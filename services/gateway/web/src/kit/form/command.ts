import type { ReactNode } from 'react'
import type { Outcome } from '../../api/operation.ts'
import type { OperationId, SchemaName } from '../../contract/contract.ts'
import type { Option } from './controls.tsx'
import type { Path } from './pointers.ts'

/** A command as a page offers it; what is not said here follows from the contract. */
export interface CommandProps {
  readonly id: OperationId
  readonly path?: Readonly<Record<string, string>>
  /** What is asked for where it is a part of the request alone: its schema, its place, and what it is called. */
  readonly part?: { readonly schema: SchemaName; readonly at: Path; readonly title: string }
  /** The version that the person decides on: a change made meanwhile refuses the command. */
  readonly seen?: number
  readonly initial?: Readonly<Record<string, unknown>>
  readonly hide?: readonly string[]
  readonly need?: readonly string[]
  readonly options?: Readonly<Record<string, readonly Option[]>>
  /** What was written before, offered while a text is typed; by the field's name. */
  readonly suggest?: Readonly<Record<string, readonly string[]>>
  /** Fields that take the id of an enterprise: one is looked for by its name. */
  readonly enterprises?: readonly string[]
  /** Adds to the request what the page knows and the person is not asked for; the same for the same form. */
  readonly complete?: (request: Record<string, unknown>) => Record<string, unknown>
  /** What would follow of what is written, below the form. */
  readonly preview?: (values: Readonly<Record<string, unknown>>) => ReactNode
  readonly after?: (outcome: Outcome) => void
}
