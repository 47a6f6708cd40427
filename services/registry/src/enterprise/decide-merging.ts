import { problemOf } from '@seedline/contracts/refusals'
import { accept, type Decision, reject } from '@seedline/event-store'
import { enterpriseEntriesMax } from '../facts/history-bound.ts'
import { mergedFault } from '../facts/merged.ts'
import type {
  EnterpriseCommand,
  MergeEnterprise,
  MergingCommand,
  ReverseMerge,
  TakeInDuplicate,
} from './commands.ts'
import { duplicatesMax } from './duplicates.ts'
import type { EnterpriseEvent } from './events.ts'
import type { EnterpriseState } from './state.ts'

type Registered = Exclude<EnterpriseState, { readonly status: 'unregistered' }>

const merging: readonly EnterpriseCommand['type'][] = [
  'MergeEnterprise',
  'ReverseMerge',
  'TakeInDuplicate',
  'LetGoDuplicate',
]

/** Whether a command tells of records rather than of the enterprise: a closed one takes it, too. */
export const isMerging = (command: EnterpriseCommand): command is MergingCommand =>
  merging.includes(command.type)

/**
 * Two records of one enterprise become one, and two again. First the survivor takes the duplicate in, then the duplicate
 * is merged, each on its own stream: no survivor is ever merged itself and no duplicate takes another in, whatever
 * happens at once.
 */
export function decideMerging(
  command: MergingCommand,
  state: Registered,
): Decision<EnterpriseEvent> {
  switch (command.type) {
    case 'TakeInDuplicate':
      return takeIn(command, state)
    case 'MergeEnterprise':
      return merge(command, state)
    case 'ReverseMerge':
      return reverse(command, state)
    case 'LetGoDuplicate': {
      const { mergeId } = command
      const isThere = state.duplicates.some((one) => one.mergeId === mergeId)
      const { type: _, ...given } = command
      return isThere ? accept({ type: 'DuplicateLetGo', ...given }) : accept()
    }
    default:
      return command satisfies never
  }
}

// What it leads to can be taken back, and the enterprise closed.
const hasRoom = ({ entries, duplicates }: Registered): boolean =>
  entries + duplicates.length + 3 <= enterpriseEntriesMax

function takeIn(command: TakeInDuplicate, state: Registered): Decision<EnterpriseEvent> {
  const { type: _, ...taken } = command
  const { enterpriseId, duplicateId } = taken
  const merged = mergedFault(enterpriseId, state.mergedInto?.survivorId)
  if (merged) return reject(merged)
  // Another merging of the same is under way, or was broken off and is being carried on.
  if (state.duplicates.some((one) => one.duplicateId === duplicateId))
    return reject(problemOf('MERGE_UNDER_WAY', { enterprise_id: duplicateId }))
  if (state.duplicates.length >= duplicatesMax || !hasRoom(state))
    return reject(problemOf('DUPLICATES_FULL', { max: duplicatesMax }))
  return accept({ type: 'DuplicateTakenIn', ...taken })
}

function merge(command: MergeEnterprise, state: Registered): Decision<EnterpriseEvent> {
  const { enterpriseId, survivorId, survivor, mergeId, reason, evidence } = command
  const merged = mergedFault(enterpriseId, state.mergedInto?.survivorId)
  if (merged) return reject(merged)
  if (survivorId === enterpriseId) return reject(problemOf('MERGED_INTO_ITSELF'))
  const [own] = state.duplicates
  if (own)
    return reject(
      problemOf('DUPLICATE_HAS_DUPLICATES', {
        enterprise_id: enterpriseId,
        duplicate_id: own.duplicateId,
      }),
    )
  if (survivor === undefined)
    return reject(problemOf('ENTERPRISE_UNKNOWN', { enterprise_id: survivorId }))
  const { uscc } = state.profile
  if (uscc !== null && survivor.uscc === null)
    return reject(problemOf('MERGE_HIDES_CODE', { uscc, survivor_id: survivorId }))
  // Two codes are two enterprises, unless a paper says that one got another.
  if (uscc !== null && evidence.length === 0) return reject(problemOf('EVIDENCE_MISSING'))
  if (command.above) return reject(command.above)
  if (!hasRoom(state)) return reject(problemOf('HISTORY_FULL', { max: enterpriseEntriesMax }))
  return accept({ type: 'EnterpriseMerged', enterpriseId, survivorId, mergeId, reason, evidence })
}

function reverse({ enterpriseId, reason }: ReverseMerge, state: Registered) {
  if (state.mergedInto === null)
    return reject(problemOf('ENTERPRISE_NOT_MERGED', { enterprise_id: enterpriseId }))
  return accept<EnterpriseEvent>({
    type: 'EnterpriseMergeReversed',
    enterpriseId,
    ...state.mergedInto,
    reason,
  })
}
