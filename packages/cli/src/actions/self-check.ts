import { readDesignationRules, readFactsFile, selfCheck, tellSelfCheck } from '@seedline/rules'
import { dateInShanghai, type LocalDate, ProblemError, systemClock } from '@seedline/values'
import type { Context } from '../context.ts'
import { CommandFailure, exitCodes } from '../print/failure.ts'
import { say } from '../print/language.ts'

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
  const check = asked(() => selfCheck(book, facts, { rule: designation, on, purpose }))
  output.result(check, () => {
    for (const { depth, text } of tellSelfCheck(check)) {
      output.line(`${'  '.repeat(depth)}${say(output.language, text)}`)
    }
  })
  return check.outcome === 'met' ? exitCodes.ok : exitCodes.no
}

/** A designation that there isn't is a mistake of the command line, not an answer. */
function asked<T>(work: () => T): T {
  try {
    return work()
  } catch (error) {
    if (error instanceof ProblemError && error.problem.code === 'RULE_UNKNOWN') {
      throw new CommandFailure(error.problem, exitCodes.usage, { cause: error })
    }
    throw error
  }
}
