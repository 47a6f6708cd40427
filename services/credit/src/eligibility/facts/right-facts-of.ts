import {
  ipAcquisition,
  ipConsentPurpose,
  ipDisputeKind,
  ipFamily,
  ipInvalidationOutcome,
  ipLegalStatus,
  ipLicenceKind,
} from '@seedline/contracts/operations'
import type { IpEntry, IpRight } from '@seedline/contracts/registry/v1/ip_right_service'
import type { Provenance } from '@seedline/contracts/values/v1/values'
import { ipKindOf, type LocalDate, localDate, type Parsed, parseLocalDate } from '@seedline/values'
import type { Fact, Known, Told } from './known.ts'
import { type Aspect, aspects, type Ending, endings, type RightFacts } from './right-facts.ts'
import { told } from './told-of.ts'

/** Somebody looked these aspects up in the register, and what is told is all that there is. */
export interface RegisterCheck {
  readonly aspects: readonly Aspect[]
  readonly on: LocalDate
  readonly source: string
  readonly confidence: Told['confidence']
}

export interface Observed {
  readonly observedAt?: string
  readonly checks?: readonly RegisterCheck[]
}

/**
 * What is known of a right by the registry's answer. Days are read as they were recorded; phase, main status by the term,
 * months left and standing of fees were reckoned for another day, and are left. What the answer holds none of is unknown.
 */
export function rightFactsOf(right: IpRight, observed: Observed = {}): RightFacts {
  const known = knownIn(right)
  const family = ipFamily.nameOf(right.family)
  if (family === undefined) throw new TypeError(`no family of rights: ${right.family}`)
  const checked = checkedBy(observed.checks ?? [])
  return {
    rightId: right.ipRightId,
    version: right.version,
    observedAt: observed.observedAt ?? 'unknown',
    toldFor: dayOf(right.toldFor) ?? 'unknown',
    family,
    kind: ipKindOf(family, right.number),
    number: right.number,
    title: right.title,
    ...daysOf(right, known),
    ...measuresOf(right, known, checked),
    ...dealingsOf(right, known),
    secret: 'unknown',
    implemented: 'unknown',
    checked,
  }
}

/** Which entry of the record says something. */
interface KnownIn {
  /** The last entry of those types, on that day where one is given; else the registration. */
  readonly by: (types: readonly string[], on?: string) => Told
  readonly at: (version: number) => Told
  readonly lastOf: (type: string) => IpEntry | undefined
}

function knownIn({ entries, provenance }: IpRight): KnownIn {
  const registration = told(1, provenance)
  const toldBy = (entry: { version: number; provenance: Provenance | undefined } | undefined) =>
    entry ? told(entry.version, entry.provenance) : registration
  return {
    by: (types, on) =>
      toldBy(
        entries.findLast((one) => types.includes(one.type) && (on === undefined || one.on === on)),
      ),
    at: (version) => toldBy(entries.find((one) => one.version === version)),
    lastOf: (type) => entries.findLast((one) => one.type === type),
  }
}

const dayOf = (text: string): LocalDate | undefined => {
  const parsed: Parsed<LocalDate> = parseLocalDate(text)
  return parsed.ok ? parsed.value : undefined
}

const factOf = <T>(by: Told, value: T | undefined): Known<T> =>
  value === undefined ? 'unknown' : { ...by, value }

function daysOf(right: IpRight, { by, lastOf }: KnownIn) {
  const due = dayOf(right.feesDueOn)
  const grace = dayOf(right.graceUntil)
  const fromRegister = right.expiryBasis === 'IP_EXPIRY_BASIS_REGISTER'
  const changed = lastOf('IpOwnersChanged')
  const acquisition = ipAcquisition.nameOf(right.acquisition)
  const acquiredBy = by(['IpOwnersChanged'])
  const owners = right.owners.map(({ enterpriseId, name, share }) => ({
    enterpriseId,
    name,
    share: share === '' ? null : share,
  }))
  return {
    owners: factOf(
      acquiredBy,
      owners.length === 0
        ? undefined
        : { owners, since: changed ? (dayOf(changed.on) ?? null) : null },
    ),
    filedOn: factOf(by([]), dayOf(right.filedOn)),
    grantedOn: grantOf(right, by),
    expiresOn: factOf(
      fromRegister ? by(['IpRenewed', 'IpTermCompensated']) : by([]),
      dayOf(right.expiresOn),
    ),
    fees: factOf(
      by(['IpAnnuityPaid', 'IpRenewed']),
      due && grace ? { dueOn: due, graceUntil: grace } : undefined,
    ),
    sameDayNumber: factOf(by([]), right.sameDayNumber || undefined),
    acquisition: factOf(acquiredBy, acquisition),
    acquiredOn: factOf(acquiredBy, dayOf(right.acquiredOn)),
  }
}

