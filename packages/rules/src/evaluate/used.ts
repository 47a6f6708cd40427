import type { MissingFact, UsedFact } from '../explain/explanation.ts'
import { tellQuantity } from '../explain/tell-quantity.ts'
import type { Answer, DateFact, StandingFigure, YearlyFigure } from '../facts/facts.ts'
import { nameOf, type Setting } from './setting.ts'

export function usedFigure(setting: Setting, figure: YearlyFigure | StandingFigure): UsedFact {
  const { fact, given, source, confidence } = figure
  return {
    fact,
    name: nameOf(setting, fact),
    value: tellQuantity(given),
    period: figure.kind === 'yearly' ? String(figure.year) : figure.asOf,
    source,
    confidence,
  }
}

export function usedDate(setting: Setting, { fact, date, source, confidence }: DateFact): UsedFact {
  return {
    fact,
    name: nameOf(setting, fact),
    value: { zh: date, en: date },
    period: date,
    source,
    confidence,
  }
}

export function usedAnswer(setting: Setting, answer: Answer): UsedFact {
  const { fact, holds, asOf, by, source, confidence } = answer
  return {
    fact,
    name: nameOf(setting, fact),
    value: holds ? { zh: '是', en: 'yes' } : { zh: '否', en: 'no' },
    period: asOf,
    source,
    confidence,
    ...(by === '' ? {} : { by }),
  }
}

export const missingIn = (setting: Setting, fact: string, period: string): MissingFact => ({
  fact,
  name: nameOf(setting, fact),
  period,
})
