import { type Note, note } from '../found.ts'
import { priceOf, wholeOf } from '../read/amount.ts'
import { type Fact, factAt } from '../read/fact.ts'
import { member, type Node } from '../read/node.ts'

/** The numbers of shares around an offering, as far as they are stated or follow. */
export interface Numbers {
  readonly before: bigint | undefined
  readonly issued: bigint | undefined
  readonly after: bigint | undefined
  readonly price: ReturnType<typeof priceOf>
  readonly facts: {
    readonly before: Fact | undefined
    readonly issued: Fact | undefined
    readonly after: Fact | undefined
    readonly price: Fact | undefined
  }
  readonly notes: readonly Note[]
}

export function readNumbers(ipo: Node): Numbers {
  const facts = {
    before: factAt(member(ipo, 'shares_before')),
    issued: factAt(member(ipo, 'shares_issued')),
    after: factAt(member(ipo, 'shares_after')),
    price: factAt(member(ipo, 'issue_price')),
  }
  const stated = (fact: Fact | undefined) => fact && wholeOf(fact)?.quantity
  const [before, issued, after] = [stated(facts.before), stated(facts.issued), stated(facts.after)]
  return {
    before: before ?? difference(after, issued),
    issued: issued ?? difference(after, before),
    after,
    price: facts.price && priceOf(facts.price),
    facts,
    notes: [facts.before, facts.issued, facts.after].flatMap((fact) =>
      fact && !wholeOf(fact) ? [unreadable(fact)] : [],
    ),
  }
}

const difference = (whole: bigint | undefined, part: bigint | undefined): bigint | undefined =>
  whole !== undefined && part !== undefined && whole >= part ? whole - part : undefined

const unreadable = ({ at, value, unit }: Fact): Note =>
  note(
    at,
    'NOT_WHOLE_SHARES',
    `“${value} ${unit?.text ?? ''}”不是整数的股份，股本未按它计`,
    `"${value} ${unit?.text ?? ''}" is no whole number of shares: no register is reckoned by it`,
  )
