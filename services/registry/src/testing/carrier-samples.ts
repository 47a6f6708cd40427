import { specification } from '@seedline/testing'
import { type EnterpriseId, localDate } from '@seedline/values'
import { carrierIdOf } from '../carrier/aggregate.ts'
import type { Asked, CarrierCommand, KnownHosts } from '../carrier/commands.ts'
import { decide } from '../carrier/decide.ts'
import type { CarrierChanges, CarrierEvent, CarrierLevel } from '../carrier/events.ts'
import { type CarrierState, evolve, unrecorded } from '../carrier/state.ts'
import { enterpriseId, evidence, noon, provenance } from './enterprise-samples.ts'

const nameZh = '虚构先进电池材料制造业创新中心'

export const carrierId = carrierIdOf('innovation-centre', nameZh)

const carried = { at: noon, carrierId }

/** The host of the samples, as it is known. */
export const hostClosed = (closedOn: string | null): KnownHosts =>
  new Map([
    [enterpriseId, { foundedOn: null, closedOn: closedOn === null ? null : localDate(closedOn) }],
  ])

/** The host of the samples goes on as another record. */
export const hostMerged = (mergedInto: EnterpriseId): KnownHosts =>
  new Map([
    [enterpriseId, { foundedOn: null, closedOn: null, mergedInto }],
    [mergedInto, { foundedOn: null, closedOn: null }],
  ])

const recognition = (level: CarrierLevel, from: string, to: string | null) => ({
  level,
  authority: '工业和信息化主管部门',
  documentNumber: '',
  recognisedOn: localDate(from),
  validTo: to === null ? null : localDate(to),
  evidence: [evidence('notice')],
  provenance,
})

type Recorded = Extract<CarrierEvent, { type: 'CarrierRecorded' }>

/** An innovation centre that an enterprise hosts together with an institute. */
export const recorded = (
  level: CarrierLevel,
  from: string,
  to: string | null = null,
  more: Partial<Recorded> = {},
): CarrierEvent => ({
  type: 'CarrierRecorded',
  carrierId,
  kind: 'innovation-centre',
  nameZh,
  nameEn: '',
  hosts: [
    { enterpriseId, name: '' },
    { enterpriseId: null, name: '虚构材料研究院' },
  ],
  district: '440311',
  fields: ['NEM-01'],
  ...recognition(level, from, to),
  ...more,
})

export const recognised = (
  level: CarrierLevel,
  from: string,
  to: string | null = null,
): CarrierEvent => ({ type: 'CarrierRecognised', carrierId, ...recognition(level, from, to) })

export const corrected = (entry: number, changes: CarrierChanges): CarrierEvent => ({
  type: 'CarrierCorrected',
  carrierId,
  reason: 'misread',
  recognition: entry,
  changes,
  evidence: [],
})

export const closed = (on: string, ending: 'revoked' | 'closed' = 'closed'): CarrierEvent => ({
  type: 'CarrierClosed',
  carrierId,
  ending,
  closedOn: localDate(on),
  reason: 'reorganised',
  evidence: [evidence('notice of closure')],
})

export const entryReversed = (entry: number): CarrierEvent => ({
  type: 'CarrierEntryReversed',
  carrierId,
  entry,
  reason: 'another centre',
})

export const reversed: CarrierEvent = {
  type: 'CarrierReversed',
  carrierId,
  reason: 'another centre',
}

export const record = (
  level: CarrierLevel,
  from: string,
  to: string | null = null,
  more: Partial<Asked<'RecordCarrier'>> = {},
): CarrierCommand => {
  const { type: _, ...facts } = recorded(level, from, to) as Recorded
  return { type: 'RecordCarrier', ...carried, known: hostClosed(null), ...facts, ...more }
}

export const recognise = (
  level: CarrierLevel,
  from: string,
  to: string | null = null,
  more: Partial<Asked<'RecogniseCarrier'>> = {},
): CarrierCommand => ({
  type: 'RecogniseCarrier',
  ...carried,
  ...recognition(level, from, to),
  ...more,
})

export const correct = (
  changes: Partial<Asked<'CorrectCarrier'>>,
  recognition = 0,
): CarrierCommand => ({
  type: 'CorrectCarrier',
  ...carried,
  known: hostClosed(null),
  reason: 'misread',
  recognition,
  nameEn: undefined,
  hosts: [],
  district: undefined,
  fields: [],
  level: undefined,
  authority: undefined,
  documentNumber: undefined,
  recognisedOn: undefined,
  validTo: undefined,
  evidence: [],
  ...changes,
})

export const close = (on: string, more: Partial<Asked<'CloseCarrier'>> = {}): CarrierCommand => ({
  type: 'CloseCarrier',
  ...carried,
  ending: 'closed',
  closedOn: localDate(on),
  reason: 'reorganised',
  evidence: [evidence('notice of closure')],
  ...more,
})

export const reverseEntry = (entry: number): CarrierCommand => ({
  type: 'ReverseCarrierEntry',
  ...carried,
  entry,
  reason: 'another centre',
})

export const reverse: CarrierCommand = {
  type: 'ReverseCarrier',
  ...carried,
  reason: 'another centre',
}

export const carriers = specification<CarrierState, CarrierEvent, CarrierCommand>({
  initial: unrecorded,
  decide,
  evolve,
})
