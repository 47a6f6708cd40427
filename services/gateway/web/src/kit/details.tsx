import type { ReactNode } from 'react'
import type { SchemaName } from '../contract/contract.ts'
import { fieldNamed } from '../contract/field.ts'
import { useLabel } from '../i18n/glossary.ts'
import { Value } from './value.tsx'

/** A line whose content the page makes by itself; two lines of one label need a key each. */
export type Line = readonly [label: string, content: ReactNode, key?: string]

/**
 * The facts of one thing, each under its label. A name stands for a field of the schema; what the
 * answer lacks is left out.
 */
export function Details<T extends object>(props: {
  schema: SchemaName
  of: T
  show: readonly ((keyof T & string) | Line)[]
}) {
  const label = useLabel()
  const lines = props.show.flatMap((shown): Line[] => {
    if (typeof shown !== 'string') return shown[1] === undefined ? [] : [shown]
    const value = props.of[shown]
    if (value === undefined || value === '') return []
    const field = fieldNamed(props.schema, shown)
    return [[label(props.schema, shown), <Value key={shown} field={field} value={value} />]]
  })
  return (
    <dl className="details">
      {lines.map(([title, content, key]) => (
        <div key={key ?? title}>
          <dt>{title}</dt>
          <dd>{content}</dd>
        </div>
      ))}
    </dl>
  )
}
