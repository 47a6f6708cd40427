import { refusal } from '@seedline/contracts/refusals'
import type { CreditRules, RuleFileRef } from '@seedline/rules'
import type { BankPolicy } from '../bank-policy.ts'
import type { PledgeFacts } from '../facts/right-facts.ts'
import { judge } from '../judge.ts'
import { engineVersion } from '../layers/basis-of.ts'
import type { PledgeQuestion } from '../question.ts'
import { canonicalJson } from './canonical-json.ts'

/** All that an answer hangs on, as it is recorded beside it. The rules are there by the digest of their files. */
export interface RecordedInputs {
  readonly engine: string
  readonly question: PledgeQuestion
  readonly facts: PledgeFacts
  readonly policy: BankPolicy
  readonly rules: readonly RuleFileRef[]
}

export interface Answered {
  readonly inputs: RecordedInputs
  /** Canonical JSON of the verdict: what is signed. */
  readonly text: string
}

export function answer(
  question: PledgeQuestion,
  facts: PledgeFacts,
  rules: CreditRules,
  policy: BankPolicy,
): Answered {
  return {
    inputs: {
      engine: engineVersion,
      question,
      facts,
      policy,
      rules: [rules.pledge.file, rules.products.file],
    },
    text: canonicalJson(judge({ question, facts, rules, policy })),
  }
}

/**
 * The same bytes once more. @throws ProblemError REPLAY_RULES_DIFFER, REPLAY_ENGINE_DIFFERS where these aren't the rules
 * or not the reckoning by which it was answered: another answer is never given for that one.
 */
export function replay(inputs: RecordedInputs, rules: CreditRules): string {
  const given = [rules.pledge.file, rules.products.file]
  if (inputs.engine !== engineVersion)
    throw refusal('REPLAY_ENGINE_DIFFERS', { recorded: inputs.engine, given: engineVersion })
  for (const recorded of inputs.rules) {
    const same = given.find(({ dataset }) => dataset === recorded.dataset)
    if (same?.digest !== recorded.digest)
      throw refusal('REPLAY_RULES_DIFFER', {
        recorded: `${recorded.dataset} ${recorded.digest}`,
        given: same?.digest ?? '–',
      })
  }
  const { question, facts, policy } = inputs
  return canonicalJson(judge({ question, facts, rules, policy }))
}
