import type { Instant, LocalDate, Rung } from '@seedline/values'
import { type DesignationEvent, designationEvents } from '../../designation/events.ts'
import { type EnterpriseEvent, enterpriseEvents } from '../../enterprise/events.ts'
import {
  type EnterpriseState,
  evolve as evolveState,
  unregistered,
} from '../../enterprise/state.ts'
import {
  type RungId,
  type StageRecordChange,
  type StageRecordEvent,
  stageRecordEvents,
} from '../../stage-record/events.ts'
import { highest, type Step } from '../../stage-record/ladder.ts'
import { type FoundBy as HeldSpan, foundBy as spansOf } from '../designations/document.ts'
import { type HeldTerm, termsAfter } from './held.ts'
import { type SampleLevel, sampleLevelOf } from './sample-level.ts'
import { gramsOf } from './search/grams.ts'
import { sortKey } from './search/search-key.ts'
import { textsOf } from './search/texts.ts'

/**
 * An enterprise with the highest rung that it has reached and what it is recognised as. Three streams feed it, and any may
 * come first: `listed` is false while only others have arrived, and of a duplicate that was merged.
 */
export interface EnterpriseDocument {
  readonly listed: boolean
  readonly enterprise: EnterpriseState
  readonly registeredAt: Instant | null
  /** The rungs that stand, in the order of recording. */
  readonly steps: readonly StepDocument[]
  readonly current: Step | null
  readonly terms: readonly HeldTerm[]
  readonly found: FoundBy
}

export interface StepDocument extends Step {
  readonly rungId: RungId
}

/** What the list is searched, filtered and sorted by. */
export interface FoundBy {
  /** What an index leads by to whoever has a fragment of a name, of its spelling or its initials, or of a code. */
  readonly grams: readonly string[]
  /** Names and code as fragments of them are compared, and how each name is read. */
  readonly texts: readonly string[]
  readonly sortName: string
  /** The field and, where it is known, the sub-area in it, such as NEM-02; '' else. */
  readonly field: string
  readonly area: string
  readonly district: string
  readonly park: string
  readonly currentRung: Rung | ''
  /** Which designation is held from when to when: that one lapses is no event. */
  readonly held: readonly HeldSpan[]
  readonly sample: SampleLevel
}

type Registered = Exclude<EnterpriseState, { readonly status: 'unregistered' }>

const unknown: EnterpriseDocument = {
  listed: false,
  enterprise: unregistered,
  registeredAt: null,
  steps: [],
  current: null,
  terms: [],
  found: {
    grams: [],
    texts: [],
    sortName: '',
    field: '',
    area: '',
    district: '',
    park: '',
    currentRung: '',
    held: [],
    sample: 0,
  },
}

/** The document after an event of any of its streams. Pure; the same whichever stream comes first. */
export function evolve(
  before: EnterpriseDocument | undefined,
  event: EnterpriseEvent | StageRecordEvent | DesignationEvent,
  recordedAt: Instant,
): EnterpriseDocument {
  const document = before ?? unknown
  if (!stageRecordEvents.changes(event) || !designationEvents.changes(event)) return document
  if (!enterpriseEvents.changes(event)) return withProfile(document, event)
  switch (event.type) {
    case 'StageReached':
    case 'StageCorrected':
    case 'StageWithdrawn':
    case 'StageRoundReversed':
      return withSteps(document, stepsAfter(document.steps, event))
    case 'DesignationGranted':
    case 'DesignationRenewed':
    case 'DesignationRevoked':
    case 'DesignationCorrected':
    case 'DesignationReversed':
    case 'DesignationRevocationReversed': {
      const terms = termsAfter(document.terms, event)
      return { ...document, terms, found: { ...document.found, held: spansOf(terms) } }
    }
    case 'EnterpriseRegistered':
      return withProfile({ ...document, registeredAt: recordedAt }, event)
    case 'EnterpriseCorrected':
    case 'EnterpriseClosed':
    case 'EnterpriseRenamed':
    case 'FormerNameRecorded':
    case 'FormerNameWithdrawn':
    case 'DuplicateTakenIn':
    case 'DuplicateLetGo':
    case 'EnterpriseMerged':
    case 'EnterpriseMergeReversed':
      return withProfile(document, event)
    default:
      return event satisfies never
  }
}

function stepsAfter(
  steps: readonly StepDocument[],
  event: StageRecordChange,
): readonly StepDocument[] {
  const { rungId } = event
  switch (event.type) {
    case 'StageReached':
      return [...steps, { rungId: event.rungId, rung: event.rung, reachedOn: event.reachedOn }]
    case 'StageCorrected': {
      const { rung, reachedOn } = event.changes
      return steps.map((step) =>
        step.rungId === rungId
          ? { ...step, rung: rung ?? step.rung, reachedOn: reachedOn ?? step.reachedOn }
          : step,
      )
    }
    case 'StageWithdrawn':
      return steps.filter((step) => step.rungId !== rungId)
    case 'StageRoundReversed':
      return event.rungWithdrawn ? steps.filter((step) => step.rungId !== rungId) : steps
    default:
      return event satisfies never
  }
}

export function withSteps(
  document: EnterpriseDocument,
  steps: readonly StepDocument[],
): EnterpriseDocument {
  const top = highest(steps)
  const current = top ? { rung: top.rung, reachedOn: top.reachedOn } : null
  const found = { ...document.found, currentRung: current?.rung ?? ('' as const) }
  return { ...document, steps, current, found }
}

function withProfile(document: EnterpriseDocument, event: EnterpriseEvent): EnterpriseDocument {
  const enterprise = evolveState(document.enterprise, event)
  if (enterprise.status === 'unregistered') return document
  const { currentRung, held } = document.found
  const sample = sampleLevelOf(event.enterpriseId)
  const found = { ...foundBy(enterprise), currentRung, held, sample }
  // One that goes on as another is found by that one.
  return { ...document, listed: enterprise.mergedInto === null, enterprise, found }
}

function foundBy({
  profile,
  formerNames,
  duplicates,
}: Registered): Omit<FoundBy, 'currentRung' | 'held' | 'sample'> {
  const { nameZh, nameEn, uscc, materialField, district, park } = profile
  const borne = [...formerNames, ...duplicates.flatMap((duplicate) => duplicate.names)]
  const others = borne.flatMap((one) => [one.nameZh, one.nameEn])
  const names = [...new Set([nameZh, nameEn, ...others])]
  const codes = [uscc, ...duplicates.map((duplicate) => duplicate.uscc)].map((code) => code ?? '')
  return {
    grams: gramsOf(names, codes),
    texts: textsOf(names, codes),
    sortName: [nameZh, nameEn, uscc ?? ''].map(sortKey).find((key) => key !== '') ?? '',
    ...fieldAndArea(materialField ?? ''),
    district: district ?? '',
    park: park ?? '',
  }
}

function fieldAndArea(code: string): Pick<FoundBy, 'field' | 'area'> {
  const field = code.split('-')[0] ?? code
  return { field, area: field === code ? '' : code }
}

/** The day on which the enterprise was closed; null while it is open. */
export const closedOnOf = (state: EnterpriseState): LocalDate | null =>
  state.status === 'closed' ? state.closedOn : null
