import { compare, type Doc, isPlain } from './values.ts'

type Change = Doc | readonly Doc[]

/** The document after an update; `inserting` where an upsert found none. */
export function updated(before: Doc, change: Change, inserting: boolean): Doc {
  const document = structuredCopy(before)
  if (Array.isArray(change)) {
    for (const stage of change as readonly Doc[]) {
      const values = Object.entries((stage.$set ?? {}) as Doc).map(
        ([path, expression]) => [path, evaluated(expression, document)] as const,
      )
      for (const [path, value] of values) setAt(document, path, value)
    }
    return document
  }
  for (const [operator, fields] of Object.entries(change)) {
    for (const [path, operand] of Object.entries(fields as Doc)) {
      apply(document, operator, path, operand, inserting)
    }
  }
  return document
}

/** What an upsert begins with: the values that its filter names. */
export function beginningOf(filter: Doc): Doc {
  const document: Doc = {}
  for (const [path, asked] of Object.entries(filter)) {
    if (path.startsWith('$')) continue
    const operators = isPlain(asked) && Object.keys(asked).some((name) => name.startsWith('$'))
    if (!operators) setAt(document, path, asked)
    else if ('$eq' in (asked as Doc)) setAt(document, path, (asked as Doc).$eq)
  }
  return document
}

function apply(
  document: Doc,
  operator: string,
  path: string,
  operand: unknown,
  inserting: boolean,
): void {
  switch (operator) {
    case '$set':
      setAt(document, path, operand)
      return
    case '$setOnInsert':
      if (inserting) setAt(document, path, operand)
      return
    case '$unset':
      unsetAt(document, path)
      return
    case '$inc':
      setAt(document, path, sum(at(document, path) ?? 0, operand))
      return
    case '$max': {
      const known = at(document, path)
      if (known === undefined || compare(operand, known) > 0) setAt(document, path, operand)
      return
    }
    case '$push':
      setAt(document, path, pushed(at(document, path), operand))
      return
    default:
      throw new Error(`The stand-in knows no ${operator}`)
  }
}

function pushed(before: unknown, operand: unknown): unknown[] {
  const list = Array.isArray(before) ? before : []
  if (!isPlain(operand) || !('$each' in operand)) return [...list, operand]
  const all = [...list, ...(operand.$each as unknown[])]
  return typeof operand.$slice === 'number' ? all.slice(operand.$slice) : all
}

const sum = (one: unknown, other: unknown): unknown =>
  typeof one === 'bigint' || typeof other === 'bigint'
    ? BigInt(one as number) + BigInt(other as number)
    : Number(one) + Number(other)

const isNothing = (value: unknown): boolean => value === null || value === undefined

const sumOrNull = (one: unknown, other: unknown): unknown =>
  isNothing(one) || isNothing(other) ? null : sum(one, other)

/** An expression of an aggregation, as far as they are used. */
export function evaluated(expression: unknown, document: Doc): unknown {
  if (typeof expression === 'string' && expression.startsWith('$')) {
    return at(document, expression.slice(1))
  }
  if (!isPlain(expression)) return expression
  const [operator, operands] = Object.entries(expression)[0] ?? []
  const values = () => (operands as unknown[]).map((one) => evaluated(one, document))
  switch (operator) {
    case '$add':
      return values().reduce(sumOrNull)
    case '$subtract': {
      const [from, less] = values()
      return sumOrNull(
        from,
        isNothing(less) ? null : typeof less === 'bigint' ? -less : -Number(less),
      )
    }
    default:
      if (operator?.startsWith('$')) throw new Error(`The stand-in knows no ${operator}`)
      return Object.fromEntries(
        Object.entries(expression).map(([name, value]) => [name, evaluated(value, document)]),
      )
  }
}

function at(document: Doc, path: string): unknown {
  let value: unknown = document
  for (const name of path.split('.')) {
    if (typeof value !== 'object' || value === null) return undefined
    value = (value as Doc)[name]
  }
  return value
}

function parentOf(document: Doc, path: string): readonly [Doc, string] {
  const names = path.split('.')
  let parent = document
  for (const name of names.slice(0, -1)) {
    if (typeof parent[name] !== 'object' || parent[name] === null) parent[name] = {}
    parent = parent[name] as Doc
  }
  return [parent, names.at(-1) ?? '']
}

function setAt(document: Doc, path: string, value: unknown): void {
  const [parent, name] = parentOf(document, path)
  parent[name] = value
}

function unsetAt(document: Doc, path: string): void {
  if (at(document, path) === undefined) return
  const [parent, name] = parentOf(document, path)
  delete parent[name]
}

/** As deep as updates reach: objects and lists, not what they hold. */
function structuredCopy<T>(value: T): T {
  if (Array.isArray(value)) return value.map(structuredCopy) as T
  if (!isPlain(value)) return value
  return Object.fromEntries(
    Object.entries(value).map(([name, one]) => [name, structuredCopy(one)]),
  ) as T
}
