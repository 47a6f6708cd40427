/**
 * What a state keeps by key, as a Map would and in its order: a key that was set again keeps its place, one that was
 * taken out and set again comes last. Each change leaves the former untouched and shares all but a few nodes with it,
 * so that a long history folds in time proportional to its length. It is plain data, as a state has to be.
 */
export interface Keyed<V> {
  readonly size: number
  /** The place of the next new key. */
  readonly next: number
  readonly root: Node<V> | undefined
}

interface Entry<V> {
  readonly key: string
  readonly value: V
  readonly place: number
}

type Node<V> = Leaf<V> | Branch<V>

/** More than one entry only where keys share a whole hash. */
interface Leaf<V> {
  readonly hash: number
  readonly entries: readonly Entry<V>[]
}

/** A child for each bit that is set, in the order of the bits. */
interface Branch<V> {
  readonly bits: number
  readonly children: readonly Node<V>[]
}

const empty: Keyed<never> = { size: 0, next: 0, root: undefined }

export const noEntries = <V>(): Keyed<V> => empty

export const keyedOf = <V>(entries: Iterable<readonly [string, V]>): Keyed<V> => {
  let keyed = noEntries<V>()
  for (const [key, value] of entries) keyed = withEntry(keyed, key, value)
  return keyed
}

export function entryOf<V>({ root }: Keyed<V>, key: string): V | undefined {
  return foundIn(root, key)?.value
}

export const hasEntry = <V>({ root }: Keyed<V>, key: string): boolean =>
  foundIn(root, key) !== undefined

export function withEntry<V>(keyed: Keyed<V>, key: string, value: V): Keyed<V> {
  const { size, next, root } = keyed
  const known = foundIn(root, key)
  if (known !== undefined && known.value === value) return keyed
  const entry = { key, value, place: known?.place ?? next }
  const leaf = { hash: hashOf(key), entries: [entry] }
  return {
    size: known === undefined ? size + 1 : size,
    next: known === undefined ? next + 1 : next,
    root: root === undefined ? leaf : joined(root, leaf, 0),
  }
}

export function withoutEntry<V>(keyed: Keyed<V>, key: string): Keyed<V> {
  const { size, next, root } = keyed
  if (root === undefined || foundIn(root, key) === undefined) return keyed
  return { size: size - 1, next, root: lessened(root, key, hashOf(key), 0) }
}

/** Every value by what `change` makes of it; what it leaves alone is shared. */
export function changedEach<V>(keyed: Keyed<V>, change: (value: V) => V): Keyed<V> {
  return keyed.root === undefined ? keyed : { ...keyed, root: changedNode(keyed.root, change) }
}

export const valuesOf = <V>(keyed: Keyed<V>): readonly V[] => listOf(keyed).values

export const keysOf = <V>(keyed: Keyed<V>): readonly string[] => listOf(keyed).keys

interface Listed<V> {
  readonly keys: readonly string[]
  readonly values: readonly V[]
}

// Asked for more than once between two changes: by the decision, by its checks and by what is answered.
const lists = new WeakMap<Keyed<unknown>, Listed<unknown>>()

function listOf<V>(keyed: Keyed<V>): Listed<V> {
  const known = lists.get(keyed)
  if (known !== undefined) return known as Listed<V>
  const entries: Entry<V>[] = []
  collect(keyed.root, entries)
  entries.sort((a, b) => a.place - b.place)
  const listed = {
    keys: entries.map(({ key }) => key),
    values: entries.map(({ value }) => value),
  }
  lists.set(keyed, listed)
  return listed
}

function collect<V>(node: Node<V> | undefined, into: Entry<V>[]): void {
  if (node === undefined) return
  if ('entries' in node) into.push(...node.entries)
  else for (const child of node.children) collect(child, into)
}

function foundIn<V>(root: Node<V> | undefined, key: string): Entry<V> | undefined {
  const hash = hashOf(key)
  let node = root
  for (let depth = 0; node !== undefined; depth += STEP) {
    if ('entries' in node) return node.entries.find((entry) => entry.key === key)
    const bit = bitOf(hash, depth)
    if ((node.bits & bit) === 0) return undefined
    node = node.children[indexOf(node.bits, bit)]
  }
  return undefined
}

