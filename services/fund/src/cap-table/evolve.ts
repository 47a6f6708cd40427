import type { GivenId } from '../facts/ids.ts'
import {
  type CapTableEvent,
  capTableEvents,
  type StakeholderNamed,
  type StockClassDefined,
} from './events.ts'
import {
  compensationExercised,
  compensationIssued,
  planDefined,
  poolAdjusted,
  vestingStarted,
} from './evolve-plans.ts'
import { stockCancelled, stockIssued, stockTransferred } from './evolve-stock.ts'
import { classConverted, classSplit } from './evolve-units.ts'
import type { CapTableState } from './state.ts'

export function evolve(state: CapTableState, event: CapTableEvent): CapTableState {
  if (!capTableEvents.changes(event)) return state
  switch (event.type) {
    case 'StockClassDefined':
      return classDefined(state, event)
    case 'StakeholderNamed':
      return holderNamed(state, event)
    case 'StockIssued':
      return stockIssued(state, event)
    case 'StockTransferred':
      return stockTransferred(state, event)
    case 'StockCancelled':
      return stockCancelled(state, event)
    case 'StockClassSplit':
      return classSplit(state, event)
    case 'StockClassConverted':
      return classConverted(state, event)
    case 'StockPlanDefined':
      return planDefined(state, event)
    case 'StockPlanPoolAdjusted':
      return poolAdjusted(state, event)
    case 'EquityCompensationIssued':
      return compensationIssued(state, event)
    case 'EquityCompensationExercised':
      return compensationExercised(state, event)
    case 'VestingStarted':
      return vestingStarted(state, event)
    default:
      return event satisfies never
  }
}

function classDefined(state: CapTableState, event: StockClassDefined): CapTableState {
  const { stockClassId: id, name, classType, sharesAuthorized } = event
  const defined = { id, name, type: classType, authorized: sharesAuthorized, changedOn: undefined }
  return { ...state, classes: withEntry(state.classes, id, defined) }
}

function holderNamed(state: CapTableState, event: StakeholderNamed): CapTableState {
  const { holderId: id, name, kind } = event
  return { ...state, holders: withEntry(state.holders, id, { id, name, kind }) }
}

const withEntry = <V>(map: ReadonlyMap<GivenId, V>, id: GivenId, value: V): Map<GivenId, V> =>
  new Map(map).set(id, value)
