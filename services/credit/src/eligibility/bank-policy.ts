import { problemOf } from '@seedline/contracts/refusals'
import type { PolicyDefaults, PolicyParameter } from '@seedline/rules'
import {
  accepted,
  compareNumeric,
  type LocalDate,
  numeric,
  type Parsed,
  type Problem,
  parseLocalDate,
  parseNumeric,
  refused,
} from '@seedline/values'
import type { Amount } from './question.ts'

/** What one bank asks beyond the law, from a day on. Plain JSON. */
export interface BankPolicy {
  readonly version: string
  readonly effectiveFrom: LocalDate
  readonly parameters: PolicyParameters
  /** Of a policy that the bank has set itself, and what it asks beside the parameters. */
  readonly own?: OwnPolicy
}

export interface OwnPolicy {
  /** Of bank and policy: what an answer names it by. */
  readonly digest: string
  /** None: of every kind. */
  readonly acceptedKinds: readonly string[]
  readonly mostAmount: Amount | 'open'
}

/** Of BK-01 to BK-14; ratios are decimal strings, so that nothing of them is lost. */
export interface PolicyParameters {
  readonly ltvInvention: string
  readonly ltvUtilityModel: string
  readonly ltvDesign: string
  readonly ltvTrademark: string
  readonly minRemainingYearsInvention: number
  readonly minRemainingYearsOther: number
  readonly requireImplemented: boolean
  readonly excludeDefence: boolean
  readonly valuationValidityMonths: number
  readonly maxTenorMonths: number
  readonly exclusiveLicence: 'ignore' | 'warn' | 'block'
  readonly borrowerChecks: readonly string[]
  readonly controllerGuarantee: 'optional' | 'required'
  readonly minHoldingMonths: number
}

/**
 * Reads a policy by the parameters that there are: one that isn't given has its default. Problem: POLICY_INVALID, with
 * the pointer of everything that is wrong.
 */
export function parseBankPolicy(
  input: unknown,
  { parameters }: PolicyDefaults,
): Parsed<BankPolicy> {
  if (!isObject(input)) return refused(invalid([['', 'not an object', '不是对象']]))
  const known = new Map(parameters.map((one) => [one.key, one]))
  const given = input.parameters ?? {}
  const day = parseLocalDate(input.effectiveFrom)
  const faults: Fault[] = [
    ...unknownKeys('', input, ['version', 'effectiveFrom', 'parameters']),
    ...(isVersion(input.version)
      ? []
      : [['/version', 'not 1 to 40 characters', '不是1至40个字符'] as const]),
    ...(day.ok ? [] : [['/effectiveFrom', 'not a day', '不是日期'] as const]),
    ...(isObject(given)
      ? [
          ...unknownKeys('/parameters', given, [...known.keys()]),
          ...parameters.flatMap((one) =>
            given[one.key] === undefined ? [] : faultOf(one, given[one.key]),
          ),
        ]
      : [['/parameters', 'not an object', '不是对象'] as const]),
  ]
  if (faults.length > 0 || !day.ok || !isObject(given) || !isVersion(input.version))
    return refused(invalid(faults))
  const values = parameters.map((one) => [one.key, given[one.key] ?? one.default])
  return accepted({
    version: input.version,
    effectiveFrom: day.value,
    // Each was read by its own definition just now; that all are there, the reference data's own test holds.
    parameters: Object.fromEntries(values) as PolicyParameters,
  })
}

type Fault = readonly [pointer: string, en: string, zh: string]

const isObject = (input: unknown): input is Readonly<Record<string, unknown>> =>
  typeof input === 'object' && input !== null && !Array.isArray(input)

const isVersion = (input: unknown): input is string =>
  typeof input === 'string' && /^.{1,40}$/u.test(input)

const unknownKeys = (
  path: string,
  input: Readonly<Record<string, unknown>>,
  known: readonly string[],
): readonly Fault[] =>
  Object.keys(input)
    .filter((key) => !known.includes(key))
    .slice(0, 20)
    .map((key) => [`${path}/${key.slice(0, 60)}`, 'there is no such entry', '没有此项'])

function faultOf(parameter: PolicyParameter, value: unknown): readonly Fault[] {
  const at = `/parameters/${parameter.key}`
  switch (parameter.kind) {
    case 'ratio': {
      const [least, most] = parameter.range
      const read = parseNumeric(value)
      const within =
        read.ok &&
        compareNumeric(numeric(least), read.value) <= 0 &&
        compareNumeric(read.value, numeric(most)) <= 0
      return within ? [] : [outside(at, least, most)]
    }
    case 'whole': {
      const [least, most] = parameter.range
      const within = Number.isInteger(value) && least <= Number(value) && Number(value) <= most
      return within && typeof value === 'number' ? [] : [outside(at, least, most)]
    }
    case 'flag':
      return typeof value === 'boolean'
        ? []
        : [[at, 'neither true nor false', '不是 true 或 false']]
    case 'choice':
      return parameter.choices.some((one) => one === value) ? [] : [none(at, parameter.choices)]
    case 'choices':
      if (!Array.isArray(value) || new Set(value).size !== value.length)
        return [none(at, parameter.choices)]
      return value.flatMap((one, index) =>
        parameter.choices.includes(one) ? [] : [none(`${at}/${index}`, parameter.choices)],
      )
    default:
      return parameter satisfies never
  }
}

const outside = (at: string, least: string | number, most: string | number): Fault => [
  at,
  `not from ${least} to ${most}`,
  `不在 ${least} 至 ${most} 之内`,
]

const none = (at: string, choices: readonly string[]): Fault => [
  at,
  `none of: ${choices.join(', ')}`,
  `不在可选值之内：${choices.join('、')}`,
]

const invalid = (faults: readonly Fault[]): Problem => ({
  ...problemOf('POLICY_INVALID', { count: faults.length }),
  fields: faults.slice(0, 50).map(([pointer, en, zh]) => ({
    pointer,
    code: 'POLICY_ITEM_INVALID',
    title: { zh, en },
  })),
})