function joined<V>(node: Node<V>, leaf: Leaf<V>, depth: number): Node<V> {
  if ('entries' in node) {
    return node.hash === leaf.hash ? sameHash(node, leaf) : forked(node, leaf, depth)
  }
  const { bits, children } = node
  const bit = bitOf(leaf.hash, depth)
  const index = indexOf(bits, bit)
  const child = children[index]
  if ((bits & bit) !== 0 && child !== undefined) {
    return { bits, children: children.with(index, joined(child, leaf, depth + STEP)) }
  }
  return { bits: bits | bit, children: children.toSpliced(index, 0, leaf) }
}

const sameHash = <V>({ hash, entries }: Leaf<V>, leaf: Leaf<V>): Leaf<V> => {
  const others = entries.filter(({ key }) => leaf.entries.every((entry) => entry.key !== key))
  return { hash, entries: [...others, ...leaf.entries] }
}

function forked<V>(one: Leaf<V>, other: Leaf<V>, depth: number): Branch<V> {
  const [bit, otherBit] = [bitOf(one.hash, depth), bitOf(other.hash, depth)]
  if (bit === otherBit) return { bits: bit, children: [forked(one, other, depth + STEP)] }
  // The highest bit has the sign of a number below zero.
  const inOrder = bit >>> 0 < otherBit >>> 0
  return { bits: bit | otherBit, children: inOrder ? [one, other] : [other, one] }
}

function lessened<V>(node: Node<V>, key: string, hash: number, depth: number): Node<V> | undefined {
  if ('entries' in node) {
    const entries = node.entries.filter((entry) => entry.key !== key)
    return entries.length === 0 ? undefined : { hash: node.hash, entries }
  }
  const { bits, children } = node
  const bit = bitOf(hash, depth)
  const index = indexOf(bits, bit)
  const child = children[index]
  if (child === undefined) return node
  const less = lessened(child, key, hash, depth + STEP)
  if (less === undefined) return withoutChild(node, bit, index)
  // One leaf alone stands where the branch stood: what is equal has one shape.
  if (children.length === 1 && 'entries' in less) return less
  return { bits, children: children.with(index, less) }
}

function withoutChild<V>(
  { bits, children }: Branch<V>,
  bit: number,
  index: number,
): Node<V> | undefined {
  const left = children.toSpliced(index, 1)
  const [only] = left
  if (only === undefined || (left.length === 1 && 'entries' in only)) return only
  return { bits: bits & ~bit, children: left }
}

function changedNode<V>(node: Node<V>, change: (value: V) => V): Node<V> {
  if ('entries' in node) {
    const entries = each(node.entries, (entry) => {
      const value = change(entry.value)
      return value === entry.value ? entry : { ...entry, value }
    })
    return entries === node.entries ? node : { hash: node.hash, entries }
  }
  const children = each(node.children, (child) => changedNode(child, change))
  return children === node.children ? node : { bits: node.bits, children }
}

function each<T>(items: readonly T[], change: (item: T) => T): readonly T[] {
  const changed = items.map(change)
  return changed.some((item, index) => item !== items[index]) ? changed : items
}

const STEP = 5

const bitOf = (hash: number, depth: number): number => 1 << ((hash >>> depth) & 31)

function indexOf(bits: number, bit: number): number {
  let below = bits & (bit - 1)
  below -= (below >>> 1) & 0x5555_5555
  below = (below & 0x3333_3333) + ((below >>> 2) & 0x3333_3333)
  return (((below + (below >>> 4)) & 0x0f0f_0f0f) * 0x0101_0101) >>> 24
}

// FNV-1a.
function hashOf(key: string): number {
  let hash = 0x811c_9dc5
  for (let index = 0; index < key.length; index += 1) {
    hash = Math.imul(hash ^ key.charCodeAt(index), 0x0100_0193)
  }
  return hash >>> 0
}
