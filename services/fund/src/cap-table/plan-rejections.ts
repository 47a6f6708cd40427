import { formatNumeric, type Numeric, type Problem, problem } from '@seedline/values'
import type { GivenId } from '../facts/ids.ts'

export const stockPlanUnknown = (id: GivenId): Problem =>
  problem(
    'STOCK_PLAN_UNKNOWN',
    'refused',
    { zh: `没有股权激励计划 ${id}`, en: `There is no stock plan ${id}` },
    { zh: '请先定义该计划', en: 'Define the plan first' },
    { facts: { stock_plan_id: id } },
  )

export const stockPlanDefinedTwice = (id: GivenId): Problem =>
  problem(
    'STOCK_PLAN_DEFINED_TWICE',
    'already-exists',
    { zh: `股权激励计划 ${id} 已经定义`, en: `The stock plan ${id} is defined already` },
    { zh: '请调整其预留数量，或换一个编号', en: 'Adjust its pool, or use another id' },
    { facts: { stock_plan_id: id } },
  )

export const exceedsPlanPool = (id: GivenId, needed: Numeric, reserved: Numeric): Problem =>
  problem(
    'EXCEEDS_PLAN_POOL',
    'refused',
    {
      zh: `计划 ${id} 预留 ${formatNumeric(reserved)}，需要 ${formatNumeric(needed)}`,
      en: `${id} reserves ${formatNumeric(reserved)}, but ${formatNumeric(needed)} are needed`,
    },
    { zh: '请先扩大预留池，或减少授予', en: 'Enlarge the pool first, or grant less' },
    {
      facts: {
        stock_plan_id: id,
        needed: formatNumeric(needed),
        reserved: formatNumeric(reserved),
      },
    },
  )

export const exerciseQuantityMismatch = (
  id: GivenId,
  exercised: Numeric,
  issued: Numeric,
): Problem =>
  problem(
    'EXERCISE_QUANTITY_MISMATCH',
    'refused',
    {
      zh: `行权 ${formatNumeric(exercised)}，所列证券合计 ${formatNumeric(issued)}`,
      en: `${formatNumeric(exercised)} exercised, but the securities named hold ${formatNumeric(issued)}`,
    },
    {
      zh: '请核对行权数量与由此发行的股份',
      en: 'Check the quantity against the shares issued for it',
    },
    {
      facts: {
        security_id: id,
        exercised: formatNumeric(exercised),
        issued: formatNumeric(issued),
      },
    },
  )

export const vestingAlreadyStarted = (id: GivenId, condition: GivenId): Problem =>
  problem(
    'VESTING_ALREADY_STARTED',
    'already-exists',
    {
      zh: `证券 ${id} 的归属条件 ${condition} 已经开始`,
      en: `Vesting of ${id} under ${condition} has started already`,
    },
    { zh: '请核对归属条件', en: 'Check the vesting condition' },
    { facts: { security_id: id, vesting_condition_id: condition } },
  )
