import type { LocalDate, Provenance } from '@seedline/values'
import type {
  CarrierChanges,
  CarrierEnding,
  CarrierEvent,
  CarrierHost,
  CarrierKind,
  CarrierLevel,
  CarrierRecognised,
  CarrierRecorded,
} from './events.ts'

/** As what a carrier was recognised, after its corrections. Its papers stay with the event. */
export interface Recognition {
  /** The version of the event that told of it. */
  readonly entry: number
  readonly level: CarrierLevel
  readonly authority: string
  readonly documentNumber: string
  readonly recognisedOn: LocalDate
  /** The last day; null: no end was set. */
  readonly validTo: LocalDate | null
}

export interface Closure {
  readonly entry: number
  readonly ending: CarrierEnding
  /** From this day on it no longer counts. */
  readonly closedOn: LocalDate
}

export interface CarrierProfile {
  readonly kind: CarrierKind
  readonly nameZh: string
  readonly nameEn: string
  readonly hosts: readonly CarrierHost[]
  readonly district: string | null
  readonly fields: readonly string[]
  readonly provenance: Provenance | null
}

/** A carrier by all that stands recorded of it. `count` is its stream's version. */
export type CarrierState =
  | { readonly status: 'unrecorded'; readonly count: number }
  | RecordedCarrier

export interface RecordedCarrier {
  readonly status: 'recorded'
  readonly count: number
  readonly profile: CarrierProfile
  /** In the order of recording; never none. */
  readonly recognitions: readonly Recognition[]
  readonly closure: Closure | null
}

export const unrecorded: CarrierState = { status: 'unrecorded', count: 0 }

export function evolve(state: CarrierState, event: CarrierEvent): CarrierState {
  const count = state.count + 1
  if (event.type === 'CarrierRecorded') return recorded(event, count)
  if (state.status === 'unrecorded') return { ...state, count }
  switch (event.type) {
    case 'CarrierRecognised':
      return { ...withRecognition(state, event, count), count }
    case 'CarrierCorrected':
      return { ...corrected(state, event.recognition, event.changes), count }
    case 'CarrierClosed': {
      const { ending, closedOn } = event
      return { ...state, count, closure: { entry: count, ending, closedOn } }
    }
    case 'CarrierEntryReversed':
      return { ...without(state, event.entry), count }
    case 'CarrierReversed':
      return { status: 'unrecorded', count }
    default:
      return event satisfies never
  }
}

function recorded(event: CarrierRecorded, count: number): RecordedCarrier {
  const { kind, nameZh, nameEn, hosts, district, fields, provenance } = event
  return {
    status: 'recorded',
    count,
    profile: { kind, nameZh, nameEn, hosts, district, fields, provenance },
    recognitions: [recognitionOf(event, count)],
    closure: null,
  }
}

/** The recognition that an event tells of. */
const recognitionOf = (
  event: Omit<Recognition, 'entry'> | CarrierRecorded | CarrierRecognised,
  entry: number,
): Recognition => {
  const { level, authority, documentNumber, recognisedOn, validTo } = event
  return { entry, level, authority, documentNumber, recognisedOn, validTo }
}

/** The carrier with one recognition more. */
export const withRecognition = (
  state: RecordedCarrier,
  event: Omit<Recognition, 'entry'>,
  entry: number,
): RecordedCarrier => ({
  ...state,
  recognitions: [...state.recognitions, recognitionOf(event, entry)],
})

/** The carrier after a correction, of itself and of one of its recognitions. */
export function corrected(
  state: RecordedCarrier,
  recognition: number,
  changes: CarrierChanges,
): RecordedCarrier {
  const { nameEn, hosts, district, fields, ...ofRecognition } = changes
  const { profile } = state
  return {
    ...state,
    profile: {
      ...profile,
      ...(nameEn !== undefined && { nameEn }),
      ...(hosts !== undefined && { hosts }),
      ...(district !== undefined && { district }),
      ...(fields !== undefined && { fields }),
    },
    recognitions: state.recognitions.map((one) =>
      one.entry === recognition ? { ...one, ...ofRecognition } : one,
    ),
  }
}

/** The carrier without a recognition or a closure that was entered by mistake. */
export const without = (state: RecordedCarrier, entry: number): RecordedCarrier => ({
  ...state,
  recognitions: state.recognitions.filter((one) => one.entry !== entry),
  closure: state.closure?.entry === entry ? null : state.closure,
})
