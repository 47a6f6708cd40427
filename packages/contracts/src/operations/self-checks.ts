import {
  CheckLineKind,
  CheckOutcome,
  CheckPurpose,
  SelfCheckServiceService as Rpcs,
} from '../gen/seedline/registry/v1/self_check_service.ts'
import {
  date,
  described,
  enumeration,
  type Faults,
  id,
  instant,
  type Kind,
  optional,
} from '../kinds/index.ts'
import { problemOf } from '../refusals/index.ts'
import { factKey, factYear, type StatedValue } from './attested-facts.ts'
import { designationKind } from './designations.ts'
import { operationsOf, query } from './operation.ts'

export const checkPurpose = enumeration(CheckPurpose, 'CHECK_PURPOSE', { name: 'CheckPurpose' })
export const checkOutcome = enumeration(CheckOutcome, 'CHECK_OUTCOME', { name: 'CheckOutcome' })
export const checkLineKind = enumeration(CheckLineKind, 'CHECK_LINE_KIND', {
  name: 'CheckLineKind',
})

const mostSupposed = 50
const longestSupposed = 5_000
const longestPart = 40

const textOf = ({ fact, value, unit, year }: StatedValue): string =>
  [fact, value, unit, year === 0 ? '' : year].join('~')

/** One fact as a text of the question has it; what isn't one is noted. */
function supposition(part: string, at: string, faults: Faults): StatedValue | undefined {
  const [fact = '', value = '', unit = '', year = '', ...more] = part.split('~')
  const long = [value, unit].some((text) => text.length > longestPart)
  if (value === '' || long || more.length > 0 || !/^([0-9]{4})?$/.test(year))
    return faults.note(at, problemOf('SUPPOSITION_MALFORMED', { part: part.slice(0, longestPart) }))
  const key = factKey.read(fact, at, faults)
  const ofYear = factYear.read(Number(year), at, faults)
  if (key === undefined || ofYear === undefined) return undefined
  return { fact: key, value, unit, year: ofYear }
}

/** Facts that are supposed for one question, as one text of it: fact~value~unit~year, with | between. */
const suppositions: Kind<string, readonly StatedValue[]> = {
  schema: {
    type: 'string',
    maxLength: longestSupposed,
    examples: ['revenue~6800~万元~2025|no_major_incident_3y~true'],
  },
  none: '',
  optional: true,
  fromJson: (json, at, faults) =>
    typeof json === 'string' ? json : faults.note(at, problemOf('TEXT_EXPECTED')),
  read(given, at, faults) {
    if (given === '') return []
    if (given.length > longestSupposed)
      return faults.note(at, problemOf('TEXT_TOO_LONG', { maximum: longestSupposed }))
    const parts = given.split('|')
    if (parts.length > mostSupposed)
      return faults.note(at, problemOf('LIST_TOO_LONG', { maximum: mostSupposed }))
    return parts.flatMap((part) => supposition(part, at, faults) ?? [])
  },
  toProto: (values) => values.map(textOf).join('|'),
  recorded: () => {
    throw new Error('No event holds a question')
  },
}

const asked = {
  enterpriseId: id('Enterprise'),
  kind: designationKind,
  on: described(optional(date), {
    zh: '这一天有效的条件和这一天的事实；不填为今天。',
    en: 'The criteria in force on this day, and what is known of it; today when absent.',
  }),
  purpose: described(optional(checkPurpose), {
    zh: '不填为首次申请；复核可能适用不同的条件。',
    en: 'A first application when absent; a renewal may be judged by other criteria.',
  }),
}

const refuses = ['ENTERPRISE_UNKNOWN', 'RULE_NOT_RECORDED', 'RULE_NOT_IN_FORCE'] as const

const tag = { zh: '自查', en: 'Self-check' }

export const selfChecks = operationsOf(Rpcs, tag, {
  checkDesignation: query(Rpcs.checkDesignation, {
    rest: 'GET /api/v1/enterprises/{enterpriseId}/self-checks/{kind}',
    summary: { zh: '按认定条件自查', en: 'Check an enterprise against a designation' },
    description:
      'Each criterion met, not met, unknown or for a person, with the figures that it rests on. What is unknown never counts as met. It is no decision of the authority. Figures of years, and what was attested, are neither used nor named for those who may not read them: figuresWithheld says so.',
    admits: 'any-role',
    of: 'shown',
    tells: {
      enterprise: 'all',
      designation: 'all',
      stage_record: 'all',
      figures: 'to-its-readers',
      ip_right: 'all',
      attested_fact: 'to-its-readers',
    },
    request: {
      ...asked,
      recordedAsOf: described(optional(instant), {
        zh: '只看此时刻之前（含）已记录的。',
        en: 'Only what had been recorded by this instant.',
      }),
      suppose: described(suppositions, {
        zh: '假设，代替已知的事实：fact~value~unit~year，以 | 分隔；不作记录。',
        en: 'What is supposed in place of what is known: fact~value~unit~year, with | between. Nothing is recorded.',
      }),
    },
    refuses: [...refuses, 'SUPPOSITION_MALFORMED', 'FACT_NOT_STATED_SO'],
  }),
  listDesignationRules: query(Rpcs.listDesignationRules, {
    rest: 'GET /api/v1/designation-rules',
    summary: { zh: '已录入的认定条件', en: 'Which criteria are recorded' },
    description: 'And what of them is missing; with the facts that they may ask for.',
    admits: 'any-role',
    of: 'nobody',
    request: {},
    refuses: [],
  }),
})
