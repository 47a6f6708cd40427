import type { CommandOutcome } from '@seedline/contracts/values/v1/values'
import { present } from './values/given.ts'
import { outcomeFromProto } from './values/mapping.ts'

/** The answer to a write. */
export const recorded = (found: CommandOutcome) => ({
  body: outcomeFromProto(found),
  version: found.version,
})

/** One page of a list. */
export const pageOf = <Item>(items: readonly Item[], token: string) => ({
  items: [...items],
  ...present('nextPageToken', token === '' ? undefined : token),
})
