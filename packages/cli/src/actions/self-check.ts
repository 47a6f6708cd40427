import { readDesignationRules, readFactsFile, selfCheck, tellSelfCheck } from '@seedline/rules'
import { dateInShanghai, type LocalDate, systemClock } from '@seedline/values'
import type { Context } from '../context.ts'
import { exitCodes } from '../print/failure.ts'

export interface SelfCheckOptions {
  readonly designation: string
  readonly facts: string
  readonly on?: LocalDate
  readonly renewal?: boolean
}

export async function checkFacts({ output }: Context, options: SelfCheckOptions) {
  const { designation, on = dateInShanghai(systemClock()), renewal = false } = options
  const book = await readDesignationRules()
  const facts = await readFactsFile(options.facts, book.words)
  const purpose = renewal ? 'renewal' : 'application'
  const check = selfCheck(book, facts, { rule: designation, on, purpose })
  output.result(check, () => {
    for (const { depth, text } of tellSelfCheck(check)) {
      output.line(`${'  '.repeat(depth)}${text[output.language]}`)
    }
  })
  return check.outcome === 'met' ? exitCodes.ok : exitCodes.no
}
