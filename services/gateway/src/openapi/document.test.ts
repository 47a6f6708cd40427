import { describe, expect, test } from '@jest/globals'
import { refusalOf } from '@seedline/contracts/refusals'
import { roles } from '@seedline/contracts/roles'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { contracts } from '../rest/contracts.ts'
import { refusalsOf } from '../rest/refusals.ts'
import { openApiDocument } from './document.ts'

interface Parameter {
  readonly in: string
  readonly name: string
  readonly required: boolean
  readonly schema: object
  readonly example?: unknown
}
interface Operation {
  readonly operationId: string
  readonly parameters?: readonly Parameter[]
  readonly requestBody?: object
  readonly security: readonly object[]
  readonly 'x-roles': readonly string[]
  readonly responses: Readonly<
    Record<string, { readonly description: string; readonly 'x-problem-codes'?: readonly string[] }>
  >
}
interface Document {
  readonly openapi: string
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>
  readonly components: { readonly schemas: Readonly<Record<string, object>> }
}

const document = JSON.parse(JSON.stringify(openApiDocument(contracts))) as Document
const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
)

const refsIn = (value: unknown): string[] => {
  if (typeof value !== 'object' || value === null) return []
  const own = '$ref' in value && typeof value.$ref === 'string' ? [value.$ref] : []
  return [...own, ...Object.values(value).flatMap(refsIn)]
}

interface Shown {
  readonly schema: object
  readonly example: unknown
}

// Of schemas that stand alone, and of parameters with theirs.
const examplesIn = (value: unknown): Shown[] => {
  if (typeof value !== 'object' || value === null) return []
  const { examples, example, schema } = value as {
    readonly examples?: unknown
    readonly example?: unknown
    readonly schema?: object
  }
  const own = Array.isArray(examples)
    ? examples.map((one) => ({ schema: value, example: one }))
    : []
  const beside = example !== undefined && schema ? [{ schema, example }] : []
  return [...own, ...beside, ...Object.values(value).flatMap(examplesIn)]
}

describe('the OpenAPI document', () => {
  test('speaks of exactly the operations of the interface', () => {
    const documented = operations.map(({ path, method }) => `${method} ${path}`).sort()
    expect(documented).toEqual(contracts.map(({ path, method }) => `${method} ${path}`).sort())
    expect(document.openapi).toBe('3.1.0')
  })

  test('gives every operation an id of its own', () => {
    const ids = operations.map(({ operation }) => operation.operationId)
    expect(new Set(ids).size).toBe(ids.length)
  })

  test('declares every parameter of an address, and no other', () => {
    for (const { path, operation } of operations) {
      const named = [...path.matchAll(/\{([A-Za-z]+)\}/g)].map(([, name]) => name).sort()
      const declared = (operation.parameters ?? [])
        .filter((one) => one.in === 'path')
        .map(({ name }) => name)
        .sort()
      expect({ path, declared }).toEqual({ path, declared: named })
    }
  })

  test('refers only to components that are there', () => {
    const known = Object.keys(document.components.schemas).map(
      (name) => `#/components/schemas/${name}`,
    )
    expect(refsIn(document).filter((ref) => !known.includes(ref))).toEqual([])
  })

  test('has schemas that compile, and examples that fit them', () => {
    const ajv = new Ajv2020({ strict: false, validateFormats: false })
    ajv.addSchema({ $id: 'openapi', ...document })
    for (const name of Object.keys(document.components.schemas))
      expect(ajv.getSchema(`openapi#/components/schemas/${name}`)).toBeDefined()
    const shown = examplesIn(document)
    expect(shown.length).toBeGreaterThan(20)
    for (const { schema, example } of shown)
      expect({ example, fits: ajv.validate(schema, example) }).toEqual({ example, fits: true })
    const money = ajv.getSchema('openapi#/components/schemas/Money')
    expect(money?.({ currency: 'CNY', amount: '12.34' })).toBe(true)
    expect(money?.({ currency: 'CNY', amount: 12.34 })).toBe(false)
  })

  test('names every code that an operation may refuse with, under a status of its own', () => {
    for (const contract of contracts) {
      const operation = document.paths[contract.path]?.[contract.method]
      const named = Object.values(operation?.responses ?? {}).flatMap(
        (one) => one['x-problem-codes'] ?? [],
      )
      expect([...new Set(named)].sort()).toEqual([...refusalsOf(contract)].sort())
      expect(named.every((code) => refusalOf(code))).toBe(true)
    }
  })

  test('says of every operation who may call it, and how others are refused', () => {
    for (const { operation } of operations) {
      const { operationId, security, responses } = operation
      const admitted = operation['x-roles']
      const known = security.length === 0 || admitted.every((one) => roles.includes(one as 'coach'))
      expect({ operationId, known }).toEqual({ operationId, known: true })
      const named = responses['403']?.['x-problem-codes'] ?? []
      const refusing = named.includes('ROLE_NOT_ALLOWED')
      expect({ operationId, refusing }).toEqual({ operationId, refusing: security.length > 0 })
    }
  })

  test('says what a value is where it stands, and what its component is everywhere', () => {
    const { Evidence, RegisterEnterprise } = document.components.schemas as Readonly<
      Record<
        string,
        { description?: string; properties?: Record<string, { description?: string }> }
      >
    >
    expect(Evidence?.description).toBe('What a recorded fact rests on.')
    expect(RegisterEnterprise?.properties?.checkDigitOverride).toEqual({
      $ref: '#/components/schemas/Evidence',
      description: 'What shows that a code is genuine although its check digit is wrong.',
    })
  })

  test('tells by its type which transaction one is', () => {
    const { CapTableTransaction } = document.components.schemas as Readonly<
      Record<string, { oneOf: object[]; discriminator: { mapping: Record<string, string> } }>
    >
    expect(CapTableTransaction?.discriminator).toMatchObject({ propertyName: 'type' })
    const mapped = Object.entries(CapTableTransaction?.discriminator.mapping ?? {})
    expect(mapped.map(([, $ref]) => ({ $ref }))).toEqual(CapTableTransaction?.oneOf)
    expect(mapped).toContainEqual(['split-stock-class', '#/components/schemas/SplitStockClass'])
    for (const [type, ref] of mapped) {
      const one = document.components.schemas[ref.split('/').at(-1) ?? ''] as {
        properties: { type: object }
      }
      expect(one.properties.type).toEqual({ type: 'string', const: type })
    }
  })

  test('leaves no name of the protos in snake_case', () => {
    const texts = JSON.stringify(document).match(/"description":"(?:[^"\\]|\\.)*"/g) ?? []
    expect(texts.length).toBeGreaterThan(100)
    expect(texts.filter((text) => /\b[a-z]+_[a-z]+/.test(text))).toEqual([])
  })

  test('asks every write for an Idempotency-Key', () => {
    for (const { path, method, operation } of operations.filter(
      ({ method }) => method === 'post',
    )) {
      const headers = (operation.parameters ?? []).map(({ name }) => name)
      // A batch brings a key for each of its entries.
      const exempt = ['createDevelopmentToken', 'runBatch'].includes(operation.operationId)
      expect({ method, path, keyed: headers.includes('Idempotency-Key') }).toEqual({
        method,
        path,
        keyed: !exempt,
      })
    }
  })

  test('asks for a token everywhere but where nothing of the domain is told', () => {
    const open = operations.filter(({ operation }) => operation.security.length === 0)
    expect(open.map(({ operation }) => operation.operationId).sort()).toEqual([
      'createDevelopmentToken',
      'getAbout',
      'getLive',
      'getOpenApi',
      'getReady',
    ])
  })
})
