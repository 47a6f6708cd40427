import type { Schema } from '@seedline/contracts/kinds'
import type { Language } from '../problems/language.ts'
import { inChinese } from './chinese.ts'
import { type Html, html } from './html.ts'

interface Shape {
  readonly type?: string | readonly string[]
  readonly format?: string
  readonly enum?: readonly unknown[]
  readonly const?: unknown
  readonly $here?: string
  readonly description?: string
  readonly $zh?: string
  readonly properties?: Readonly<Record<string, Shape>>
  readonly required?: readonly string[]
  readonly items?: Shape
  readonly anyOf?: readonly Shape[]
  readonly oneOf?: readonly Shape[]
}

const deepest = 4

const typeOf = (shape: Shape): string => {
  if (shape.const !== undefined) return JSON.stringify(shape.const)
  if (shape.enum !== undefined) return shape.enum.map((one) => JSON.stringify(one)).join(' | ')
  if (shape.items !== undefined) return `${typeOf(shape.items)}[]`
  const several = shape.anyOf ?? shape.oneOf
  if (several !== undefined) return [...new Set(several.map(typeOf))].join(' | ')
  return [shape.type ?? 'any', ...(shape.format === undefined ? [] : [`(${shape.format})`])].join(
    ' ',
  )
}

// What lies within: the members of an object, of a list's entries, of each of several forms.
const withinOf = (shape: Shape): readonly Shape[] => {
  if (shape.items !== undefined) return withinOf(shape.items)
  if (shape.properties !== undefined) return [shape]
  return (shape.oneOf ?? shape.anyOf ?? []).flatMap(withinOf)
}

/** What is said of a shape where it stands, in the reader's language. */
const saidOf = ({ description, $here, $zh }: Shape, language: Language): string => {
  const said = $here ?? description ?? ''
  return language === 'zh' ? ($zh ?? inChinese(said) ?? said) : said
}

const members = (shape: Shape, depth: number, language: Language): Html => {
  const rows = Object.entries(shape.properties ?? {}).map(([name, member]) => {
    const needed = shape.required?.includes(name) ? html`<b> *</b>` : html``
    const inner =
      depth < deepest ? withinOf(member).map((one) => members(one, depth + 1, language)) : []
    return html`<li><code>${name}</code>${needed} <i>${typeOf(member)}</i> ${saidOf(member, language)}${inner}</li>
`
  })
  return html`<ul>${rows}</ul>`
}

/** The fields of a schema as nested lists; those marked * are required. */
export const fieldsOf = (schema: Schema, language: Language): Html =>
  html`${withinOf(schema as Shape).map((one) => members(one, 1, language))}`
