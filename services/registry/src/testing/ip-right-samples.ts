import { specification } from '@seedline/testing'
import { deriveId, instant, localDate, numeric } from '@seedline/values'
import { ipRight, type RecordedIpRight } from '../ip-right/aggregate.ts'
import type {
  IpRightCommand,
  RecordIpFacts,
  RegisterIpRight,
  ReverseIpEntries,
  WithdrawIpRight,
} from '../ip-right/commands.ts'
import { decide } from '../ip-right/decide.ts'
import type { IpFact, IpOwner, IpProfile, IpRightEvent } from '../ip-right/events.ts'
import { enterpriseId, provenance } from './enterprise-samples.ts'

export const at = instant('2026-11-23T04:00:00.000Z')
export const ipRightId = deriveId('IpRight', 'patent', '201710601862.3')

export const owner: IpOwner = { enterpriseId, name: '虚构碳材料有限公司', share: numeric('60') }
export const coOwner: IpOwner = { enterpriseId: '', name: '虚构大学', share: numeric('40') }

/** An invention that two own; its number is the worked example of ZC 0006. */
export const invention: IpProfile = {
  family: 'patent',
  number: '201710601862.3',
  title: '一种碳材料的制备方法',
  filedOn: localDate('2017-07-21'),
  owners: [owner, coOwner],
  acquisition: 'original',
  acquiredOn: null,
  sameDayNumber: '',
  createdOn: null,
  firstUsedOn: null,
  provenance,
}

type Given<Type extends IpFact['type']> = Omit<
  Extract<IpFact, { readonly type: Type }>,
  'ipRightId' | 'evidence' | 'provenance' | 'on' | 'type'
>

/** A fact of that day. */
export const fact = <Type extends IpFact['type']>(
  type: Type,
  on: string,
  given: Given<Type>,
): IpFact =>
  ({
    type,
    ipRightId,
    on: localDate(on),
    evidence: [],
    provenance: null,
    ...given,
  }) as unknown as IpFact

export const granted = (on = '2019-05-14') => fact('IpGranted', on, { certificateNumber: '' })

export const status = (
  on: string,
  to: Extract<IpFact, { readonly type: 'IpStatusChanged' }>['status'],
) => fact('IpStatusChanged', on, { status: to, reference: '' })

export const paid = (on: string, until: string) =>
  fact('IpAnnuityPaid', on, { until: localDate(until) })

export const pledged = (on: string, reference = 'Y2024001') =>
  fact('IpPledged', on, { reference, pledgee: '虚构银行', secured: null, until: null })

export const registered = (profile: IpProfile = invention): IpRightEvent => ({
  type: 'IpRightRegistered',
  ipRightId,
  ...profile,
  evidence: [],
})

export const register = (
  profile: IpProfile = invention,
  facts: readonly IpFact[] = [],
  more: Partial<RegisterIpRight> = {},
): RegisterIpRight => ({
  type: 'RegisterIpRight',
  ipRightId,
  at,
  profile: { ...profile, evidence: [] },
  facts,
  again: false,
  despiteReversal: false,
  against: new Map(),
  ...more,
})

export const record = (...facts: readonly IpFact[]): RecordIpFacts => ({
  type: 'RecordIpFacts',
  ipRightId,
  at,
  facts,
  against: new Map(),
})

export const reverse = (...versions: readonly number[]): ReverseIpEntries => ({
  type: 'ReverseIpEntries',
  ipRightId,
  at,
  versions,
  reason: '误录',
  evidence: [],
  ofOrganisation: undefined,
})

export const withdraw: WithdrawIpRight = {
  type: 'WithdrawIpRight',
  ipRightId,
  at,
  reason: '误录',
  ofOrganisation: undefined,
}

export const specified = specification<RecordedIpRight, IpRightEvent, IpRightCommand>({
  ...ipRight,
  decide,
})
