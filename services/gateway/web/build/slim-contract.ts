/** What the pages need of the OpenAPI document: who may call what, by which address, with which fields. */
export interface SlimContract {
  readonly operations: Readonly<Record<string, SlimOperation>>
  readonly schemas: Readonly<Record<string, SlimSchema>>
}

export interface SlimOperation {
  readonly method: string
  readonly path: string
  readonly summary: { readonly zh: string; readonly en: string }
  /** `any`: every role; `none`: no token is needed. */
  readonly roles: readonly string[] | 'any' | 'none'
  /** The schema of what is sent. */
  readonly request?: string
}

export interface SlimSchema {
  readonly ref?: string
  readonly type?: string
  readonly format?: string
  readonly enum?: readonly string[]
  readonly pattern?: string
  readonly minLength?: number
  readonly maxLength?: number
  readonly minItems?: number
  readonly maxItems?: number
  readonly items?: SlimSchema
  readonly properties?: Readonly<Record<string, SlimSchema>>
  readonly required?: readonly string[]
}

type Json = Readonly<Record<string, unknown>>

const kept = ['type', 'format', 'enum', 'pattern', 'required'] as const
const bounds = ['minLength', 'maxLength', 'minItems', 'maxItems'] as const

/** The whole document has 460 kB; without examples, answers and refusals a twentieth of it is left. */
export function slimContract(document: Json): SlimContract {
  const operations: Record<string, SlimOperation> = {}
  for (const [path, methods] of entries(document.paths)) {
    for (const [method, operation] of entries(methods)) {
      const id = operation.operationId
      if (typeof id === 'string') operations[id] = slimOperation(method, path, operation)
    }
  }
  const { schemas } = document.components as Json
  return {
    operations,
    schemas: Object.fromEntries(entries(schemas).map(([name, schema]) => [name, slim(schema)])),
  }
}

function slimOperation(method: string, path: string, operation: Json): SlimOperation {
  const [zh = ''] = String(operation.description ?? '').split('\n')
  const request = refName(
    ((operation.requestBody as Json | undefined)?.content as Json | undefined)?.[
      'application/json'
    ] as Json | undefined,
  )
  return {
    method: method.toUpperCase(),
    path,
    summary: { zh, en: String(operation.summary ?? zh) },
    roles: rolesOf(operation),
    ...(request ? { request } : {}),
  }
}

/** Who may call: the document's own `x-roles`, or what its description says of them. */
export function rolesOf(operation: Json): SlimOperation['roles'] {
  const declared = operation['x-roles']
  if (Array.isArray(declared)) return declared.map(String)
  const description = String(operation.description ?? '')
  if (/^Needs no token\.$/m.test(description)) return 'none'
  const listed = /^Roles: (.+)\.$/m.exec(description)?.[1]
  return listed?.split(', ') ?? 'any'
}

function refName(content: Json | undefined): string | undefined {
  return slim((content?.schema ?? {}) as Json).ref
}

function slim(schema: Json): SlimSchema {
  if (typeof schema.$ref === 'string') return { ref: schema.$ref.split('/').at(-1) ?? '' }
  // A field that may be emptied is one of its own shape, or null.
  const [first] = (schema.anyOf as readonly Json[] | undefined) ?? []
  if (first) return slim(first)
  const found: Record<string, unknown> = {}
  for (const key of [...kept, ...bounds]) if (schema[key] !== undefined) found[key] = schema[key]
  if (schema.items) found.items = slim(schema.items as Json)
  if (schema.properties) {
    found.properties = Object.fromEntries(
      entries(schema.properties).map(([name, property]) => [name, slim(property)]),
    )
  }
  return found
}

function entries(of: unknown): [string, Json][] {
  return Object.entries((of ?? {}) as Record<string, Json>)
}
