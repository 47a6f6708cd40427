import { randomUUID } from 'node:crypto'
import type { Metadata } from '@grpc/grpc-js'
import type { ServerLimits } from './server-types.ts'

const requestIdPattern = /^[\w.:-]{1,128}$/

/** The first text value under a metadata key. */
export function textIn(metadata: Metadata, key: string): string | undefined {
  const value = metadata.get(key)[0]
  return typeof value === 'string' ? value : undefined
}

/** The caller's own id of the request where it is a sane one, else a new one. */
export function requestIdOf(metadata: Metadata): string {
  const given = textIn(metadata, 'x-request-id')
  return given !== undefined && requestIdPattern.test(given) ? given : randomUUID()
}

/** The token of `authorization: Bearer …`; undefined when there is none. */
export function bearerIn(metadata: Metadata): string | undefined {
  const header = textIn(metadata, 'authorization')
  if (header === undefined || header.slice(0, 7).toLowerCase() !== 'bearer ') return undefined
  return header.slice(7).trim()
}

/** When a call ends, in ms since 1970, and whether grpc-js itself sees to that. */
export function deadlineOf(given: number, limits: ServerLimits): { at: number; enforced: boolean } {
  const now = Date.now()
  if (given === Number.POSITIVE_INFINITY) {
    return { at: now + limits.defaultDeadlineMs, enforced: false }
  }
  const latest = now + limits.longestDeadlineMs
  return given <= latest ? { at: given, enforced: true } : { at: latest, enforced: false }
}
