import { type Confidence, confidences, type LocalDate, parseLocalDate } from '@seedline/values'
import type { FactWord } from '../reference/vocabulary.ts'
import type { Words } from '../reference/words-of.ts'
import type { WrittenFact } from './envelope.ts'
import type { Fact, Stated } from './facts.ts'
import { at, is, isNot, type Read, wrong } from './problems.ts'
import { readGiven } from './read-given.ts'

/** A fact of the file as its word in the vocabulary says it is to be written. */
export function readFact(words: Words, written: WrittenFact, pointer: string): Read<Fact> {
  const word = words.facts.get(written.fact)
  if (!word) {
    return isNot(
      wrong(`${pointer}/fact`, 'FACT_UNKNOWN', {
        zh: `规则不认识“${written.fact.slice(0, 60)}”`,
        en: `no rule speaks of "${written.fact.slice(0, 60)}"`,
      }),
    )
  }
  const stated = readStated(written, pointer)
  const surplus = surplusOf(word, written, pointer)
  if (surplus.length > 0) return isNot(...surplus)
  return stated.ok ? readKind(word, written, stated.value, pointer) : stated
}

/** Enterprises older than the republic state figures of their first years, too. */
const firstYear = 1900

function readKind(
  word: FactWord,
  written: WrittenFact,
  stated: Stated,
  pointer: string,
): Read<Fact> {
  const { fact, value, unit, year } = written
  switch (word.kind) {
    case 'yearly': {
      if (year === undefined || year < firstYear || year > 9998) return isNot(noYear(pointer))
      const isSigned = word.statement && word.statement.sign === 'any'
      const of = word.statement?.perShare ? 'perShare' : 'amount'
      const given = readGiven(value, unit, word.measures, pointer, isSigned, of)
      return given.ok ? is({ kind: word.kind, fact, year, given: given.value, ...stated }) : given
    }
    case 'standing': {
      const asOf = readDay(written.asOf, `${pointer}/asOf`)
      if (!asOf.ok) return asOf
      const given = readGiven(value, unit, word.measures, pointer)
      return given.ok
        ? is({ kind: word.kind, fact, asOf: asOf.value, given: given.value, ...stated })
        : given
    }
    case 'date': {
      const date = readDay(value, `${pointer}/value`)
      return date.ok ? is({ kind: word.kind, fact, date: date.value, ...stated }) : date
    }
    case 'yes-no':
    case 'judgement':
      return readAnswer(word, written, stated, pointer)
    default:
      return word satisfies never
  }
}

function readAnswer(
  word: FactWord,
  { fact, value, asOf: day, by = '' }: WrittenFact,
  stated: Stated,
  pointer: string,
): Read<Fact> {
  if (typeof value !== 'boolean') return isNot(noAnswer(pointer))
  const asOf = readDay(day, `${pointer}/asOf`)
  if (!asOf.ok) return asOf
  if (word.kind === 'judgement' && by === '') {
    return isNot(
      wrong(`${pointer}/by`, 'JUDGE_MISSING', {
        zh: '须写明由谁判断',
        en: 'who judged it must be named',
      }),
    )
  }
  return is({ kind: 'answer', fact, asOf: asOf.value, holds: value, by, ...stated })
}

const belongs: Readonly<Record<FactWord['kind'], readonly (keyof WrittenFact)[]>> = {
  yearly: ['year', 'unit'],
  standing: ['asOf', 'unit'],
  date: [],
  'yes-no': ['asOf'],
  judgement: ['asOf', 'by'],
}

// A year beside a share of the market would be dropped in silence, and with it what was meant.
const surplusOf = (word: FactWord, written: WrittenFact, pointer: string) =>
  (['year', 'asOf', 'unit', 'by'] as const).flatMap((name) =>
    written[name] === undefined || belongs[word.kind].includes(name)
      ? []
      : [
          wrong(`${pointer}/${name}`, 'FACT_FIELD_SURPLUS', {
            zh: `“${word.zh}”不应有 ${name}`,
            en: `"${word.en}" has no ${name}`,
          }),
        ],
  )

export function readStated(
  { source = '', confidence }: { source?: string; confidence?: string },
  pointer: string,
): Read<Stated> {
  if (confidence === undefined) return is({ source, confidence: 'unstated' })
  const known: Confidence | undefined = confidences.find((each) => each === confidence)
  if (known) return is({ source, confidence: known })
  return isNot(
    wrong(`${pointer}/confidence`, 'CONFIDENCE_UNKNOWN', {
      zh: `可信程度可用：${confidences.join(', ')}`,
      en: `confidence is one of: ${confidences.join(', ')}`,
    }),
  )
}

export const readDay = (input: unknown, pointer: string): Read<LocalDate> =>
  at(pointer, parseLocalDate(input))

const noYear = (pointer: string) =>
  wrong(`${pointer}/year`, 'YEAR_MISSING', {
    zh: '须写明年度，例如 2025',
    en: 'the year must be named, such as 2025',
  })

const noAnswer = (pointer: string) =>
  wrong(`${pointer}/value`, 'ANSWER_NOT_YES_NO', {
    zh: '须为 true 或 false',
    en: 'it must be true or false',
  })
