import type { EventStore } from '@seedline/event-store'
import { type DesignationLevels, readDesignationLevels, type WrittenList } from '@seedline/rules'
import { designation } from '../../../designation/aggregate.ts'
import { designationEntriesMax } from '../../../designation/decide.ts'
import type { DesignationKind } from '../../../designation/events.ts'
import { heldSpan } from '../../../designation/held.ts'
import type { DesignationsState, TermState } from '../../../designation/state.ts'
import { happenedBy } from '../../designations/status.ts'
import type { Gathered, Gatherer, Gathering } from '../gatherer.ts'
import { gatheredFrom } from '../state-as-of.ts'
import { leastConfidence } from '../stated.ts'

/** Those that rules ask for. Of others (local lists) no rule speaks. */
const askedFor: readonly DesignationKind[] = [
  'innovative-sme',
  'technology-sme',
  'specialised-sme',
  'little-giant',
  'single-champion',
  'high-tech-enterprise',
  'technology-innovation-demonstration',
  'ip-advantage',
]

const isMeant = ({ kind, level }: TermState, levels: DesignationLevels): boolean =>
  askedFor.includes(kind) && (level === 'national' || levels.get(kind)?.nationalOnly !== true)

/** The designations that the registry knows of. That it knows all of them, only a person can say. */
export function designationFacts(store: EventStore): Gatherer {
  const levels = readDesignationLevels()
  return {
    name: { zh: '称号', en: 'Designations' },
    register: 'designation',
    gather: gatheredFrom(
      { store, aggregate: designation, limit: designationEntriesMax },
      (state, asked) => gathered(state, asked, levels),
    ),
  }
}

function gathered(
  { terms }: DesignationsState,
  asked: Gathering,
  levels: DesignationLevels,
): Gathered {
  const known = happenedBy(terms, { occurredOn: asked.on }).filter(
    (term) => !term.reversed && isMeant(term, levels),
  )
  const list: WrittenList = {
    list: 'designations',
    asOf: asked.on,
    complete: false,
    source: '企业称号记录 / designations on record',
    ...leastConfidence(known.map(({ provenance }) => provenance)),
    items: known.map((term) => itemOf(term, known)),
  }
  return { lists: [list] }
}

// One without an end is held until further notice: its last day is then no day that it is asked of.
function itemOf(term: TermState, terms: readonly TermState[]): Record<string, unknown> {
  const { from, to } = heldSpan(term, terms)
  return {
    name: [term.kind, term.certificateNumber, term.batch].filter((part) => part !== '').join(' '),
    designation: term.kind,
    valid_from: from,
    valid_to: to ?? '9999-12-31',
  }
}
