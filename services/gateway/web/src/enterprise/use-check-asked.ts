import { parseAsString, useQueryStates } from 'nuqs'
import type { CheckAsked, DesignationKind } from '../api/designations.ts'
import type { AsOf } from '../kit/use-as-of.ts'

/** The designation that is checked unless another is chosen. */
const first: DesignationKind = 'specialised-sme'

/** Which self-check is shown lives in the address, so that a link shows the same one, its suppositions too. */
export function useCheckAsked(
  asOf: AsOf,
): [CheckAsked, (change: Partial<Omit<CheckAsked, 'recordedOn'>>) => void] {
  const [state, set] = useQueryStates({
    check: parseAsString.withDefault(first),
    checkOn: parseAsString.withDefault(''),
    purpose: parseAsString.withDefault('application'),
    suppose: parseAsString.withDefault(''),
  })
  const asked: CheckAsked = {
    kind: state.check as DesignationKind,
    on: state.checkOn || asOf.occurredOn,
    purpose: state.purpose === 'renewal' ? 'renewal' : 'application',
    recordedOn: asOf.recordedOn,
    suppose: state.suppose,
  }
  return [
    asked,
    ({ kind, on, purpose, suppose }) =>
      void set({
        ...(kind !== undefined && { check: kind }),
        ...(on !== undefined && { checkOn: on || null }),
        ...(purpose !== undefined && { purpose }),
        ...(suppose !== undefined && { suppose: suppose || null }),
      }),
  ]
}
