import { createHash } from 'node:crypto'

// Written apart from the tree that the log is written with: what checks must not share what it checks.

const sha256 = (...parts: readonly (string | Uint8Array)[]): string => {
  const hash = createHash('sha256')
  for (const part of parts) hash.update(part)
  return hash.digest('hex')
}

const node = (left: string, right: string): string =>
  sha256('\u0001', Buffer.from(left, 'hex'), Buffer.from(right, 'hex'))

/** RFC 6962, 2.1, of an entry of this log: its id, a zero byte and its bytes. In hex, as all hashes here. */
export const leafOfEntry = (id: string, bytes: Uint8Array): string =>
  sha256('\u0000', id, '\u0000', bytes)

/** A tree that grows: a full subtree for each one in the binary number of its leaves, the smallest first. */
export interface GrowingTree {
  readonly size: number
  readonly full: readonly (string | undefined)[]
}

export const noLeaves: GrowingTree = { size: 0, full: [] }

export function withLeaf({ size, full }: GrowingTree, leaf: string): GrowingTree {
  const next = [...full]
  let carried = leaf
  let level = 0
  for (let other = next[level]; other !== undefined; other = next[level]) {
    carried = node(other, carried)
    next[level] = undefined
    level += 1
  }
  next[level] = carried
  return { size: size + 1, full: next }
}

export function rootOfTree({ full }: GrowingTree): string {
  let root: string | undefined
  for (const part of full) {
    if (part !== undefined) root = root === undefined ? part : node(part, root)
  }
  return root ?? sha256()
}
