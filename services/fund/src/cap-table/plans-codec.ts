import type * as proto from '@seedline/contracts/fund/v1/cap_table_events'
import { formatNumeric, localDate, numeric } from '@seedline/values'
import type {
  EquityCompensationExercised,
  EquityCompensationIssued,
  StockPlanDefined,
  StockPlanPoolAdjusted,
  VestingStarted,
} from './events.ts'
import {
  recordedCurrency,
  recordedDate,
  recordedEnterprise,
  recordedNumeric,
  textOfNumeric,
} from './wire.ts'

/** Events of plans and options in the contract's terms. */
export const plansToProto = {
  defined: (event: StockPlanDefined): proto.StockPlanDefined => ({
    ...event,
    sharesReserved: formatNumeric(event.sharesReserved),
  }),
  adjusted: (event: StockPlanPoolAdjusted): proto.StockPlanPoolAdjusted => ({
    ...event,
    sharesReserved: formatNumeric(event.sharesReserved),
  }),
  issued: (event: EquityCompensationIssued): proto.EquityCompensationIssued => ({
    ...event,
    quantity: formatNumeric(event.quantity),
    exercisePrice: textOfNumeric(event.exercisePrice),
    currency: event.currency ?? '',
    expiresOn: event.expiresOn ?? '',
  }),
  exercised: (event: EquityCompensationExercised): proto.EquityCompensationExercised => ({
    ...event,
    quantity: formatNumeric(event.quantity),
  }),
}

/** Recorded events of plans and options. */
export const plansFromProto = {
  defined: (recorded: proto.StockPlanDefined): StockPlanDefined => ({
    type: 'StockPlanDefined',
    enterpriseId: recordedEnterprise(recorded.enterpriseId),
    stockPlanId: recorded.stockPlanId,
    name: recorded.name,
    stockClassId: recorded.stockClassId,
    sharesReserved: numeric(recorded.sharesReserved),
    approvedOn: localDate(recorded.approvedOn),
  }),
  adjusted: (recorded: proto.StockPlanPoolAdjusted): StockPlanPoolAdjusted => ({
    type: 'StockPlanPoolAdjusted',
    enterpriseId: recordedEnterprise(recorded.enterpriseId),
    stockPlanId: recorded.stockPlanId,
    sharesReserved: numeric(recorded.sharesReserved),
    adjustedOn: localDate(recorded.adjustedOn),
  }),
  issued: (recorded: proto.EquityCompensationIssued): EquityCompensationIssued => ({
    type: 'EquityCompensationIssued',
    enterpriseId: recordedEnterprise(recorded.enterpriseId),
    securityId: recorded.securityId,
    holderId: recorded.holderId,
    stockPlanId: recorded.stockPlanId,
    quantity: numeric(recorded.quantity),
    exercisePrice: recordedNumeric(recorded.exercisePrice),
    currency: recordedCurrency(recorded.currency),
    issuedOn: localDate(recorded.issuedOn),
    expiresOn: recordedDate(recorded.expiresOn),
  }),
  exercised: (recorded: proto.EquityCompensationExercised): EquityCompensationExercised => ({
    type: 'EquityCompensationExercised',
    enterpriseId: recordedEnterprise(recorded.enterpriseId),
    securityId: recorded.securityId,
    quantity: numeric(recorded.quantity),
    resultingSecurityIds: recorded.resultingSecurityIds,
    exercisedOn: localDate(recorded.exercisedOn),
  }),
  vesting: (recorded: proto.VestingStarted): VestingStarted => ({
    type: 'VestingStarted',
    enterpriseId: recordedEnterprise(recorded.enterpriseId),
    securityId: recorded.securityId,
    vestingConditionId: recorded.vestingConditionId,
    startedOn: localDate(recorded.startedOn),
  }),
}
