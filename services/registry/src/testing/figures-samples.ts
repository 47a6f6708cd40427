import { specification } from '@seedline/testing'
import {
  deriveId,
  figurePeriod,
  type LocalDate,
  localDate,
  type Provenance,
  parseStatedDecimal,
  trusted,
  type Unit,
} from '@seedline/values'
import type {
  EnterpriseDates,
  RestateFigures,
  StateFigures,
  WithdrawFigures,
} from '../figures/commands.ts'
import { decideWith } from '../figures/decide.ts'
import type { FigureDoubt, FiguresEvent, FiguresStated, StatedFigure } from '../figures/events.ts'
import { evolve, nothingStated } from '../figures/state.ts'
import { readFigureItems } from '../outbound/reference/figure-items.ts'
import { enterpriseId, noon } from './enterprise-samples.ts'

/** The catalogue as it is shipped. */
export const catalogue = await readFigureItems()

export const figuresSpecification = specification({
  initial: nothingStated,
  decide: decideWith(catalogue),
  evolve,
})

const founded: EnterpriseDates = { foundedOn: localDate('2018-03-01'), closedOn: null }

export const statementId = (what: string) => deriveId('Statement', what)

/** The statement that a command of this id makes where it is given to the enterprise. */
export const statedBy = (commandId: string) => deriveId('Statement', enterpriseId, commandId)

const written = (text: string) => trusted(parseStatedDecimal(text))

/** '15317.39 万元' as a figure of an item. */
export const figure = (item: string, text: string): StatedFigure => {
  const [value = '', unit = '万元'] = text.split(' ')
  return { item, value: written(value), unit: unit as Unit }
}

const figuresOf = (items: Readonly<Record<string, string>>): readonly StatedFigure[] =>
  Object.entries(items).map(([item, text]) => figure(item, text))

export const reported: Provenance = {
  source: 'annual report',
  confidence: 'reported',
  synthetic: false,
}

const dayAfter: Readonly<Record<string, string>> = {
  Q1: '-04-30',
  H1: '-08-31',
  Q2: '-08-31',
  Q3: '-10-31',
}

/** Some time after the period ended. */
const usualDay = (period: string): LocalDate => {
  const soon = dayAfter[period.slice(5)]
  return localDate(
    soon === undefined ? `${Number(period.slice(0, 4)) + 1}-04-30` : `${period.slice(0, 4)}${soon}`,
  )
}

type Given = Readonly<Record<string, string>>

/** A statement of figures: `what` names it, and so its id. */
export const state = (
  period: string,
  items: Given,
  change: Partial<StateFigures> & { readonly what?: string } = {},
): StateFigures => {
  const { what = 'new', ...more } = change
  return {
    type: 'StateFigures',
    at: noon,
    enterpriseId,
    enterprise: founded,
    newStatementId: statementId(what),
    period: figurePeriod(period),
    statedOn: usualDay(period),
    audited: false,
    figures: figuresOf(items),
    confirmed: [],
    provenance: reported,
    evidence: [],
    ...more,
  }
}

export const stated = (
  period: string,
  items: Given,
  change: Partial<FiguresStated> & { readonly what?: string } = {},
): FiguresStated => {
  const { what = 'new', ...more } = change
  return {
    type: 'FiguresStated',
    enterpriseId,
    statementId: statementId(what),
    period: figurePeriod(period),
    statedOn: usualDay(period),
    audited: false,
    figures: figuresOf(items),
    doubts: [],
    provenance: reported,
    evidence: [],
    ...more,
  }
}

export const restate = (
  of: FiguresStated,
  items: Given,
  change: Partial<RestateFigures> = {},
): RestateFigures => ({
  type: 'RestateFigures',
  at: noon,
  enterpriseId,
  enterprise: founded,
  newStatementId: statementId('restated'),
  statementId: of.statementId,
  reason: 'prior-period error',
  statedOn: localDate('2026-06-30'),
  audited: false,
  figures: figuresOf(items),
  confirmed: [],
  provenance: reported,
  evidence: [],
  ...change,
})

/** Items with what they were and what they are now. */
export const restated = (
  of: FiguresStated,
  items: Readonly<Record<string, readonly [was: string, is: string]>>,
  change: { readonly what?: string; readonly statedOn?: LocalDate } = {},
): Extract<FiguresEvent, { readonly type: 'FiguresRestated' }> => ({
  type: 'FiguresRestated',
  enterpriseId,
  statementId: statementId(change.what ?? 'restated'),
  replacesStatementId: of.statementId,
  period: of.period,
  statedOn: change.statedOn ?? localDate('2026-06-30'),
  reason: 'prior-period error',
  audited: false,
  figures: Object.entries(items).map(([item, [was, is]]) => {
    const before = figure(item, was)
    return { ...figure(item, is), wasValue: before.value, wasUnit: before.unit }
  }),
  doubts: [],
  provenance: reported,
  evidence: [],
})

export const withdraw = (what: string): WithdrawFigures => ({
  type: 'WithdrawFigures',
  at: noon,
  enterpriseId,
  enterprise: founded,
  statementId: statementId(what),
  reason: 'of another enterprise',
})

export const withdrawn = (of: FiguresStated | ReturnType<typeof restated>): FiguresEvent => ({
  type: 'FiguresWithdrawn',
  enterpriseId,
  statementId: of.statementId,
  period: of.period,
  reason: 'of another enterprise',
})

export const doubt = (code: string, item: string, period: string, text: string): FigureDoubt => {
  const { value, unit } = figure(item, text)
  return { item, code, otherPeriod: period, otherValue: value, otherUnit: unit }
}
