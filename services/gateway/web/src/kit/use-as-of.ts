import { parseAsString, useQueryStates } from 'nuqs'
import { endOfDay } from '../i18n/day.ts'

/** The point in time that the address asks for; both empty: now. */
export interface AsOf {
  readonly occurredOn: string
  readonly recordedOn: string
}

/** As-of lives in the address, so that a link shows another reader the same past. */
export function useAsOf(): [AsOf, (asOf: AsOf) => void] {
  const [state, set] = useQueryStates({
    asOf: parseAsString.withDefault(''),
    recordedAsOf: parseAsString.withDefault(''),
  })
  return [
    { occurredOn: state.asOf, recordedOn: state.recordedAsOf },
    (next) => void set({ asOf: next.occurredOn || null, recordedAsOf: next.recordedOn || null }),
  ]
}

export function isPast(asOf: AsOf): boolean {
  return asOf.occurredOn !== '' || asOf.recordedOn !== ''
}

/** The query parameters of the gateway; a recorded day counts to its end in China. */
export function asOfQuery(asOf: AsOf): { asOf?: string; recordedAsOf?: string } {
  return {
    ...(asOf.occurredOn ? { asOf: asOf.occurredOn } : {}),
    ...(asOf.recordedOn ? { recordedAsOf: endOfDay(asOf.recordedOn) } : {}),
  }
}
