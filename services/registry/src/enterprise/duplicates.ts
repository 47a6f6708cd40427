import type { EnterpriseId } from '@seedline/values'
import type { DuplicateTakenIn, MergeId } from './events.ts'

/** Another record of an enterprise, merged into it or about to be. */
export type Duplicate = Pick<DuplicateTakenIn, 'duplicateId' | 'mergeId' | 'names' | 'uscc'>

/** The record that an enterprise goes on as. */
export interface MergedInto {
  readonly survivorId: EnterpriseId
  readonly mergeId: MergeId
}

/** Other records of one enterprise, at most. */
export const duplicatesMax = 20

export const withDuplicate = (
  duplicates: readonly Duplicate[],
  { duplicateId, mergeId, names, uscc }: Duplicate,
): readonly Duplicate[] => [...duplicates, { duplicateId, mergeId, names, uscc }]

export const withoutMerge = (
  duplicates: readonly Duplicate[],
  mergeId: MergeId,
): readonly Duplicate[] => duplicates.filter((one) => one.mergeId !== mergeId)
