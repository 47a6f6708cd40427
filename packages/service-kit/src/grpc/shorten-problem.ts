import { Problem as ProblemMessage } from '@seedline/contracts/errors/v1/problem'
import { plainly, type RefusalCode, refusalOf } from '@seedline/contracts/refusals'
import type { Problem, Text } from '@seedline/values'
import { messageOfProblem } from './problem-message.ts'

const longestWords = 200

/** The bytes that a problem takes as it travels. */
const bytesOf = (problem: Problem): number =>
  ProblemMessage.encode(messageOfProblem(problem)).finish().byteLength

/**
 * The problem in at most so many bytes as it travels: with ever fewer fields until it fits, and at worst its code, title
 * and mend alone. What was left out is told. From 4 KiB on it always fits.
 */
export function problemWithin(problem: Problem, mostBytes: number): Problem {
  for (const said of shortened(problem)) if (bytesOf(said) <= mostBytes) return said
  return barest(problem)
}

/** The whole problem, and then with ever less until it fits somewhere; what was left out is told. */
export function* shortened(problem: Problem): Generator<Problem> {
  yield problem
  const { fields = [], facts, ...bare } = problem
  for (let kept = fields.length >> 1; kept > 0; kept >>= 1)
    yield {
      ...problem,
      fields: fields.slice(0, kept),
      facts: { ...facts, fields_omitted: String(fields.length - kept) },
    }
  const fields_omitted = String(fields.length)
  // Facts are what programs go by: they are given up after the last field.
  if (fields.length > 0) yield { ...bare, facts: { ...facts, fields_omitted } }
  yield { ...bare, facts: { fields_omitted, facts_omitted: 'true' } }
}

// What was said of the case may itself be too long: what is declared of the code is not.
function barest({ code, kind, title, mend }: Problem): Problem {
  const facts = { words_omitted: 'true' }
  if (refusalOf(code)) return { ...plainly(code as RefusalCode), kind, facts }
  return { code: code.slice(0, longestWords), kind, title: cut(title), mend: cut(mend), facts }
}

const cut = ({ zh, en }: Text): Text => ({ zh: start(zh), en: start(en) })

const start = (text: string): string => text.slice(0, longestWords).toWellFormed()
