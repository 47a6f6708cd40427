import { CarrierKind, CarrierRecorded } from '@seedline/contracts/registry/v1/carrier_events'
import {
  DesignationGranted,
  DesignationKind,
  DesignationLevel,
} from '@seedline/contracts/registry/v1/designation_events'
import { EnterpriseRegistered } from '@seedline/contracts/registry/v1/enterprise_events'
import { FiguresStated } from '@seedline/contracts/registry/v1/figures_events'
import {
  IpGranted,
  IpMarked,
  IpRightRegistered,
} from '@seedline/contracts/registry/v1/ip_right_events'
import { IpAcquisition, IpFamily, IpMark } from '@seedline/contracts/registry/v1/ip_right_terms'
import { StageReached } from '@seedline/contracts/registry/v1/stage_record_events'
import { Rung } from '@seedline/contracts/values/v1/rung'
import { deriveId } from '@seedline/values'
import {
  made,
  papers,
  registryEvent,
  registryStream,
  type ToldEvent,
  type ToldStream,
} from '@seedline/verify/testing'
import { nameOf } from '../registry-load/rows.ts'

const fields = ['NEM-01', 'NEM-02', 'EIM', 'EIM-03', 'BMM-01', 'AMM-02', 'PLM-01', 'GBM', 'FRM-04']
const districts = ['440303', '440304', '440305', '440306', '440307', '440309', '440310', '440311']
/** Years of which everybody states figures: those of the plan that are over. */
const years = [2021, 2022, 2023, 2024, 2025]

const idOf = (n: number): string => deriveId('Enterprise', `plan-${n}`)

export const statementIdOf = (n: number, year: number): string =>
  deriveId('Statement', idOf(n), String(year))

export const enterpriseOf = idOf

/** In units of 10,000 yuan. */
export const valueAddedOf = (n: number, year: number): number =>
  200 + ((n * 7919) % 9_000) + (year - 2021) * 37

const padded = (n: number): string => String(n).padStart(2, '0')

/** Spread over the days of a year, so that each is some enterprise's. */
const dayIn = (year: number, n: number): string =>
  `${year}-${padded(1 + (n % 12))}-${padded(1 + (n % 28))}`

/**
 * What somebody would have recorded of an enterprise: its rungs, four figures of each year, and of some a designation, a
 * patent, a carrier. Always the same.
 */
export function toldEnterprise(n: number): readonly ToldStream[] {
  const id = idOf(n)
  const rungs = rungsOf(id, n)
  return [
    registryStream('enterprise', id, [[registered(id, n)]]),
    ...(rungs.length > 0 ? [registryStream('stage_record', id, [rungs])] : []),
    registryStream('figures', id, [years.map((year) => stated(id, n, year))]),
    ...(n % 4 === 0 ? [registryStream('designation', id, [[designated(id, n)]])] : []),
    ...(n % 2 === 0 ? [registryStream('ip_right', rightOf(id), [patent(id, n)])] : []),
    ...(n % 50 === 0 ? [registryStream('carrier', carrierOf(id), [[carrier(id, n)]])] : []),
  ]
}

const rightOf = (id: string): string => deriveId('IpRight', id)
const carrierOf = (id: string): string => deriveId('Carrier', id)

const registered = (enterpriseId: string, n: number): ToldEvent =>
  registryEvent(
    'EnterpriseRegistered',
    EnterpriseRegistered.encode(
      EnterpriseRegistered.fromPartial({
        enterpriseId,
        nameZh: nameOf(n),
        materialField: fields[n % fields.length] ?? '',
        district: districts[(n * 11) % districts.length] ?? '',
        foundedOn: dayIn(2005 + (n % 15), n),
        provenance: made,
      }),
    ).finish(),
  )

/** Fewer with each rung, as it is. */
const climbing = [
  [Rung.RUNG_SEED, 80],
  [Rung.RUNG_A, 40],
  [Rung.RUNG_C, 20],
  [Rung.RUNG_D, 8],
  [Rung.RUNG_LISTED, 2],
] as const

