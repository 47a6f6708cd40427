import { int32Most } from '@seedline/contracts/bounds'
import { refusal } from '@seedline/contracts/refusals'
import type { Contract } from '../rest/contract.ts'

/**
 * The version that a change was decided on: the strong ETag of a read; 0 when the caller gave none, or `*`.
 * @throws ProblemError IF_MATCH_MALFORMED, IF_MATCH_NOT_APPLICABLE
 */
export const expectedVersion = (header: string | undefined, write: Contract['write']): number => {
  if (header === undefined) return 0
  if (write !== 'changes') throw refusal('IF_MATCH_NOT_APPLICABLE')
  if (header.trim() === '*') return 0
  const version = Number(/^\s*"([1-9][0-9]{0,9})"\s*$/.exec(header)?.[1])
  if (!Number.isInteger(version) || version > int32Most) throw refusal('IF_MATCH_MALFORMED')
  return version
}
