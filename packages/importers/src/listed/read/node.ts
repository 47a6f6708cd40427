import { isWordForNothing, pointerPart } from '../account/leaves.ts'

/** A place in a document, and what stands there; undefined where nothing does. */
export interface Node {
  readonly at: string
  readonly value: unknown
}

export const rootOf = (content: unknown): Node => ({ at: '', value: content })

/** A member by its name; the first of several names that says something. */
export function member(node: Node, ...names: readonly string[]): Node {
  const found = names.map((name) => inner(node, name))
  return found.find(isSaid) ?? found[0] ?? node
}

/** What stands at a pointer from a place on. */
export const nodeAt = (node: Node, pointer: string): Node =>
  pointer
    .split('/')
    .slice(1)
    .reduce((inside, name) => member(inside, name), node)

function inner({ at, value }: Node, key: string): Node {
  const own = isRecord(value) && Object.hasOwn(value, key) ? value[key] : undefined
  return { at: `${at}/${pointerPart(key)}`, value: own }
}

/** The members of an object, in its order; none of anything else. */
export function members(node: Node): (readonly [name: string, node: Node])[] {
  if (!isRecord(node.value)) return []
  return Object.keys(node.value).map((name) => [name, inner(node, name)] as const)
}

/** The items of a list; of an object or a scalar, that alone; of nothing, none. */
export function items(node: Node): Node[] {
  const { at, value } = node
  if (Array.isArray(value))
    return value.map((item, index) => ({ at: `${at}/${index}`, value: item }))
  return isSaid(node) ? [node] : []
}

/** Whether something stands there. Words for nothing are nothing, wherever they stand. */
export const isSaid = ({ value }: Node): boolean =>
  value !== undefined && value !== null && !isWordForNothing(value)

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
