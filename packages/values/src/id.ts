import { createHash, randomBytes } from 'node:crypto'
import type { Branded } from './brand.ts'
import { accepted, type Parsed, quoted, refused } from './parsed.ts'
import { problem } from './problem.ts'

/**
 * The identity of one thing of a kind: a lower-case UUID that another kind's can't stand in for.
 */
export type Id<Name extends string> = Branded<string, `Id<${Name}>`>

/** Whom nearly every fact is about. */
export type EnterpriseId = Id<'Enterprise'>

const pattern = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/
const namespace = Buffer.from('5eed11e05eed51e0a5eed5eed11e05ee', 'hex')

/** Upper-case letters are lowered. Problem: ID_MALFORMED. */
export function parseId<Name extends string>(name: Name, input: unknown): Parsed<Id<Name>> {
  const text = typeof input === 'string' ? input.toLowerCase() : ''
  if (pattern.test(text)) return accepted(text as Id<Name>)
  return refused(
    problem(
      'ID_MALFORMED',
      'invalid',
      {
        zh: `“${quoted(input)}”不是 ${name} 的标识`,
        en: `"${quoted(input)}" is not an id of ${name}`,
      },
      { zh: '请使用系统给出的 UUID', en: 'Use the UUID that the system gave out' },
      { facts: { id_of: name } },
    ),
  )
}

/** A fresh id (UUID v7, ordered by time). Reads the clock and chance: for edges only. */
export function newId<Name extends string>(_name: Name): Id<Name> {
  const bytes = randomBytes(16)
  bytes.writeUIntBE(Date.now(), 0, 6)
  return format(bytes, 7) as Id<Name>
}

/** The same id for the same name and parts, always (UUID v5). */
export function deriveId<Name extends string>(name: Name, ...parts: readonly string[]): Id<Name> {
  const hash = createHash('sha1')
    .update(namespace)
    .update(JSON.stringify([name, ...parts]))
  return format(hash.digest().subarray(0, 16), 5) as Id<Name>
}

function format(bytes: Buffer, version: 5 | 7): string {
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | (version << 4), 6)
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8)
  const hex = bytes.toString('hex')
  const groups = [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20)]
  return `${groups.join('-')}-${hex.slice(20)}`
}
