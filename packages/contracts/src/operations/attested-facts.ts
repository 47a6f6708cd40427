import { AttestedFactServiceService as Rpcs } from '../gen/seedline/registry/v1/attested_fact_service.ts'
import {
  asOf,
  atLeastVersion,
  date,
  described,
  evidences,
  formed,
  id,
  line,
  optional,
  prose,
  provenance,
  whole,
} from '../kinds/index.ts'
import { ladderWriters, withOwnPeople } from '../roles.ts'
import { readersOf } from '../services.ts'
import { command, operationsOf, query } from './operation.ts'

/** A fact as the vocabulary of rules names it. */
export const factKey = described(
  formed(/^[a-z][a-z0-9_]{0,63}$/, 'FACT_KEY_MALFORMED', { examples: ['no_major_incident_3y'] }),
  {
    zh: '事实的标识（reference/facts.json）。',
    en: 'Key of the fact (reference/facts.json).',
  },
)

/** The year that a figure is of; 0: of none. */
export const factYear = optional(
  described(whole({ min: 1949, max: 9998 }), {
    zh: '年度数值所属的年度。',
    en: 'Of a yearly figure.',
  }),
  0,
)

/** What is stated of a fact. */
const statedFact = {
  fact: factKey,
  value: described(line(40), {
    zh: '按事实的种类填写：十进制字符串、日期，或 true、false。',
    en: 'As the fact’s kind asks: a decimal string, a date, or true or false.',
  }),
  unit: described(optional(line(10), ''), {
    zh: '数值的单位，从不猜测。',
    en: 'Of a figure; never guessed.',
  }),
  year: factYear,
}

/** A fact as people state it. */
export interface StatedValue {
  readonly fact: string
  readonly value: string
  /** Empty: none. */
  readonly unit: string
  /** 0: of none. */
  readonly year: number
}

const enterpriseId = id('Enterprise')
const attestationId = id('Attestation')

const tag = { zh: '陈述的事实', en: 'Attested facts' }

export const attestedFacts = operationsOf(Rpcs, tag, {
  getAttestedFacts: query(Rpcs.getAttestedFacts, {
    rest: 'GET /api/v1/enterprises/{enterpriseId}/attested-facts',
    summary: { zh: '企业的陈述事实', en: 'What was attested of an enterprise' },
    description: 'Figures of years are left out for those who may not read figures.',
    admits: withOwnPeople(readersOf('attested_fact')),
    of: 'own-enterprise',
    tells: { attested_fact: 'all', figures: 'to-its-readers' },
    request: { enterpriseId, asOf, atLeastVersion },
    refuses: ['ENTERPRISE_UNKNOWN'],
  }),
  attestFact: command(Rpcs.attestFact, {
    rest: 'POST /api/v1/enterprises/{enterpriseId}/attested-facts',
    effect: 'changes',
    summary: { zh: '陈述一项事实', en: 'Attest a fact' },
    description:
      'What no register holds, such as that there was no major incident: who says so, on what evidence, and until when it may be relied on.',
    admits: ladderWriters,
    of: 'nobody',
    inBatches: true,
    request: {
      enterpriseId,
      ...statedFact,
      attestedOn: described(date, {
        zh: '事实成立并作出陈述或判断的日期。',
        en: 'The day on which it was so, and was stated or judged.',
      }),
      by: described(line(200), { zh: '由谁陈述或判断。', en: 'Who states or judges it.' }),
      evidence: evidences(10),
      validUntil: described(optional(date, null), {
        zh: '可依赖的最后一天。',
        en: 'The last day on which it may be relied on.',
      }),
      provenance: optional(provenance, null),
    },
    refuses: [
      'ENTERPRISE_MERGED',
      'ENTERPRISE_UNKNOWN',
      'ENTERPRISE_CLOSED',
      'EVIDENCE_MISSING',
      'DATE_IN_FUTURE',
      'DATE_TOO_FAR',
      'FACT_KEY_MALFORMED',
      'FACT_NOT_STATED_SO',
      'FACT_ATTESTED_ALREADY',
      'FACT_RELIED_ON_TOO_EARLY',
      'ATTESTED_FACTS_FULL',
    ],
  }),
  withdrawAttestedFact: command(Rpcs.withdrawAttestedFact, {
    rest: 'POST /api/v1/enterprises/{enterpriseId}/attested-facts/{attestationId}/withdrawal',
    effect: 'changes',
    summary: { zh: '撤回一项陈述', en: 'Withdraw an attested fact' },
    description: 'For one that was stated by mistake; what changed since is attested anew.',
    admits: ladderWriters,
    of: 'nobody',
    request: { enterpriseId, attestationId, reason: prose() },
    refuses: [
      'ENTERPRISE_MERGED',
      'ENTERPRISE_UNKNOWN',
      'ATTESTED_FACT_UNKNOWN',
      'ATTESTED_FACT_WITHDRAWN',
      'ENTRY_OF_ANOTHER_ORGANISATION',
    ],
  }),
})
