import { problemOf } from '@seedline/contracts/refusals'
import {
  dateInShanghai,
  firstDate,
  type Instant,
  type LocalDate,
  type Objection,
} from '@seedline/values'
import { tooFarAhead } from '../facts/days-to-come.ts'
import { mergedFault } from '../facts/merged.ts'
import type { KnownHosts } from './commands.ts'
import { heldSpan } from './counted.ts'
import type { CarrierHost } from './events.ts'
import type { Recognition, RecordedCarrier } from './state.ts'

type Days = Pick<Recognition, 'recognisedOn' | 'validTo'>

/** What is wrong with a recognition by itself. */
export function faultOfDays({ recognisedOn, validTo }: Days, at: Instant): Objection | undefined {
  const today = dateInShanghai(at)
  if (recognisedOn > today) return problemOf('DATE_IN_FUTURE', { date: recognisedOn, today })
  const beyond = tooFarAhead([validTo], at)
  if (beyond) return beyond
  return validTo !== null && validTo < recognisedOn
    ? problemOf('CARRIER_ENDS_EARLY', { recognised_on: recognisedOn, valid_to: validTo })
    : undefined
}

/** What of a carrier contradicts itself: a recognition after its end, or two of one level at one time. */
export function contradictionIn(
  { recognitions, closure }: RecordedCarrier,
  changed: number,
): Objection | undefined {
  const one = recognitions.find(({ entry }) => entry === changed)
  if (!one) return undefined
  if (closure && one.recognisedOn >= closure.closedOn)
    return problemOf('CARRIER_CLOSED', { closed_on: closure.closedOn })
  // By the days that were granted, whatever a closure left of them: it may be reversed.
  const other = recognitions.find(
    (other) => other.entry !== changed && other.level === one.level && overlap(one, other),
  )
  return other
    ? problemOf('CARRIER_LEVEL_HELD', {
        entry: other.entry,
        level: other.level,
        recognised_on: other.recognisedOn,
        valid_to: other.validTo ?? '…',
      })
    : undefined
}

function overlap(one: Recognition, other: Recognition): boolean {
  const [a, b] = [heldSpan(one, null), heldSpan(other, null)]
  if (!a || !b) return false
  return (b.to === null || a.from <= b.to) && (a.to === null || b.from <= a.to)
}

/** What is wrong with hosts that a carrier is said to have. */
export const faultOfHosts = (
  hosts: readonly CarrierHost[],
  known: KnownHosts,
  since: LocalDate,
): Objection | undefined =>
  hostNamedTwice(hosts, known) ?? mergedAmong(hosts, known) ?? faultOfStanding(hosts, known, since)

/** Two records of one enterprise are one host. */
function hostNamedTwice(hosts: readonly CarrierHost[], known: KnownHosts): Objection | undefined {
  const named = new Set<string>()
  for (const { enterpriseId, name } of hosts) {
    const host = enterpriseId ?? name
    const goesOnAs = known.get(host)?.mergedInto ?? host
    if (named.has(goesOnAs)) return problemOf('CARRIER_HOST_TWICE', { host: name || host })
    named.add(goesOnAs)
  }
  return undefined
}

function mergedAmong(hosts: readonly CarrierHost[], known: KnownHosts): Objection | undefined {
  for (const { enterpriseId } of hosts) {
    const survivor = enterpriseId === null ? undefined : known.get(enterpriseId)?.mergedInto
    const merged = enterpriseId === null ? undefined : mergedFault(enterpriseId, survivor)
    if (merged) return merged
  }
  return undefined
}

/** What is wrong with hosts of a carrier that was first recognised on a day, whatever became of their records since. */
export function faultOfStanding(
  hosts: readonly CarrierHost[],
  known: KnownHosts,
  since: LocalDate,
): Objection | undefined {
  for (const { enterpriseId } of hosts) {
    if (enterpriseId === null) continue
    const enterprise = known.get(enterpriseId)
    if (!enterprise) return problemOf('ENTERPRISE_UNKNOWN', { enterprise_id: enterpriseId })
    const { closedOn } = enterprise
    if (closedOn !== null && since > closedOn)
      return problemOf('ENTERPRISE_CLOSED', { enterprise_id: enterpriseId, closed_on: closedOn })
  }
  return undefined
}

/** The day on which a carrier was first recognised: it is never without a recognition. */
export function firstRecognisedOn({ recognitions }: RecordedCarrier): LocalDate {
  const [first = firstDate] = recognitions.map(({ recognisedOn }) => recognisedOn).toSorted()
  return first
}
