import { pageBytesMost } from '@seedline/contracts/bounds'
import { carrierKind, designationLevel } from '@seedline/contracts/operations'
import { Carrier, type CarrierList } from '@seedline/contracts/registry/v1/carrier_service'
import type { EnterpriseId, LocalDate } from '@seedline/values'
import type { AsOf, Viewed } from '@seedline/views'
import type { CarrierId, CarrierKind, CarrierLevel } from '../../carrier/events.ts'
import { dayToldFor } from '../../facts/day-told-for.ts'
import { anyOf } from '../any-of.ts'
import { knownFew, pageSizeOf } from '../known-few.ts'
import { answerOf } from './answer.ts'
import { type CarrierDocument, withFields } from './document.ts'
import { foldCarrier, standing } from './known.ts'
import type { CarrierSources } from './query.ts'

export interface CarrierFilter {
  readonly kind?: CarrierKind | undefined
  /** At which it counts: on the day, or ever where none is asked. */
  readonly level?: CarrierLevel | undefined
  readonly district?: string | undefined
  /** A field finds what lies in its sub-areas, too. */
  readonly field?: string | undefined
  readonly enterpriseId?: EnterpriseId | undefined
  /** Duplicates of that enterprise, under whose ids it may host carriers. */
  readonly duplicates?: readonly EnterpriseId[]
  readonly validOn?: LocalDate | undefined
  readonly asOf: AsOf
  readonly page: { readonly size: number; readonly token: string }
  readonly deadline: Date
}

/** Carriers by their names. @throws ProblemError PAGE_TOKEN_INVALID */
export async function listCarriers(
  sources: CarrierSources,
  filter: CarrierFilter,
): Promise<CarrierList> {
  const { asOf } = filter
  const page = { ...filter.page, size: pageSizeOf(filter.page.size, asOf) }
  const { found, nextPageToken } = await sources.carriers.find(conditionsOf(filter), {
    page,
    sort: { 'found.name': 1 },
  })
  const { carriers, looked } = await toldOf(sources, found, filter)
  // What was recorded then may be longer than what stands: the page is found again, as long as it fits.
  return looked < found.length
    ? listCarriers(sources, { ...filter, page: { ...page, size: looked } })
    : { carriers, nextPageToken }
}

// What may have been otherwise when it was recorded is looked at in what was recorded then.
function conditionsOf(filter: CarrierFilter): Readonly<Record<string, unknown>> {
  const { kind, enterpriseId, duplicates = [], district, field, asOf } = filter
  const hosts = enterpriseId && anyOf([enterpriseId, ...duplicates])
  const ofKind = kind && { 'found.kind': kind }
  if (asOf.recordedAt !== undefined)
    return { ...ofKind, ...(hosts !== undefined && { 'found.named': hosts }) }
  return {
    'found.listed': true,
    ...ofKind,
    ...(hosts !== undefined && { 'found.hosts': hosts }),
    ...(district && { 'found.district': district }),
    ...(field && { 'found.fields': field }),
    ...(asOf.occurredOn === undefined && countingNow(filter)),
  }
}

function countingNow({ level, validOn }: CarrierFilter): Readonly<Record<string, unknown>> {
  const asked = {
    ...(level && { level }),
    ...(validOn && { from: { $lte: validOn }, to: { $gte: validOn } }),
  }
  return Object.keys(asked).length === 0 ? {} : { 'found.counted': { $elemMatch: asked } }
}

/** Carriers as answers, and how many were looked at until they were as long as a page may be. */
async function toldOf(
  sources: CarrierSources,
  found: readonly Viewed<CarrierDocument>[],
  filter: CarrierFilter,
): Promise<{ readonly carriers: Carrier[]; readonly looked: number }> {
  const { asOf, validOn } = filter
  const day = validOn ?? dayToldFor(asOf, sources.clock())
  const carriers: Carrier[] = []
  let bytes = 0
  let looked = 0
  const known = knownFew(found, asOf, {
    standing,
    folded: (key) => foldCarrier(sources.store, key as CarrierId, filter),
  })
  for await (const one of known) {
    const told = answerOf(one, day, asOf)
    if (told !== undefined && matches(told, filter)) {
      bytes += Carrier.encode(told).finish().length
      if (bytes > pageBytesMost && looked > 0) return { carriers, looked }
      carriers.push(told)
    }
    looked++
  }
  return { carriers, looked }
}

function matches(told: Carrier, filter: CarrierFilter): boolean {
  const { kind, level, district, field, enterpriseId, duplicates = [], validOn } = filter
  const hosts: readonly string[] = enterpriseId ? [enterpriseId, ...duplicates] : []
  const asked = level && designationLevel.toProto(level)
  const counts = told.counted.some(
    (span) =>
      (asked === undefined || span.level === asked) &&
      (validOn === undefined || (span.from <= validOn && (span.to === '' || validOn <= span.to))),
  )
  return (
    counts &&
    (kind === undefined || told.kind === carrierKind.toProto(kind)) &&
    (district === undefined || told.district === district) &&
    (field === undefined || withFields(told.fields).includes(field)) &&
    (hosts.length === 0 || told.hosts.some((host) => hosts.includes(host.enterpriseId)))
  )
}
