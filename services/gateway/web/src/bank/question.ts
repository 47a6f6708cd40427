import type { AskEligibility, AskedRight, Declared, IpFamily } from '../api/credit.ts'
import { type Field, fieldsOf } from '../contract/field.ts'
import { toRequest } from '../kit/form/request.ts'

/** Of a right that may be chosen. */
export interface KnownRight {
  readonly ipRightId: string
  readonly family: IpFamily
  readonly number: string
}

type Says = Readonly<Record<string, string | undefined>>
type Values = Readonly<Record<string, unknown>>

/** A filled form: the loan's fields, what is declared of it, and, by its id, what is said of each chosen right. */
export interface Filled {
  readonly loan: Values
  readonly says?: Says
  readonly of?: Readonly<Record<string, Values & { readonly says?: Says }>>
}

const named = (schema: string, names: readonly string[]): readonly Field[] =>
  names.flatMap((name) => fieldsOf(schema).filter((field) => field.name === name))

export const loanFields = named('AskEligibility', [
  'purpose',
  'product',
  'amount',
  'tenorMonths',
  'maturesOn',
  'loanCase',
])
export const whatIfFields = named('AskEligibility', ['amount', 'tenorMonths'])
export const rightFields = named('AskedRight', ['valuation', 'registerCheckedOn', 'registerSource'])

/** What is asked by a filled form; `chosen` undefined: of all rights of the enterprise. */
export function questionOf(
  { loan, says = {}, of = {} }: Filled,
  about: { readonly uscc: string; readonly chosen: readonly KnownRight[] | undefined },
): Omit<AskEligibility, 'requestId'> {
  const declared = declaredIn(says)
  const rights = about.chosen?.map(({ ipRightId, family, number }): AskedRight => {
    const { says: own = {}, ...told } = of[ipRightId] ?? {}
    const stated = declaredIn(own)
    return {
      family,
      number,
      ...toRequest(rightFields, told),
      ...(stated.length > 0 && { declared: stated }),
    }
  })
  return {
    uscc: about.uscc,
    ...withMonths(toRequest(loanFields, loan)),
    ...(declared.length > 0 && { declared }),
    ...(rights && { rights }),
  } as Omit<AskEligibility, 'requestId'>
}

/** The same question about another amount or tenor; a tenor takes a maturity's place. */
export function whatIf(asked: Omit<AskEligibility, 'requestId'>, changed: Values) {
  const { amount: _, tenorMonths: __, maturesOn, ...rest } = asked
  const { tenorMonths, ...more } = withMonths(toRequest(whatIfFields, changed))
  const when = tenorMonths === undefined ? { maturesOn } : { tenorMonths }
  return {
    ...rest,
    ...more,
    ...(Object.values(when)[0] === undefined ? {} : when),
  } as Omit<AskEligibility, 'requestId'>
}

/** A number is written as text, and asked as a number; what is none, the gateway says so. */
function withMonths({ tenorMonths, ...rest }: Record<string, unknown>): Record<string, unknown> {
  if (tenorMonths === undefined) return rest
  const months = Number(tenorMonths)
  return { ...rest, tenorMonths: Number.isFinite(months) ? months : tenorMonths }
}

const declaredIn = (says: Says): Declared[] =>
  Object.entries(says).flatMap(([code, said]) =>
    said === 'yes' || said === 'no' ? [{ code, says: said }] : [],
  )
