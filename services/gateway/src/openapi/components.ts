import type { Schema } from '@seedline/contracts/kinds'

/** The named schemas of a document, each once. */
export interface Components {
  readonly schemas: Readonly<Record<string, object>>
  /** The schema with every named one in it replaced by a reference. */
  refer(schema: Schema): object
}

const addressOf = (name: string): string => `#/components/schemas/${name}`

interface Several {
  readonly discriminator: { readonly propertyName: string }
  readonly oneOf: readonly {
    readonly $name: string
    readonly properties: Readonly<Record<string, { readonly const: string }>>
  }[]
}

const isOneOfSeveral = (schema: object): schema is Several => 'discriminator' in schema

// Which of several a value is, for programs that are made from the document.
const withMapping = ({ discriminator, oneOf }: Several): object => ({
  ...discriminator,
  mapping: Object.fromEntries(
    oneOf.map(({ $name, properties }) => [
      properties[discriminator.propertyName]?.const,
      addressOf($name),
    ]),
  ),
})

/** Collects named schemas as they are referred to. */
export const components = (): Components => {
  const schemas: Record<string, object> = {}
  const within = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(within)
    if (typeof value !== 'object' || value === null) return value
    return refer(value as Schema)
  }
  const refer = ({ $name, $here, $zh: _, ...own }: Schema): object => {
    if ($name === undefined) return mapped(own)
    if (schemas[$name] === undefined) {
      // Before its parts: a schema may hold another of its own.
      schemas[$name] = {}
      schemas[$name] = mapped(own)
    }
    const $ref = addressOf($name)
    return $here === undefined ? { $ref } : { $ref, description: $here }
  }
  const mapped = (own: Schema): object => ({
    ...Object.fromEntries(Object.entries(own).map(([key, value]) => [key, within(value)])),
    ...(isOneOfSeveral(own) && { discriminator: withMapping(own) }),
  })
  return { schemas, refer }
}
