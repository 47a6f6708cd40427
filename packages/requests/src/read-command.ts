import type { Fields, Read } from './fields.ts'
import { readText, readVersion } from './read-plain.ts'

/** A command as read from a request. */
export interface Commanded<C> {
  readonly commandId: string
  /** 0: whatever is current. */
  readonly expectedVersion: number
  readonly command: C
}

interface CommandHeader {
  readonly commandId: string
  readonly expectedVersion: number
}

/** The command, once every field has been read. @throws ProblemError REQUEST_INVALID */
export function readCommand<C>(
  fields: Fields,
  header: CommandHeader,
  values: Read<C>,
): Commanded<C> {
  const commandId = readText(fields, '/commandId', header.commandId, { max: 128 })
  const expectedVersion = readVersion(fields, '/expectedVersion', header.expectedVersion)
  const known = fields.complete<CommandHeader>({ commandId, expectedVersion })
  return { ...known, command: fields.complete(values) }
}
