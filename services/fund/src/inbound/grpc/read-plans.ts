import type * as proto from '@seedline/contracts/fund/v1/cap_table_events'
import { readDate, readDateOrNone, readList, readText } from '@seedline/requests'
import type {
  EquityCompensationExercised,
  EquityCompensationIssued,
  StockPlanDefined,
  StockPlanPoolAdjusted,
  VestingStarted,
} from '../../cap-table/events.ts'
import { asRead, type Place } from './place.ts'
import { readPriceOrNone, readQuantity } from './read-amounts.ts'
import { readGivenId } from './read-given-id.ts'

const resultsMax = 100

/** One reader per transaction of plans and options; faults are noted in the place's fields. */
export const plansReaders = {
  defined({ fields, pointer: at, enterpriseId }: Place, input: proto.StockPlanDefined) {
    return asRead<StockPlanDefined>({
      type: 'StockPlanDefined',
      enterpriseId,
      stockPlanId: readGivenId(fields, `${at}/stockPlanId`, input.stockPlanId),
      name: readText(fields, `${at}/name`, input.name, { max: 200 }),
      stockClassId: readGivenId(fields, `${at}/stockClassId`, input.stockClassId),
      sharesReserved: readQuantity(fields, `${at}/sharesReserved`, input.sharesReserved),
      approvedOn: readDate(fields, `${at}/approvedOn`, input.approvedOn),
    })
  },

  adjusted({ fields, pointer: at, enterpriseId }: Place, input: proto.StockPlanPoolAdjusted) {
    return asRead<StockPlanPoolAdjusted>({
      type: 'StockPlanPoolAdjusted',
      enterpriseId,
      stockPlanId: readGivenId(fields, `${at}/stockPlanId`, input.stockPlanId),
      sharesReserved: readQuantity(fields, `${at}/sharesReserved`, input.sharesReserved),
      adjustedOn: readDate(fields, `${at}/adjustedOn`, input.adjustedOn),
    })
  },

  issued({ fields, pointer: at, enterpriseId }: Place, input: proto.EquityCompensationIssued) {
    const { price, currency } = readPriceOrNone(
      fields,
      { price: `${at}/exercisePrice`, currency: `${at}/currency` },
      { price: input.exercisePrice, currency: input.currency },
    )
    return asRead<EquityCompensationIssued>({
      type: 'EquityCompensationIssued',
      enterpriseId,
      securityId: readGivenId(fields, `${at}/securityId`, input.securityId),
      holderId: readGivenId(fields, `${at}/holderId`, input.holderId),
      stockPlanId: readGivenId(fields, `${at}/stockPlanId`, input.stockPlanId),
      quantity: readQuantity(fields, `${at}/quantity`, input.quantity),
      exercisePrice: price,
      currency,
      issuedOn: readDate(fields, `${at}/issuedOn`, input.issuedOn),
      expiresOn: readDateOrNone(fields, `${at}/expiresOn`, input.expiresOn),
    })
  },

  exercised(
    { fields, pointer: at, enterpriseId }: Place,
    input: proto.EquityCompensationExercised,
  ) {
    return asRead<EquityCompensationExercised>({
      type: 'EquityCompensationExercised',
      enterpriseId,
      securityId: readGivenId(fields, `${at}/securityId`, input.securityId),
      quantity: readQuantity(fields, `${at}/quantity`, input.quantity),
      resultingSecurityIds: readList(
        fields,
        {
          pointer: `${at}/resultingSecurityIds`,
          items: input.resultingSecurityIds,
          max: resultsMax,
        },
        (item, pointer) => readGivenId(fields, pointer, item),
      ),
      exercisedOn: readDate(fields, `${at}/exercisedOn`, input.exercisedOn),
    })
  },

  vesting({ fields, pointer: at, enterpriseId }: Place, input: proto.VestingStarted) {
    return asRead<VestingStarted>({
      type: 'VestingStarted',
      enterpriseId,
      securityId: readGivenId(fields, `${at}/securityId`, input.securityId),
      vestingConditionId: readGivenId(fields, `${at}/vestingConditionId`, input.vestingConditionId),
      startedOn: readDate(fields, `${at}/startedOn`, input.startedOn),
    })
  },
}
