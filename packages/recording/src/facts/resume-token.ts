import { createHash } from 'node:crypto'
import { refusal } from '@seedline/contracts/refusals'
import type { Place } from './change-log.ts'

/** What is watched: a token of another watch says nothing of this one. */
export interface Watched {
  readonly kind: string
  /** In order; none: all. */
  readonly ids: readonly string[]
}

const LONGEST = 2000
const shape = /^[0-9a-f]{16}((?:;\d{1,4}=\d{1,19})+)$/

/** Says up to where a watch was told, in the offsets of its topic: they mean the same at every replica. */
export const writeResumeToken = (watched: Watched, place: Place): string => {
  const places = [...place].map(([partition, offset]) => `;${partition}=${offset}`)
  return Buffer.from(`${digestOf(watched)}${places.join('')}`).toString('base64url')
}

/** Undefined where it is none, or another watch's: then nothing is known of what was told. @throws ProblemError RESUME_TOKEN_INVALID */
export function readResumeToken(watched: Watched, token: string): Place | undefined {
  if (token === '') return undefined
  const text = token.length > LONGEST ? '' : Buffer.from(token, 'base64url').toString()
  const [, places] = shape.exec(text) ?? []
  if (places === undefined) throw refusal('RESUME_TOKEN_INVALID')
  if (!text.startsWith(digestOf(watched))) return undefined
  const entries = places
    .slice(1)
    .split(';')
    .map((one) => one.split('='))
  return new Map(entries.map(([partition, offset]) => [Number(partition), BigInt(offset ?? 0)]))
}

const digestOf = ({ kind, ids }: Watched): string =>
  createHash('sha256')
    .update([kind, ...ids].join('\n'))
    .digest('hex')
    .slice(0, 16)
