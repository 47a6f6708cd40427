import { PlanServiceService as Rpcs } from '../gen/seedline/registry/v1/plan_service.ts'
import {
  PlanCaveat,
  PlanDimension,
  PlanMeasure,
  PlanOperator,
  PlanStage,
  PlanState,
  PlanTargetKind,
} from '../gen/seedline/registry/v1/plan_terms.ts'
import {
  currency,
  date,
  described,
  enumeration,
  type Faults,
  type Kind,
  line,
  optional,
  page,
  whole,
} from '../kinds/index.ts'
import { problemOf } from '../refusals/index.ts'
import { operationsOf, query } from './operation.ts'
import { district, materialField } from './profile.ts'

export const planMeasure = enumeration(PlanMeasure, 'PLAN_MEASURE', { name: 'PlanMeasure' })
export const planDimension = enumeration(PlanDimension, 'PLAN_DIMENSION', { name: 'PlanDimension' })
export const planStage = enumeration(PlanStage, 'PLAN_STAGE', { name: 'PlanStage' })
export const planState = enumeration(PlanState, 'PLAN_STATE', { name: 'PlanState' })
export const planCaveat = enumeration(PlanCaveat, 'PLAN_CAVEAT', { name: 'PlanCaveat' })
export const planOperator = enumeration(PlanOperator, 'PLAN_OPERATOR', { name: 'PlanOperator' })
export const planTargetKind = enumeration(PlanTargetKind, 'PLAN_TARGET_KIND', {
  name: 'PlanTargetKind',
})

type Dimension = (typeof planDimension.names)[number]

const mostDimensions = 3

/** Dimensions as one text of the question, with a comma between. */
const dimensions: Kind<string, readonly Dimension[]> = {
  schema: {
    type: 'string',
    maxLength: 80,
    description: `Dimensions with a comma between, at most ${mostDimensions}: ${planDimension.names.join(', ')}. The whole when absent.`,
    $zh: `以逗号分隔的维度，至多 ${mostDimensions} 个：${planDimension.names.join('、')}；不填为合计。`,
    examples: ['year,field'],
  },
  none: '',
  optional: true,
  fromJson: (json, at, faults) =>
    typeof json === 'string' ? json : faults.note(at, problemOf('TEXT_EXPECTED')),
  read: (given, at, faults) => (given === '' ? [] : readDimensions(given, at, faults)),
  toProto: (value) => value.join(','),
  recorded: () => {
    throw new Error('No event holds a question')
  },
}

function readDimensions(
  given: string,
  at: string,
  faults: Faults,
): readonly Dimension[] | undefined {
  const words = given.split(',')
  if (words.length > mostDimensions)
    return faults.note(at, problemOf('LIST_TOO_LONG', { maximum: mostDimensions }))
  const found = planDimension.names.filter((name) => words.includes(name))
  if (found.length === words.length) return found
  const allowed = planDimension.names.join(', ')
  return faults.note(at, problemOf('VALUE_NOT_IN_LIST', { allowed }))
}

const asOfDay = described(optional(date), {
  zh: '只计这一天为止发生的事；不填为今天。',
  en: 'Only what had happened by this day; today when absent.',
})

const year = optional(whole({ min: 1900, max: 2200 }), 0)

/** Which enterprises and facts are counted. */
const counted = {
  year: described(year, {
    zh: '经营数据的年份，或事情发生的年份；持有的为该年年末。',
    en: 'Of figures their year, of what happens the year in which; of what is held, its last day.',
  }),
  field: described(optional(materialField, ''), {
    zh: '材料领域（不含子领域）的编号。',
    en: 'Code of the material field, not of a sub-area.',
  }),
  district: optional(district, ''),
  stage: optional(planStage),
  kind: optional(line(60), ''),
  level: described(optional(line(60), ''), {
    zh: '级别；provincial-plus 为省级及以上。',
    en: 'The level; provincial-plus is provincial or above.',
  }),
  money: described(optional(line(60), ''), {
    zh: '融资额：谁的资金，见计划的 moneyKinds。',
    en: 'Of what rounds brought: whose money it was, one of the plan’s moneyKinds.',
  }),
  currency: described(optional(currency), {
    zh: '融资额的币种；不填为人民币，从不折算。',
    en: 'Of what rounds brought: in which currency, CNY when absent. Amounts are never converted.',
  }),
  asOf: asOfDay,
}

const tag = { zh: '行动计划', en: 'Action plan' }

export const plan = operationsOf(Rpcs, tag, {
  getPlan: query(Rpcs.getPlan, {
    rest: 'GET /api/v1/plan',
    summary: { zh: '行动计划与实际', en: 'The action plan against what happened' },
    description:
      'Counted are the enterprises on record, not the whole industry. What is not known never counts as met.',
    admits: 'any-role',
    of: 'nobody',
    tells: { figures: 'to-its-readers' },
    request: { asOf: asOfDay },
    refuses: ['DATE_IN_FUTURE'],
  }),
  getPlanGroups: query(Rpcs.getPlanGroups, {
    rest: 'GET /api/v1/plan/groups',
    summary: { zh: '按组汇总', en: 'Numbers of the plan by group' },
    description:
      'Sums of figures that so few enterprises are behind that one could be read off are withheld from who may not read figures.',
    admits: 'any-role',
    of: 'nobody',
    tells: { figures: 'to-its-readers' },
    request: { measure: planMeasure, by: dimensions, ...counted },
    refuses: ['DATE_IN_FUTURE'],
  }),
  listPlanEnterprises: query(Rpcs.listPlanEnterprises, {
    rest: 'GET /api/v1/plan/enterprises',
    summary: { zh: '数字背后的企业', en: 'The enterprises behind a number' },
    description: 'Their own figures are told to those alone who may read figures.',
    admits: 'any-role',
    of: 'nobody',
    tells: { figures: 'to-its-readers' },
    request: { measure: planMeasure, ...counted, page },
    refuses: ['DATE_IN_FUTURE', 'PAGE_TOKEN_INVALID', 'EXPORT_TOO_LARGE', 'MONEY_KIND_WITHHELD'],
  }),
  getFunnel: query(Rpcs.getFunnel, {
    rest: 'GET /api/v1/plan/funnel',
    summary: { zh: '从研发到产业化', en: 'From research to industrialisation' },
    admits: 'any-role',
    of: 'nobody',
    request: {
      field: counted.field,
      district: counted.district,
      cohort: described(year, {
        zh: '首个阶段所在的年份。',
        en: 'The year of the first rung.',
      }),
      asOf: asOfDay,
    },
    refuses: ['DATE_IN_FUTURE'],
  }),
})
