import { createHash } from 'node:crypto'

const canonical = (value: unknown): string => {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null'
  const members = Object.entries(value)
    .toSorted(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
    .map(([name, member]) => `${JSON.stringify(name)}:${canonical(member)}`)
  return `{${members.join(',')}}`
}

/** What makes two requests the same, whatever their spacing and the order of their members. */
export interface Sameness {
  readonly operationId: string
  readonly path: string
  /** As it was sent, once the schemas have taken it (their depth is bounded). */
  readonly body: unknown
  readonly expectedVersion: number
}

/** SHA-256 of what a request asks for. */
export const requestHash = ({ operationId, path, body, expectedVersion }: Sameness): string =>
  createHash('sha256')
    .update(canonical([operationId, path, body ?? null, expectedVersion]))
    .digest('base64')
