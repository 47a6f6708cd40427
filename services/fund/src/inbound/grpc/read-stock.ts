import type * as proto from '@seedline/contracts/fund/v1/cap_table_events'
import { readEvidenceList, readProvenance } from '@seedline/facts/requests'
import { readDate, readText } from '@seedline/requests'
import { formatNumeric } from '@seedline/values'
import { derivedResultId } from '../../cap-table/check-stock.ts'
import type {
  StakeholderNamed,
  StockCancelled,
  StockClassConverted,
  StockClassDefined,
  StockClassSplit,
  StockIssued,
  StockTransferred,
} from '../../cap-table/events.ts'
import { classTypeFromProto } from '../../cap-table/wire.ts'
import { asRead, type Place } from './place.ts'
import { readHolderKind, readPriceOrNone, readQuantity } from './read-amounts.ts'
import { readGivenId, readGivenIdOrNone } from './read-given-id.ts'

const evidenceMax = 5

/** One reader per transaction of stock; faults are noted in the place's fields. */
export const stockReaders = {
  classDefined({ fields, pointer: at, enterpriseId }: Place, input: proto.StockClassDefined) {
    return asRead<StockClassDefined>({
      type: 'StockClassDefined',
      enterpriseId,
      stockClassId: readGivenId(fields, `${at}/stockClassId`, input.stockClassId),
      name: readText(fields, `${at}/name`, input.name, { max: 200 }),
      classType:
        classTypeFromProto(input.classType) ??
        fields.refuse(`${at}/classType`, 'VALUE_NOT_IN_LIST', {
          zh: '类别应为普通股、优先股或注册资本',
          en: 'A class is common, preferred or registered capital',
        }),
      sharesAuthorized: readAuthorized({ fields, pointer: at, enterpriseId }, input),
    })
  },

  holderNamed({ fields, pointer: at, enterpriseId }: Place, input: proto.StakeholderNamed) {
    return asRead<StakeholderNamed>({
      type: 'StakeholderNamed',
      enterpriseId,
      holderId: readGivenId(fields, `${at}/holderId`, input.holderId),
      name: readText(fields, `${at}/name`, input.name, { max: 200 }),
      kind: readHolderKind(fields, `${at}/kind`, input.kind),
    })
  },

  issued({ fields, pointer: at, enterpriseId }: Place, input: proto.StockIssued) {
    const { price, currency } = readSharePrice({ fields, pointer: at, enterpriseId }, input)
    return asRead<StockIssued>({
      type: 'StockIssued',
      enterpriseId,
      securityId: readGivenId(fields, `${at}/securityId`, input.securityId),
      holderId: readGivenId(fields, `${at}/holderId`, input.holderId),
      stockClassId: readGivenId(fields, `${at}/stockClassId`, input.stockClassId),
      quantity: readQuantity(fields, `${at}/quantity`, input.quantity),
      sharePrice: price,
      currency,
      issuedOn: readDate(fields, `${at}/issuedOn`, input.issuedOn),
      resultingFromSecurityId: readGivenIdOrNone(
        fields,
        `${at}/resultingFromSecurityId`,
        input.resultingFromSecurityId,
      ),
      // Only the process that records rounds says that a deal issued something.
      dealId:
        input.dealId === ''
          ? undefined
          : fields.refuse(`${at}/dealId`, 'DEAL_NOT_FOR_HAND', {
              zh: '由项目产生的股份由系统自动登记，请留空',
              en: 'Shares that come of a deal are recorded by themselves: leave it empty',
            }),
      evidence: readEvidenceList(fields, `${at}/evidence`, input.evidence, evidenceMax),
      provenance: readProvenance(fields, `${at}/provenance`, input.provenance),
    })
  },

  transferred({ fields, pointer: at, enterpriseId }: Place, input: proto.StockTransferred) {
    const { price, currency } = readSharePrice({ fields, pointer: at, enterpriseId }, input)
    const securityId = readGivenId(fields, `${at}/securityId`, input.securityId)
    const resulting = readGivenIdOrNone(
      fields,
      `${at}/resultingSecurityId`,
      input.resultingSecurityId,
    )
    return asRead<StockTransferred>({
      type: 'StockTransferred',
      enterpriseId,
      securityId,
      quantity: readQuantity(fields, `${at}/quantity`, input.quantity),
      toHolderId: readGivenId(fields, `${at}/toHolderId`, input.toHolderId),
      resultingSecurityId: resulting || derivedResultId(securityId ?? ''),
      balanceSecurityId: readBalanceId({ fields, pointer: at, enterpriseId }, input),
      transferredOn: readDate(fields, `${at}/transferredOn`, input.transferredOn),
      sharePrice: price,
      currency,
    })
  },

  cancelled({ fields, pointer: at, enterpriseId }: Place, input: proto.StockCancelled) {
    return asRead<StockCancelled>({
      type: 'StockCancelled',
      enterpriseId,
      securityId: readGivenId(fields, `${at}/securityId`, input.securityId),
      quantity: readQuantity(fields, `${at}/quantity`, input.quantity),
      balanceSecurityId: readBalanceId({ fields, pointer: at, enterpriseId }, input),
      cancelledOn: readDate(fields, `${at}/cancelledOn`, input.cancelledOn),
      reason: readText(fields, `${at}/reason`, input.reason, { max: 2000, lines: 'many' }),
    })
  },

  split({ fields, pointer: at, enterpriseId }: Place, input: proto.StockClassSplit) {
    return asRead<StockClassSplit>({
      type: 'StockClassSplit',
      enterpriseId,
      stockClassId: readGivenId(fields, `${at}/stockClassId`, input.stockClassId),
      ratioNumerator: input.ratioNumerator,
      ratioDenominator: input.ratioDenominator,
      splitOn: readDate(fields, `${at}/splitOn`, input.splitOn),
    })
  },

  converted({ fields, pointer: at, enterpriseId }: Place, input: proto.StockClassConverted) {
    return asRead<StockClassConverted>({
      type: 'StockClassConverted',
      enterpriseId,
      fromStockClassId: readGivenId(fields, `${at}/fromStockClassId`, input.fromStockClassId),
      toStockClassId: readGivenId(fields, `${at}/toStockClassId`, input.toStockClassId),
      totalQuantity: readQuantity(fields, `${at}/totalQuantity`, input.totalQuantity),
      convertedOn: readDate(fields, `${at}/convertedOn`, input.convertedOn),
    })
  },
}

const readSharePrice = (
  { fields, pointer }: Place,
  { sharePrice, currency }: { readonly sharePrice: string; readonly currency: string },
) =>
  readPriceOrNone(
    fields,
    { price: `${pointer}/sharePrice`, currency: `${pointer}/currency` },
    { price: sharePrice, currency },
  )

const readBalanceId = (
  { fields, pointer }: Place,
  { balanceSecurityId }: { readonly balanceSecurityId: string },
) => readGivenIdOrNone(fields, `${pointer}/balanceSecurityId`, balanceSecurityId)

function readAuthorized({ fields, pointer }: Place, input: proto.StockClassDefined) {
  if (input.sharesAuthorized === '') return undefined
  const at = `${pointer}/sharesAuthorized`
  const authorized = readQuantity(fields, at, input.sharesAuthorized)
  if (authorized === undefined || authorized.units > 0n) return authorized
  return fields.refuse(at, 'QUANTITY_NOT_POSITIVE', {
    zh: `核准股数须大于零，收到 ${formatNumeric(authorized)}；没有上限请留空`,
    en: `Authorised shares are above zero, got ${formatNumeric(authorized)}; empty for no limit`,
  })
}