const rungsOf = (enterpriseId: string, n: number): readonly ToldEvent[] =>
  climbing
    .filter(([, ofHundred]) => (n * 37) % 100 < ofHundred)
    .map(([rung], at) =>
      registryEvent(
        'StageReached',
        StageReached.encode(
          StageReached.fromPartial({
            enterpriseId,
            rungId: deriveId('Rung', enterpriseId, String(rung)),
            rung,
            reachedOn: dayIn(2020 + at, n),
            evidence: papers,
            provenance: made,
          }),
        ).finish(),
      ),
    )

function stated(enterpriseId: string, n: number, year: number): ToldEvent {
  const valueAdded = valueAddedOf(n, year)
  const figures = [
    { item: 'value_added', value: String(valueAdded), unit: '万元' },
    { item: 'revenue', value: String(valueAdded * 4), unit: '万元' },
    { item: 'rd_expense', value: String(valueAdded / 5), unit: '万元' },
    { item: 'total_assets', value: String(valueAdded * 6), unit: '万元' },
  ]
  return registryEvent(
    'FiguresStated',
    FiguresStated.encode(
      FiguresStated.fromPartial({
        enterpriseId,
        statementId: statementIdOf(n, year),
        period: String(year),
        statedOn: `${year + 1}-04-${padded(1 + (n % 28))}`,
        audited: n % 2 === 0,
        figures,
        provenance: made,
      }),
    ).finish(),
  )
}

const kinds = [
  DesignationKind.DESIGNATION_KIND_LITTLE_GIANT,
  DesignationKind.DESIGNATION_KIND_HIGH_TECH_ENTERPRISE,
  DesignationKind.DESIGNATION_KIND_INNOVATIVE_SME,
]

const designated = (enterpriseId: string, n: number): ToldEvent =>
  registryEvent(
    'DesignationGranted',
    DesignationGranted.encode(
      DesignationGranted.fromPartial({
        enterpriseId,
        designationId: deriveId('Designation', enterpriseId),
        kind: kinds[(n / 4) % kinds.length] ?? DesignationKind.DESIGNATION_KIND_LITTLE_GIANT,
        level: DesignationLevel.DESIGNATION_LEVEL_NATIONAL,
        validFrom: dayIn(2024, n),
        validTo: dayIn(2027, n),
        authority: 'Made up',
        evidence: papers,
        provenance: made,
      }),
    ).finish(),
  )

function patent(enterpriseId: string, n: number): readonly ToldEvent[] {
  const ipRightId = rightOf(enterpriseId)
  const registering = IpRightRegistered.fromPartial({
    ipRightId,
    family: IpFamily.IP_FAMILY_PATENT,
    number: `20181${String(n).padStart(7, '0')}.X`,
    title: `Made-up composite ${n}`,
    filedOn: dayIn(2018, n),
    owners: [{ enterpriseId, name: nameOf(n) }],
    acquisition: IpAcquisition.IP_ACQUISITION_ORIGINAL,
    provenance: made,
  })
  const granted = IpGranted.fromPartial({ ipRightId, on: dayIn(2020, n), provenance: made })
  const marked = IpMarked.fromPartial({
    ipRightId,
    on: dayIn(2021, n),
    mark: IpMark.IP_MARK_STRATEGIC_INDUSTRY,
    provenance: made,
  })
  return [
    registryEvent('IpRightRegistered', IpRightRegistered.encode(registering).finish()),
    registryEvent('IpGranted', IpGranted.encode(granted).finish()),
    ...(n % 20 === 0 ? [registryEvent('IpMarked', IpMarked.encode(marked).finish())] : []),
  ]
}

const carrier = (enterpriseId: string, n: number): ToldEvent =>
  registryEvent(
    'CarrierRecorded',
    CarrierRecorded.encode(
      CarrierRecorded.fromPartial({
        carrierId: carrierOf(enterpriseId),
        kind: CarrierKind.CARRIER_KIND_KEY_LABORATORY,
        nameZh: `材料重点实验室${n}`,
        hosts: [{ enterpriseId }],
        district: districts[(n * 11) % districts.length] ?? '',
        fields: [fields[n % fields.length] ?? 'NEM'],
        level: DesignationLevel.DESIGNATION_LEVEL_MUNICIPAL,
        authority: 'Made up',
        recognisedOn: dayIn(2022, n),
        evidence: papers,
        provenance: made,
      }),
    ).finish(),
  )
