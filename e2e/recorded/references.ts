import { deriveId } from '@seedline/values'
import { keyOf } from './steps.ts'
import { subjectOf } from './tokens.ts'

/** What a later request may refer to. */
export interface Known {
  readonly bodies: ReadonlyMap<string, unknown>
  readonly moments: ReadonlyMap<string, string>
}

const reference = /@\{([^}]+)\}/g

/**
 * Puts in what earlier answers said: `@{name}` is the id in that answer, `@{name/items/0/id}` what stands there,
 * `@{name/items/of=x/id}` what stands in the one whose `of` is x,
 * `@{moment:name}` a moment, and `@{rung:name}` the id of the rung that this command of the registrar recorded.
 */
export const filledIn = (text: string, known: Known): string =>
  text.replace(reference, (_, what: string) => meant(what, known))

function meant(what: string, { bodies, moments }: Known): string {
  const [sort, name = ''] = what.split(':')
  if (sort === 'rung') return rungOf(name)
  if (sort === 'moment') return encodeURIComponent(moments.get(name) ?? missing(what))
  const [answer = '', ...path] = what.split('/')
  const found = (path.length === 0 ? ['id'] : path).reduce<unknown>(stepInto, bodies.get(answer))
  return typeof found === 'string' ? found : missing(what)
}

function stepInto(value: unknown, step: string): unknown {
  const [key = '', said] = step.split('=')
  if (said === undefined) return (value as Named | undefined)?.[step]
  return Array.isArray(value) ? value.find((one: Named) => one[key] === said) : undefined
}

type Named = Readonly<Record<string, unknown>>

const rungOf = (name: string): string =>
  deriveId('Rung', deriveId('Command', subjectOf('registrar'), keyOf(name)))

function missing(what: string): never {
  throw new Error(`the story refers to ${what}, which no answer has told`)
}
