import * as z from 'zod'
import type { Language } from '../problems/language.ts'
import { inChinese } from './chinese.ts'
import { type Html, html } from './html.ts'

interface Shape {
  readonly type?: string | readonly string[]
  readonly format?: string
  readonly enum?: readonly unknown[]
  readonly const?: unknown
  readonly description?: string
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

/** A text of the document in the reader's language. */
export const saidIn = (text: string, language: Language): string =>
  language === 'zh' ? (inChinese(text) ?? text) : text

const members = (shape: Shape, depth: number, language: Language): Html => {
  const rows = Object.entries(shape.properties ?? {}).map(([name, member]) => {
    const needed = shape.required?.includes(name) ? html`<b> *</b>` : html``
    const inner =
      depth < deepest ? withinOf(member).map((one) => members(one, depth + 1, language)) : []
    return html`<li><code>${name}</code>${needed} <i>${typeOf(member)}</i> ${saidIn(member.description ?? '', language)}${inner}</li>
`
  })
  return html`<ul>${rows}</ul>`
}

/** The fields of a schema as nested lists; those marked * are required. */
export const fieldsOf = (schema: z.ZodType, io: 'input' | 'output', language: Language): Html => {
  const shape = z.toJSONSchema(schema, { io, reused: 'inline', unrepresentable: 'any' }) as Shape
  const resolved = inlined(shape as Shape & { readonly $defs?: Record<string, Shape> })
  return html`${withinOf(resolved).map((one) => members(one, 1, language))}`
}

type Defined = Shape & { readonly $ref?: string; readonly $defs?: Record<string, Shape> }

// Schemas with an id are referred to; a page shows them where they are used.
const inlined = (root: Defined): Shape => {
  const definitions = root.$defs ?? {}
  const resolve = (shape: Defined, depth: number): Shape => {
    const { $ref, ...own } = shape
    const target = $ref === undefined ? undefined : definitions[$ref.replace('#/$defs/', '')]
    const found: Shape = target === undefined ? own : { ...target, ...own }
    if (depth > 12) return found
    const each = (list: readonly Shape[] | undefined) => list?.map((one) => resolve(one, depth + 1))
    const properties =
      found.properties &&
      Object.fromEntries(
        Object.entries(found.properties).map(([name, member]) => [
          name,
          resolve(member, depth + 1),
        ]),
      )
    const { items, anyOf, oneOf } = found
    return {
      ...found,
      ...(properties && { properties }),
      ...(items && { items: resolve(items, depth + 1) }),
      ...(anyOf && { anyOf: each(anyOf) ?? [] }),
      ...(oneOf && { oneOf: each(oneOf) ?? [] }),
    }
  }
  return resolve(root, 0)
}