/** Still an application only where an office says what it has come to: else nobody knows. */
function grantOf(right: IpRight, by: KnownIn['by']): RightFacts['grantedOn'] {
  const on = dayOf(right.grantedOn)
  if (on) return { ...by(['IpGranted'], on), value: on }
  const main = right.statuses[0] && ipLegalStatus.nameOf(right.statuses[0])
  const inProcedure = main === 'published' || main === 'examination'
  return inProcedure ? { ...by(['IpStatusChanged'], right.statusOn), value: 'none' } : 'unknown'
}

function measuresOf(right: IpRight, { by }: KnownIn, checked: RightFacts['checked']) {
  const names = right.statuses.map((status) => ipLegalStatus.nameOf(status))
  const status = endings.find((one) => one === names[0])
  const on = dayOf(right.statusOn)
  const measured = (name: 'suspended' | 'preserved'): Known<boolean> =>
    names.includes(name)
      ? { ...by(['IpStatusChanged']), value: true }
      : none(checked.measures, false)
  return {
    ended:
      status && on
        ? { ...by(['IpStatusChanged', 'IpInvalidationDecided'], on), value: { status, on } }
        : none<{ readonly status: Ending; readonly on: LocalDate } | 'none'>(
            checked.status,
            'none',
          ),
    suspended: measured('suspended'),
    preserved: measured('preserved'),
  }
}

/** That there is none is known by whoever looked. */
const none = <T>(looked: Known<LocalDate>, value: T): Known<T> =>
  looked === 'unknown' ? 'unknown' : { ...looked, value }

function dealingsOf(right: IpRight, { at }: KnownIn) {
  const lasting = (one: { reference: string; since: string }, until: string) => ({
    reference: one.reference,
    since: localDate(one.since),
    until: dayOf(until) ?? null,
  })
  const fact = <T>(version: number, value: T): Fact<T> => ({ ...at(version), value })
  return {
    licences: right.licences.map((one) =>
      fact(one.version, {
        ...lasting(one, one.until),
        licensee: one.licensee,
        kind: ipLicenceKind.nameOf(one.kind) ?? ('unstated' as const),
      }),
    ),
    disputes: right.disputes.map((one) =>
      fact(one.version, {
        ...lasting(one, one.settledOn),
        kind: ipDisputeKind.nameOf(one.kind) ?? ('unstated' as const),
      }),
    ),
    invalidations: right.invalidations.map((one) =>
      fact(one.version, {
        ...lasting(one, one.decidedOn),
        outcome: (one.outcome && ipInvalidationOutcome.nameOf(one.outcome)) || null,
      }),
    ),
    consents: right.consents.map((one) =>
      fact(one.version, {
        ownerName: one.ownerName,
        purpose: ipConsentPurpose.nameOf(one.purpose) ?? ('unstated' as const),
        since: localDate(one.since),
        until: dayOf(one.until) ?? null,
      }),
    ),
    pledges: right.pledges.map((one) =>
      fact(one.version, { ...lasting(one, one.releasedOn), pledgee: one.pledgee }),
    ),
  }
}

/** The latest look at each aspect. */
function checkedBy(checks: readonly RegisterCheck[]): RightFacts['checked'] {
  const latest = (aspect: Aspect): Known<LocalDate> => {
    const found = checks
      .filter((check) => check.aspects.includes(aspect))
      .toSorted((a, b) => order(a.on, b.on) || order(a.source, b.source))
      .at(-1)
    if (found === undefined) return 'unknown'
    const { on, source, confidence } = found
    return { version: 0, source, confidence, synthetic: false, value: on }
  }
  return Object.fromEntries(
    aspects.map((aspect) => [aspect, latest(aspect)]),
  ) as RightFacts['checked']
}

const order = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
