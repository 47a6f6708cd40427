import { holderKind } from '@seedline/contracts/kinds'
import { stockClassType } from '@seedline/contracts/operations'
import type { Recording } from '@seedline/contracts/values/v1/values'
import { recordingOf, recordingToProto } from '@seedline/facts/answers'
import { formatNumeric } from '@seedline/values'
import type { EventMeta } from '@seedline/views'
import type { CapTableEvent } from '../../cap-table/events.ts'
import { evolve as evolveState } from '../../cap-table/evolve.ts'
import { type CapTableState, emptyCapTable, type Security } from '../../cap-table/state.ts'
import type { CapTableDocument, SecurityDocument } from './document.ts'
import { kept } from './kept.ts'
import { stateOf } from './state-of.ts'

/** A cap table on its way through a fold: its state, and how each security came to be. */
export interface CapTableFold {
  readonly enterpriseId: string
  readonly version: number
  readonly state: CapTableState
  readonly recordings: ReadonlyMap<string, Recording>
}

export const beginFold = (enterpriseId: string): CapTableFold => ({
  enterpriseId,
  version: 0,
  state: emptyCapTable,
  recordings: new Map(),
})

/** One event further. A security's recording is that of the event that made it. */
export function foldEvent(fold: CapTableFold, event: CapTableEvent, meta: EventMeta): CapTableFold {
  const state = evolveState(fold.state, event)
  const recordings = new Map(fold.recordings)
  for (const id of state.securities.keys()) {
    if (!fold.state.securities.has(id)) recordings.set(id, recordingToProto(recordingOf(meta)))
  }
  return { ...fold, version: meta.version, state, recordings }
}

// What a document was made from, so that the next event of a batch need not read it again.
const folds = new WeakMap<CapTableDocument, CapTableFold>()

/** The document after an event. Pure; as-of answers come of the same steps. */
export function evolve(
  before: CapTableDocument | undefined,
  event: CapTableEvent,
  meta: EventMeta,
): CapTableDocument {
  const fold =
    before === undefined ? beginFold(event.enterpriseId) : (folds.get(before) ?? foldOf(before))
  const next = foldEvent(fold, event, meta)
  const document = documentOf(next)
  folds.set(document, next)
  return document
}

const foldOf = (document: CapTableDocument): CapTableFold => ({
  enterpriseId: document.enterpriseId,
  version: document.version,
  state: stateOf(document),
  recordings: new Map(
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
    classes: [...state.classes.values()].map((each) => ({
      stockClassId: each.id,
      name: each.name,
      classType: stockClassType.toProto(each.type),
      sharesAuthorized: kept.quantity.toProto(each.authorized),
    })),
    holders: [...state.holders.values()].map(({ id, name, kind }) => ({
      holderId: id,
      name,
      kind: holderKind.toProto(kind),
    })),
    securities: [...state.securities.values()].map((each) =>
      securityDocument(each, recordings.get(each.id)),
    ),
    plans: [...state.plans.values()].map((each) => ({
      stockPlanId: each.id,
      name: each.name,
      stockClassId: each.classId,
      sharesReserved: formatNumeric(each.reserved),
      granted: formatNumeric(each.granted),
      exercised: formatNumeric(each.exercised),
    })),
    grants: [...state.grants.values()].map((each) => ({
      securityId: each.id,
      holderId: each.holderId,
      stockPlanId: each.planId,
      outstanding: formatNumeric(each.outstanding),
    })),
  }
}

// States share what an event left alone, and so may documents.
const securityDocuments = new WeakMap<Security, SecurityDocument>()

function securityDocument(security: Security, recording: Recording | undefined): SecurityDocument {
  const known = securityDocuments.get(security)
  if (known !== undefined && known.recording === recording) return known
  const document = securityAsDocument(security, recording)
  securityDocuments.set(security, document)
  return document
}

const securityAsDocument = (
  security: Security,
  recording: Recording | undefined,
): SecurityDocument => ({
  securityId: security.id,
  holderId: security.holderId,
  stockClassId: security.classId,
  quantity: formatNumeric(security.quantity),
  issuedQuantity: formatNumeric(security.issuedQuantity),
  sharePrice: kept.quantity.toProto(security.sharePrice),
  currency: kept.currency.toProto(security.currency),
  issuedOn: security.issuedOn,
  dealId: kept.dealId.toProto(security.dealId),
  evidence: kept.evidence.toProto(security.evidence),
  provenance: kept.provenance.toProto(security.provenance),
  recording,
})
