import {
  type DomainOf,
  date,
  evidences,
  figureItem,
  figurePeriod,
  flag,
  id,
  list,
  object,
  provenance,
  recordedText,
  statedDecimal,
  unitOfFigure,
} from '@seedline/contracts/kinds'
import { figureItemsMost, figurePapersMost, statedFigure } from '@seedline/contracts/operations'
import * as messages from '@seedline/contracts/registry/v1/figures_events'
import { type EventOf, event, eventsOf, type Named } from '@seedline/facts/events'
import type { Id } from '@seedline/values'

export type StatementId = Id<'Statement'>

const enterpriseId = id('Enterprise')
const statementId = id('Statement')
const audited = flag('')
const evidence = evidences(figurePapersMost)

const doubt = object(messages.FigureDoubt, {
  item: figureItem,
  code: recordedText,
  otherPeriod: recordedText,
  otherValue: statedDecimal,
  otherUnit: unitOfFigure,
})

const restated = object(messages.RestatedFigure, {
  item: figureItem,
  value: statedDecimal,
  unit: unitOfFigure,
  wasValue: statedDecimal,
  wasUnit: unitOfFigure,
})

const most = { max: figureItemsMost }
const doubts = list(doubt, most)

/** The events of an enterprise's figures, once: their type, their bytes, their JSON and when they happened. */
export const figuresEvents = eventsOf('seedline.registry.v1', {
  FiguresStated: event(
    messages.FiguresStated,
    {
      enterpriseId,
      statementId,
      period: figurePeriod,
      statedOn: date,
      audited,
      figures: list(statedFigure, most),
      doubts,
      provenance,
      evidence,
    },
    { on: 'statedOn' },
  ),
  FiguresRestated: event(
    messages.FiguresRestated,
    {
      enterpriseId,
      statementId,
      replacesStatementId: statementId,
      period: figurePeriod,
      statedOn: date,
      reason: recordedText,
      audited,
      figures: list(restated, most),
      doubts,
      provenance,
      evidence,
    },
    { on: 'statedOn' },
  ),
  FiguresWithdrawn: event(messages.FiguresWithdrawn, {
    enterpriseId,
    statementId,
    period: figurePeriod,
    reason: recordedText,
  }),
})

export type FiguresEvent = EventOf<typeof figuresEvents>
export type FiguresStated = Named<FiguresEvent, 'FiguresStated'>
export type FiguresRestated = Named<FiguresEvent, 'FiguresRestated'>
export type StatedFigure = DomainOf<typeof statedFigure>
export type FigureDoubt = DomainOf<typeof doubt>
