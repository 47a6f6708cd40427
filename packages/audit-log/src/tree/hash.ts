import { hash } from 'node:crypto'

/** SHA-256: 32 bytes. */
export type Hash = Uint8Array

export const HASH_BYTES = 32

const LEAF = Buffer.of(0)
const NODE = Buffer.of(1)

const sha256 = (bytes: Uint8Array): Hash => hash('sha256', bytes, 'buffer')

/** RFC 6962, 2.1: a leaf's hash, which no inner node's hash can equal. */
export const leafHash = (data: Uint8Array): Hash => sha256(Buffer.concat([LEAF, data]))

/** RFC 6962, 2.1: the hash of the node above two others. */
export const nodeHash = (left: Hash, right: Hash): Hash =>
  sha256(Buffer.concat([NODE, left, right]))

/** The root of a tree without leaves. */
export const EMPTY_ROOT: Hash = sha256(Buffer.alloc(0))

export const sameHash = (a: Hash, b: Hash): boolean => Buffer.compare(a, b) === 0
