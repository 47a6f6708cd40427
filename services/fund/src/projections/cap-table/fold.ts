import type { Recording } from '@seedline/contracts/values/v1/values'
import {
  entryOf,
  hasEntry,
  type Keyed,
  keyedOf,
  noEntries,
  valuesOf,
  withEntry,
  withoutEntry,
} from '@seedline/event-store'
import { recordingOf, recordingToProto } from '@seedline/facts/answers'
import type { EventMeta } from '@seedline/views'
import type { CapTableEvent } from '../../cap-table/events.ts'
import { evolve as evolveState } from '../../cap-table/evolve.ts'
import { type CapTableState, emptyCapTable, type Security } from '../../cap-table/state.ts'
import type { CapTableDocument, SecurityDocument } from './document.ts'
import { parts } from './parts.ts'
import { stateOf } from './state-of.ts'

/** A cap table on its way through a fold: its state, and how each security came to be. */
export interface CapTableFold {
  readonly enterpriseId: string
  readonly version: number
  readonly state: CapTableState
  /** Of the outstanding securities. */
  readonly recordings: Keyed<Recording>
}

export const beginFold = (enterpriseId: string): CapTableFold => ({
  enterpriseId,
  version: 0,
  state: emptyCapTable,
  recordings: noEntries(),
})

/** One event further. A security's recording is that of the event that made it. */
export function foldEvent(fold: CapTableFold, event: CapTableEvent, meta: EventMeta): CapTableFold {
  const state = evolveState(fold.state, event)
  const recordings = securitiesNamed(event).reduce((kept, id) => {
    if (!hasEntry(state.securities, id)) return withoutEntry(kept, id)
    if (hasEntry(fold.state.securities, id)) return kept
    return withEntry(kept, id, recordingToProto(recordingOf(meta)))
  }, fold.recordings)
  return { ...fold, version: meta.version, state, recordings }
}

/** The securities that an event makes or takes away: looking at them alone, long histories fold fast. */
function securitiesNamed(event: CapTableEvent): readonly string[] {
  switch (event.type) {
    case 'StockIssued':
      return [event.securityId]
    case 'StockTransferred':
      return [event.securityId, event.resultingSecurityId, event.balanceSecurityId]
    case 'StockCancelled':
      return [event.securityId, event.balanceSecurityId]
    default:
      return []
  }
}

// What a document was made from, so that the next event of a batch need not read it again.
const folds = new WeakMap<CapTableDocument, CapTableFold>()

/** The document after an event. Pure; as-of answers come of the same steps. */
export function evolve(
  before: CapTableDocument | undefined,
  event: CapTableEvent,
  meta: EventMeta,
): CapTableDocument {
  const reverses = event.type === 'TransactionsReversed' && event.versions.length > 0
  if (reverses || before?.fromStream) return answeredFromStream(event.enterpriseId, meta.version)
  const fold =
    before === undefined ? beginFold(event.enterpriseId) : (folds.get(before) ?? foldOf(before))
  const next = foldEvent(fold, event, meta)
  const document = documentOf(next)
  folds.set(document, next)
  return document
}

const answeredFromStream = (enterpriseId: string, version: number): CapTableDocument => ({
  ...documentOf({ ...beginFold(enterpriseId), version }),
  fromStream: true,
})

const foldOf = (document: CapTableDocument): CapTableFold => ({
  enterpriseId: document.enterpriseId,
  version: document.version,
  state: stateOf(document),
  recordings: keyedOf(
    document.securities.flatMap(({ securityId, recording }) =>
      recording ? [[securityId, recording] as const] : [],
    ),
  ),
})

export function documentOf({
  enterpriseId,
  version,
  state,
  recordings,
}: CapTableFold): CapTableDocument {
  return {
    enterpriseId,
    version,
    classes: documentsOf(state.classes, parts.stockClass.kept),
    holders: documentsOf(state.holders, parts.holder.kept),
    securities: valuesOf(state.securities).map((each) =>
      securityDocument(each, entryOf(recordings, each.id)),
    ),
    plans: documentsOf(state.plans, parts.plan.kept),
    grants: documentsOf(state.grants, parts.grant.kept),
  }
}

// States share what an event left alone, and so may documents.
const lists = new WeakMap<object, readonly unknown[]>()

function documentsOf<V, D>(kept: Keyed<V>, documentFor: (value: V) => D): readonly D[] {
  const known = lists.get(kept)
  // Each part of a state is only ever told in one way.
  if (known !== undefined) return known as readonly D[]
  const documents = valuesOf(kept).map(documentFor)
  lists.set(kept, documents)
  return documents
}

const securityDocuments = new WeakMap<Security, SecurityDocument>()

function securityDocument(security: Security, recording: Recording | undefined): SecurityDocument {
  const known = securityDocuments.get(security)
  if (known !== undefined && known.recording === recording) return known
  const document = { ...parts.security.kept(security), recording }
  securityDocuments.set(security, document)
  return document
}
