import { type Evidence, type LocalDate, lastDate } from '@seedline/values'
import { countedSpans } from '../../carrier/counted.ts'
import type { CarrierEvent, CarrierHost, CarrierKind, CarrierLevel } from '../../carrier/events.ts'
import { type CarrierState, evolve as evolveState, unrecorded } from '../../carrier/state.ts'

/** A carrier with all that stands recorded of it: what it is on a day is reckoned as it is asked. */
export interface CarrierDocument {
  readonly state: CarrierState
  readonly papers: CarrierPapers
  readonly found: FoundBy
}

/** The titles of what each of its recognitions rests on, by the entry that told of it. */
export type CarrierPapers = Readonly<Record<string, readonly string[]>>

/** What lists are searched, filtered and sorted by. */
export interface FoundBy {
  readonly listed: boolean
  /** Of a carrier that was reversed since, too: who asks of the past. */
  readonly kind: CarrierKind | ''
  readonly name: string
  /** Enterprises that host it. */
  readonly hosts: readonly string[]
  /** Enterprises that were ever said to host it: who asks of what was recorded then. */
  readonly named: readonly string[]
  readonly district: string
  /** Sub-areas with the fields that they are of. */
  readonly fields: readonly string[]
  readonly counted: readonly FoundSpan[]
}

/** From when to when it counts, both included; one without an end counts to the last of all days. */
export interface FoundSpan {
  readonly level: CarrierLevel
  readonly from: LocalDate
  readonly to: LocalDate
}

const nothing: FoundBy = {
  listed: false,
  kind: '',
  name: '',
  hosts: [],
  named: [],
  district: '',
  fields: [],
  counted: [],
}

/** The document after an event. Pure; the same fold answers as-of questions from the stream. */
export function evolve(before: CarrierDocument | undefined, event: CarrierEvent): CarrierDocument {
  const state = evolveState(before?.state ?? unrecorded, event)
  const known = before?.found ?? nothing
  const named = [...new Set([...known.named, ...enterprisesOf(hostsIn(event))])]
  const papers = papersAfter(before?.papers ?? {}, event, state.count)
  return { state, papers, found: foundBy(state, { ...known, named }) }
}

/** With what an event rests on that tells of a recognition or corrects one; of one that was reversed nobody asks. */
function papersAfter(papers: CarrierPapers, event: CarrierEvent, version: number): CarrierPapers {
  switch (event.type) {
    case 'CarrierRecorded':
      return { [version]: titlesOf(event) }
    case 'CarrierRecognised':
      return { ...papers, [version]: titlesOf(event) }
    case 'CarrierCorrected': {
      const { recognition } = event
      const standing = papers[recognition] ?? []
      return { ...papers, [recognition]: [...new Set([...standing, ...titlesOf(event)])] }
    }
    case 'CarrierClosed':
    case 'CarrierEntryReversed':
      return papers
    case 'CarrierReversed':
      return {}
    default:
      return event satisfies never
  }
}

const titlesOf = ({ evidence }: { readonly evidence: readonly Evidence[] }): readonly string[] => [
  ...new Set(evidence.map(({ title }) => title)),
]

function foundBy(state: CarrierState, { kind, name, named }: FoundBy): FoundBy {
  if (state.status === 'unrecorded') return { ...nothing, kind, name, named }
  const { profile } = state
  return {
    listed: true,
    kind: profile.kind,
    name: profile.nameZh,
    hosts: enterprisesOf(profile.hosts),
    named,
    district: profile.district ?? '',
    fields: withFields(profile.fields),
    counted: countedSpans(state).map((span) => ({ ...span, to: span.to ?? lastDate })),
  }
}

const hostsIn = (event: CarrierEvent): readonly CarrierHost[] => {
  if (event.type === 'CarrierRecorded') return event.hosts
  return event.type === 'CarrierCorrected' ? (event.changes.hosts ?? []) : []
}

const enterprisesOf = (hosts: readonly CarrierHost[]): readonly string[] =>
  hosts.flatMap(({ enterpriseId }) => enterpriseId ?? [])

/** Sub-areas (`NEM-02`) with the fields that they are of (`NEM`). */
export const withFields = (codes: readonly string[]): readonly string[] => [
  ...new Set(codes.flatMap((code) => [code, ...code.split('-', 1)])),
]
