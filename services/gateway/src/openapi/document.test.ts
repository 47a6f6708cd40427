import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from '@jest/globals'
import { recordingServices } from '@seedline/contracts/services'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { isKnownCode, type ProblemCode } from '../problems/catalogue.ts'
import { contracts } from '../rest/contracts.ts'
import { refusalsOf } from '../rest/refusals.ts'
import { openApiDocument } from './document.ts'

interface Operation {
  readonly operationId: string
  readonly parameters?: readonly { readonly in: string; readonly name: string }[]
  readonly requestBody?: object
  readonly security: readonly object[]
  readonly responses: Readonly<
    Record<string, { readonly description: string; readonly 'x-problem-codes'?: readonly string[] }>
  >
}
interface Document {
  readonly openapi: string
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>
  readonly components: { readonly schemas: Readonly<Record<string, object>> }
}

const document = JSON.parse(JSON.stringify(openApiDocument())) as Document
const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
)

const refsIn = (value: unknown): string[] => {
  if (typeof value !== 'object' || value === null) return []
  const own = '$ref' in value && typeof value.$ref === 'string' ? [value.$ref] : []
  return [...own, ...Object.values(value).flatMap(refsIn)]
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
      expect(() => ajv.getSchema(`openapi#/components/schemas/${name}`)).not.toThrow()
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
      expect(named.every(isKnownCode)).toBe(true)
    }
  })

  test('asks every write for an Idempotency-Key', () => {
    for (const { path, method, operation } of operations.filter(
      ({ method }) => method === 'post',
    )) {
      const headers = (operation.parameters ?? []).map(({ name }) => name)
      const exempt = operation.operationId === 'createDevelopmentToken'
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

const protos = new URL('../../../../proto/seedline/', import.meta.url)

const rejectsIn = (text: string): [string, ProblemCode[]][] =>
  [...text.matchAll(/((?:^ *\/\/.*\n)*)^ *rpc (\w+)/gm)].flatMap(([, comment = '', rpc = '']) => {
    const said = comment.replaceAll(/^ *\/\/ ?/gm, '').split('Rejects:')[1] ?? ''
    const codes = said.match(/\b[A-Z]+(?:_[A-Z]+)+\b/g) ?? []
    return [[rpc.charAt(0).toLowerCase() + rpc.slice(1), codes as ProblemCode[]]]
  })

describe('what the protos say that a service rejects', () => {
  const services = [...recordingServices, 'operations'].flatMap((folder) =>
    readdirSync(new URL(`${folder}/v1/`, protos))
      .filter((file) => file.endsWith('_service.proto'))
      .map((file) => readFileSync(new URL(`${folder}/v1/${file}`, protos), 'utf8')),
  )
  const rejects = services.flatMap(rejectsIn).filter(([, codes]) => codes.length > 0)

  test('there is plenty', () => {
    expect(rejects.length).toBeGreaterThan(12)
  })

  test.each(rejects)('is documented for %s', (rpc, codes) => {
    const contract = contracts.find(({ operationId }) => operationId === rpc)
    const documented: readonly string[] = contract ? refusalsOf(contract) : []
    expect(codes.filter((code) => !documented.includes(code))).toEqual([])
  })
})
