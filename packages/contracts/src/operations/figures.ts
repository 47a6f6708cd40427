import { StatedFigure } from '../gen/seedline/registry/v1/figures_events.ts'
import { FiguresServiceService as Rpcs } from '../gen/seedline/registry/v1/figures_service.ts'
import {
  asOf,
  atLeastVersion,
  date,
  described,
  evidences,
  figureItem,
  figurePeriod,
  flag,
  id,
  list,
  object,
  optional,
  optionalList,
  page,
  prose,
  provenance,
  statedDecimal,
  unitOfFigure,
} from '../kinds/index.ts'
import { figuresKeepers, figuresWriters, withOwnPeople } from '../roles.ts'
import { readersOf } from '../services.ts'
import { command, operationsOf, query } from './operation.ts'

const enterpriseId = id('Enterprise')
const statementId = id('Statement')

/** Items of one statement, at most; there are fewer in the catalogue. */
export const figureItemsMost = 60

/** Papers of one statement, at most: ten years of every period have to fit one answer. */
export const figurePapersMost = 5

/** One item exactly as it was stated. */
export const statedFigure = object(
  StatedFigure,
  { item: figureItem, value: statedDecimal, unit: unitOfFigure },
  { name: 'StatedFigure', description: 'One item exactly as it was stated, with its unit.' },
)

const stated = {
  statedOn: described(date, {
    en: 'The day on which the source states them: of a report, its own date.',
    zh: '来源公布数据的日期：报告以其落款日期为准。',
  }),
  audited: described(flag(''), {
    en: 'Whether an auditor stands behind them.',
    zh: '是否经审计。',
  }),
  figures: list(statedFigure, { min: 1, max: figureItemsMost }),
  confirmed: described(optionalList(list(figureItem, { max: figureItemsMost })), {
    en: 'Items that an earlier answer called doubtful, and that are right.',
    zh: '先前的回答认为可疑、经核对无误的指标。',
  }),
  provenance,
  evidence: optionalList(evidences(figurePapersMost)),
}

const ofFigures = [
  'ENTERPRISE_UNKNOWN',
  'ENTERPRISE_MERGED',
  'FIGURE_ITEM_UNKNOWN',
  'FIGURE_UNIT_WRONG',
  'FIGURE_NEGATIVE',
  'FIGURE_NOT_WHOLE',
  'FIGURE_NOT_OF_PERIOD',
  'FIGURE_TWICE',
  'FIGURE_CONTRADICTS',
  'FIGURE_IN_TWO_UNITS',
  'FIGURE_ABOVE_ITS_WHOLE',
  'FIGURE_PARTS_ABOVE_WHOLE',
  'FIGURES_OUT_OF_BALANCE',
  'FIGURES_DOUBTFUL',
  'FIGURE_JUMPS',
  'FIGURE_PARTS_DIFFER',
  'DATE_IN_FUTURE',
  'PERIOD_NOT_OVER',
  'PERIOD_OUTSIDE_LIFE',
  'HISTORY_FULL',
] as const

const tag = { zh: '经营数据', en: 'Figures' }

export const figures = operationsOf(Rpcs, tag, {
  getFigures: query(Rpcs.getFigures, {
    rest: 'GET /api/v1/enterprises/{enterpriseId}/figures',
    summary: { zh: '企业的经营数据', en: 'The figures of an enterprise' },
    admits: withOwnPeople(readersOf('figures')),
    of: 'own-enterprise',
    factOf: { category: 'figures', without: ['mergedInto', 'underDuplicates', 'enterprise'] },
    tells: { figures: 'all' },
    request: { enterpriseId, period: optional(figurePeriod), asOf, atLeastVersion },
    refuses: ['ENTERPRISE_UNKNOWN'],
  }),
  stateFigures: command(Rpcs.stateFigures, {
    rest: 'POST /api/v1/enterprises/{enterpriseId}/figures',
    effect: 'changes',
    summary: { zh: '填报经营数据', en: 'State figures of a period' },
    description:
      'What the same source said on the same day already is left out. Doubtful figures are asked about, not refused: send the same once more with `confirmed`.',
    admits: figuresWriters,
    of: 'nobody',
    inBatches: true,
    request: { enterpriseId, period: figurePeriod, ...stated },
    refuses: ofFigures,
  }),
  restateFigures: command(Rpcs.restateFigures, {
    rest: 'POST /api/v1/enterprises/{enterpriseId}/figures/{statementId}/restatements',
    effect: 'changes',
    summary: { zh: '重述经营数据', en: 'Restate figures of a statement' },
    description: 'Only the items that are replaced. What was stated before stays on record.',
    admits: figuresKeepers,
    of: 'nobody',
    inBatches: true,
    request: { enterpriseId, statementId, reason: prose(), ...stated },
    refuses: [
      'STATEMENT_UNKNOWN',
      'STATEMENT_WITHDRAWN',
      'FIGURE_NOT_OF_STATEMENT',
      'RESTATED_BEFORE_STATED',
      'NOTHING_TO_CORRECT',
      ...ofFigures,
    ],
  }),
  withdrawFigures: command(Rpcs.withdrawFigures, {
    rest: 'POST /api/v1/enterprises/{enterpriseId}/figures/{statementId}/withdrawal',
    effect: 'changes',
    summary: { zh: '撤回误录的经营数据', en: 'Withdraw a wrong entry of figures' },
    admits: figuresKeepers,
    of: 'nobody',
    request: { enterpriseId, statementId, reason: prose() },
    refuses: [
      'ENTERPRISE_MERGED',
      'STATEMENT_UNKNOWN',
      'STATEMENT_WITHDRAWN',
      'STATEMENT_RESTATED',
      'FIGURE_CONTRADICTS',
      'FIGURE_ABOVE_ITS_WHOLE',
      'FIGURE_PARTS_ABOVE_WHOLE',
      'FIGURES_OUT_OF_BALANCE',
      'HISTORY_FULL',
    ],
  }),
  listFigures: query(Rpcs.listFigures, {
    rest: 'GET /api/v1/figures',
    summary: { zh: '各企业的经营数据', en: 'Figures of all enterprises' },
    admits: readersOf('figures'),
    of: 'nobody',
    tells: { figures: 'all' },
    request: { period: figurePeriod, item: optional(figureItem, ''), page },
    refuses: ['PAGE_TOKEN_INVALID', 'EXPORT_TOO_LARGE', 'FIGURE_ITEM_UNKNOWN'],
  }),
  getFiguresHistory: query(Rpcs.getFiguresHistory, {
    rest: 'GET /api/v1/enterprises/{enterpriseId}/figures/history',
    summary: { zh: '经营数据的历史', en: 'History of the figures' },
    admits: withOwnPeople(readersOf('figures')),
    of: 'own-enterprise',
    tells: { figures: 'all' },
    request: { enterpriseId, asOf },
    refuses: ['ENTERPRISE_UNKNOWN'],
  }),
})
