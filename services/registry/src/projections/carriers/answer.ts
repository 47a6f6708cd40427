import { optional, provenance } from '@seedline/contracts/kinds'
import {
  carrierEnding,
  carrierHosts,
  carrierKind,
  carrierStatus,
  designationLevel,
} from '@seedline/contracts/operations'
import type { Carrier } from '@seedline/contracts/registry/v1/carrier_service'
import type { LocalDate } from '@seedline/values'
import { type AsOf, hadHappened } from '@seedline/views'
import { countedSpans, countingOn } from '../../carrier/counted.ts'
import type { CarrierId } from '../../carrier/events.ts'
import type { CarrierState, Recognition, RecordedCarrier } from '../../carrier/state.ts'
import type { CarrierPapers } from './document.ts'

export type CarrierStatus = (typeof carrierStatus.names)[number]

export interface KnownCarrier {
  readonly carrierId: CarrierId
  readonly state: CarrierState
  readonly papers: CarrierPapers
  readonly version: number
}

const madeBy = optional(provenance, null)

/** The carrier without what had not happened by the day asked; what a correction says was so all along. */
function happenedBy(state: RecordedCarrier, asOf: AsOf): RecordedCarrier {
  const { closure } = state
  return {
    ...state,
    recognitions: state.recognitions.filter(({ recognisedOn }) => hadHappened(recognisedOn, asOf)),
    closure: closure && hadHappened(closure.closedOn, asOf) ? closure : null,
  }
}

/** A carrier as it was on a day; undefined where it was not recognised yet, or never there. */
export function answerOf(
  { carrierId, version, state: known, papers }: KnownCarrier,
  day: LocalDate,
  asOf: AsOf,
): Carrier | undefined {
  if (known.status === 'unrecorded') return undefined
  const state = happenedBy(known, asOf)
  const { profile, closure } = state
  const told = countingOn(state, day) ?? lastCounting(state)
  if (told === undefined) return undefined
  return {
    carrierId,
    version,
    kind: carrierKind.toProto(profile.kind),
    nameZh: profile.nameZh,
    nameEn: profile.nameEn,
    hosts: [...carrierHosts.toProto(profile.hosts)],
    district: profile.district ?? '',
    fields: [...profile.fields],
    status: carrierStatus.toProto(statusOn(state, day)),
    ...recognitionToProto(told),
    ending: closure ? carrierEnding.toProto(closure.ending) : carrierEnding.none,
    closedOn: closure?.closedOn ?? '',
    closure: closure?.entry ?? 0,
    recognitions: state.recognitions.map((one) => ({
      entry: one.entry,
      ...recognitionToProto(one),
    })),
    counted: countedSpans(state).map(({ level, from, to }) => ({
      level: designationLevel.toProto(level),
      from,
      to: to ?? '',
    })),
    provenance: madeBy.toProto(profile.provenance),
    toldFor: day,
    merged: [],
    enterprises: [],
    papers: [...(papers[told.entry] ?? [])],
  }
}

/** How a carrier stands on a day: that its recognitions lapse is computed from their last days, and no event. */
export function statusOn(state: RecordedCarrier, day: LocalDate): CarrierStatus {
  if (countingOn(state, day)) return 'in-force'
  const { closure } = state
  return closure && closure.closedOn <= day ? closure.ending : 'lapsed'
}

/** The recognition by which it counted last, of one that counts no more. */
function lastCounting(state: RecordedCarrier): Recognition | undefined {
  const last = countedSpans(state).at(-1)
  return last && countingOn(state, last.to ?? last.from)
}

const recognitionToProto = (one: Recognition) => ({
  level: designationLevel.toProto(one.level),
  authority: one.authority,
  documentNumber: one.documentNumber,
  recognisedOn: one.recognisedOn,
  validTo: one.validTo ?? '',
})
