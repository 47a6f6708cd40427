import { problemOf } from '@seedline/contracts/refusals'
import type { Objection } from '@seedline/values'
import type { IpFact } from './events.ts'
import { binds, type Picture, type Since } from './picture.ts'
import { factWord } from './words.ts'

type Of<Type extends IpFact['type']> = Extract<IpFact, { readonly type: Type }>

interface Named {
  readonly told: IpFact & { readonly reference: string }
}

export function ofTaken(
  fact: IpFact & { readonly reference: string },
  those: readonly (Named & Since)[],
): Objection | undefined {
  const other = those.find(({ told }) => told.reference === fact.reference)
  return (
    other &&
    problemOf('IP_REFERENCE_TAKEN', {
      what: factWord(fact),
      on: fact.on,
      reference: fact.reference,
      other: factWord(other.told),
      other_on: other.on,
      entry: other.version,
    })
  )
}

export function ofUnknown<T extends Named>(
  fact: IpFact & { readonly reference: string },
  those: readonly T[],
  isOpen: (one: T) => boolean,
): Objection | undefined {
  const { reference } = fact
  return those.some((one) => one.told.reference === reference && isOpen(one))
    ? undefined
    : problemOf('IP_REFERENCE_UNKNOWN', { what: factWord(fact), on: fact.on, reference })
}

export function ofExclusive(fact: Of<'IpLicensed'>, before: Picture): Objection | undefined {
  const other = before.licences.find(
    (licence) =>
      binds(licence, fact.on) &&
      (licence.told.kind === 'exclusive' || licence.told.kind === 'sole'),
  )
  return (
    other &&
    problemOf('IP_LICENSED_EXCLUSIVELY', {
      what: factWord(fact),
      on: fact.on,
      reference: other.told.reference,
      other_on: other.on,
      entry: other.version,
    })
  )
}

export function ofPledge(fact: Of<'IpPledged'>, { pledges }: Picture): Objection | undefined {
  const other = pledges.find(({ releasedOn }) => releasedOn === undefined)
  return (
    other &&
    problemOf('IP_PLEDGE_STANDS', {
      what: factWord(fact),
      on: fact.on,
      pledgee: other.told.pledgee,
      reference: other.told.reference,
      other_on: other.on,
      entry: other.version,
    })
  )
}
