import {
  currency,
  date,
  fieldsToProto,
  holderKind,
  id,
  inField,
  type Members,
  type MembersOf,
  optional,
  provenance,
  quantity,
  recordedFields,
  recordedText,
  stepsOf,
  type ValuesOf,
} from '@seedline/contracts/kinds'
import { stockClassType, transactionKinds } from '@seedline/contracts/operations'
import type {
  ClassDocument,
  GrantDocument,
  HolderDocument,
  PlanDocument,
  SecurityDocument,
} from './document.ts'

/** A part of a table in its document, by fields that are declared once for both ways: a type error where one is left out. */
const part =
  <Document>() =>
  <const M extends Members>(members: M & MembersOf<Document, M>) => {
    const steps = stepsOf(members)
    return {
      kept: (values: ValuesOf<M>): Document => fieldsToProto(steps, values) as Document,
      known: (kept: Document): ValuesOf<M> =>
        recordedFields(steps, kept as Readonly<Record<string, unknown>>) as ValuesOf<M>,
    }
  }

/** What is kept of each part of a table; the names are the state's. */
export const parts = {
  stockClass: part<ClassDocument>()({
    id: inField('stockClassId', recordedText),
    name: recordedText,
    type: inField('classType', stockClassType),
    authorized: inField('sharesAuthorized', optional(quantity)),
  }),
  holder: part<HolderDocument>()({
    id: inField('holderId', recordedText),
    name: recordedText,
    kind: holderKind,
  }),
  security: part<Omit<SecurityDocument, 'recording'>>()({
    id: inField('securityId', recordedText),
    holderId: recordedText,
    classId: inField('stockClassId', recordedText),
    quantity,
    issuedQuantity: quantity,
    sharePrice: optional(quantity),
    currency: optional(currency),
    issuedOn: date,
    dealId: optional(id('Deal')),
    evidence: transactionKinds.issueStock.members.evidence,
    provenance: optional(provenance),
  }),
  plan: part<PlanDocument>()({
    id: inField('stockPlanId', recordedText),
    name: recordedText,
    classId: inField('stockClassId', recordedText),
    reserved: inField('sharesReserved', quantity),
    granted: quantity,
    exercised: quantity,
  }),
  grant: part<GrantDocument>()({
    id: inField('securityId', recordedText),
    holderId: recordedText,
    planId: inField('stockPlanId', recordedText),
    outstanding: quantity,
  }),
}
