import { refusal } from '@seedline/contracts/refusals'
import type { Hash } from '../tree/hash.ts'
import { consistencyPath, inclusionPath } from '../tree/paths.ts'
import type { Collections } from './collections.ts'
import { rootsOf } from './read-nodes.ts'

type Groups = Pick<Collections, 'groups'>

/** @throws ProblemError AUDIT_INDEX_UNKNOWN */
export const inclusionProof = async (groups: Groups, index: number, size: number) =>
  rootsOf(
    groups,
    asked(() => inclusionPath(index, size), index),
  )

/** @throws ProblemError AUDIT_INDEX_UNKNOWN */
export const consistencyProof = async (groups: Groups, before: number, after: number) =>
  rootsOf(
    groups,
    asked(() => consistencyPath(before, after), before),
  )

function asked<T>(work: () => T, index: number): T {
  try {
    return work()
  } catch (error) {
    if (error instanceof RangeError) throw refusal('AUDIT_INDEX_UNKNOWN', { index })
    throw error
  }
}

export type Proof = readonly Hash[]
