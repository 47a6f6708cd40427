import { daysFrom } from '@seedline/values'
import { countedSpans } from '../../../carrier/counted.ts'
import type { CarrierState } from '../../../carrier/state.ts'
import { families, keyBy, type PlanContribution, unknownPlace } from '../fact.ts'

/**
 * What a carrier contributes: it counts by itself, hosted by whomever; of several fields in the first that is named, so that
 * it counts once.
 */
export function carrierContribution(carrierId: string, state: CarrierState): PlanContribution {
  if (state.status === 'unrecorded') return nothing
  const { profile } = state
  const [first] = profile.fields
  const facts = countedSpans(state).map(({ level, from, to }) => ({
    family: families.carriers,
    key: keyBy(profile.kind, level, profile.provenance),
    amount: '1',
    from,
    to: to === null ? null : (daysFrom(to, 1) ?? null),
    stage: 'none' as const,
    record: 'carrier' as const,
    factId: carrierId,
    version: state.count,
  }))
  return {
    nameZh: profile.nameZh,
    nameEn: profile.nameEn,
    host: profile.hosts.find(({ enterpriseId }) => enterpriseId)?.enterpriseId ?? '',
    materialField: first ?? '',
    field: first?.split('-')[0] ?? unknownPlace.field,
    district: profile.district ?? unknownPlace.district,
    stages: [],
    families: facts.length > 0 ? [families.carriers] : [],
    facts,
  }
}

const nothing: PlanContribution = {
  nameZh: '',
  nameEn: '',
  host: '',
  materialField: '',
  field: '',
  district: '',
  stages: [],
  families: [],
  facts: [],
}
