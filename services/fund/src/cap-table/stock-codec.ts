import type * as proto from '@seedline/contracts/fund/v1/cap_table_events'
import {
  evidenceFromProto,
  evidenceToProto,
  provenanceFromProto,
  provenanceToProto,
} from '@seedline/facts/proto'
import { formatNumeric, localDate, numeric, parseId, trusted } from '@seedline/values'
import { holderKindOfRecord, holderKindToProto } from '../facts/holder-kind-codec.ts'
import type {
  StakeholderNamed,
  StockCancelled,
  StockClassConverted,
  StockClassDefined,
  StockClassSplit,
  StockIssued,
  StockTransferred,
} from './events.ts'
import {
  classTypeFromProto,
  classTypeToProto,
  recordedCurrency,
  recordedEnterprise,
  recordedNumeric,
  textOfNumeric,
} from './wire.ts'

/** Stock events in the contract's terms. */
export const stockToProto = {
  classDefined: (event: StockClassDefined): proto.StockClassDefined => ({
    ...event,
    classType: classTypeToProto(event.classType),
    sharesAuthorized: textOfNumeric(event.sharesAuthorized),
  }),
  holderNamed: (event: StakeholderNamed): proto.StakeholderNamed => ({
    ...event,
    kind: holderKindToProto(event.kind),
  }),
  issued: (event: StockIssued): proto.StockIssued => ({
    ...event,
    quantity: formatNumeric(event.quantity),
    sharePrice: textOfNumeric(event.sharePrice),
    currency: event.currency ?? '',
    dealId: event.dealId ?? '',
    evidence: event.evidence.map(evidenceToProto),
    provenance: provenanceToProto(event.provenance),
  }),
  transferred: (event: StockTransferred): proto.StockTransferred => ({
    ...event,
    quantity: formatNumeric(event.quantity),
    sharePrice: textOfNumeric(event.sharePrice),
    currency: event.currency ?? '',
  }),
  cancelled: (event: StockCancelled): proto.StockCancelled => ({
    ...event,
    quantity: formatNumeric(event.quantity),
  }),
  converted: (event: StockClassConverted): proto.StockClassConverted => ({
    ...event,
    totalQuantity: formatNumeric(event.totalQuantity),
  }),
}

/** Recorded stock events. */
export const stockFromProto = {
  classDefined: (recorded: proto.StockClassDefined): StockClassDefined => {
    const classType = classTypeFromProto(recorded.classType)
    if (classType === undefined) {
      throw new Error(`A recorded class type is not known: ${recorded.classType}`)
    }
    return {
      type: 'StockClassDefined',
      enterpriseId: recordedEnterprise(recorded.enterpriseId),
      stockClassId: recorded.stockClassId,
      name: recorded.name,
      classType,
      sharesAuthorized: recordedNumeric(recorded.sharesAuthorized),
    }
  },
  holderNamed: (recorded: proto.StakeholderNamed): StakeholderNamed => ({
    type: 'StakeholderNamed',
    enterpriseId: recordedEnterprise(recorded.enterpriseId),
    holderId: recorded.holderId,
    name: recorded.name,
    kind: holderKindOfRecord(recorded.kind),
  }),
  issued: (recorded: proto.StockIssued): StockIssued => ({
    type: 'StockIssued',
    enterpriseId: recordedEnterprise(recorded.enterpriseId),
    securityId: recorded.securityId,
    holderId: recorded.holderId,
    stockClassId: recorded.stockClassId,
    quantity: numeric(recorded.quantity),
    sharePrice: recordedNumeric(recorded.sharePrice),
    currency: recordedCurrency(recorded.currency),
    issuedOn: localDate(recorded.issuedOn),
    resultingFromSecurityId: recorded.resultingFromSecurityId,
    dealId: recorded.dealId === '' ? undefined : trusted(parseId('Deal', recorded.dealId)),
    evidence: recorded.evidence.map(evidenceFromProto),
    provenance: provenanceFromProto(recorded.provenance),
  }),
  transferred: (recorded: proto.StockTransferred): StockTransferred => ({
    type: 'StockTransferred',
    enterpriseId: recordedEnterprise(recorded.enterpriseId),
    securityId: recorded.securityId,
    quantity: numeric(recorded.quantity),
    toHolderId: recorded.toHolderId,
    resultingSecurityId: recorded.resultingSecurityId,
    balanceSecurityId: recorded.balanceSecurityId,
    transferredOn: localDate(recorded.transferredOn),
    sharePrice: recordedNumeric(recorded.sharePrice),
    currency: recordedCurrency(recorded.currency),
  }),
  cancelled: (recorded: proto.StockCancelled): StockCancelled => ({
    type: 'StockCancelled',
    enterpriseId: recordedEnterprise(recorded.enterpriseId),
    securityId: recorded.securityId,
    quantity: numeric(recorded.quantity),
    balanceSecurityId: recorded.balanceSecurityId,
    cancelledOn: localDate(recorded.cancelledOn),
    reason: recorded.reason,
  }),
  split: (recorded: proto.StockClassSplit): StockClassSplit => ({
    type: 'StockClassSplit',
    enterpriseId: recordedEnterprise(recorded.enterpriseId),
    stockClassId: recorded.stockClassId,
    ratioNumerator: recorded.ratioNumerator,
    ratioDenominator: recorded.ratioDenominator,
    splitOn: localDate(recorded.splitOn),
  }),
  converted: (recorded: proto.StockClassConverted): StockClassConverted => ({
    type: 'StockClassConverted',
    enterpriseId: recordedEnterprise(recorded.enterpriseId),
    fromStockClassId: recorded.fromStockClassId,
    toStockClassId: recorded.toStockClassId,
    totalQuantity: numeric(recorded.totalQuantity),
    convertedOn: localDate(recorded.convertedOn),
  }),
}
