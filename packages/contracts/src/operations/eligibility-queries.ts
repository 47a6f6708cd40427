import { LoanProduct, PledgeDecision } from '../gen/seedline/credit/v1/eligibility_query_events.ts'
import {
  AskedRight,
  Declaration,
  Declared,
  RightValuation,
  EligibilityQueryServiceService as Rpcs,
} from '../gen/seedline/credit/v1/eligibility_query_service.ts'
import {
  date,
  described,
  enumeration,
  givenId,
  id,
  line,
  list,
  money,
  object,
  optional,
  optionalList,
  page,
  uscc,
  whole,
} from '../kinds/index.ts'
import { deskRate } from '../rates.ts'
import { bankPeople, type Rule } from '../roles.ts'
import { consentPurpose } from './consents.ts'
import { ipFamily } from './ip-rights.ts'
import { command, operationsOf, query } from './operation.ts'

export const loanProduct = enumeration(LoanProduct, 'LOAN_PRODUCT', { name: 'LoanProduct' })
export const pledgeDecision = enumeration(PledgeDecision, 'PLEDGE_DECISION', {
  name: 'PledgeDecision',
  description: 'Unknown data makes it indeterminate, never eligible.',
})
export const declaration = enumeration(Declaration, 'DECLARATION', { name: 'Declaration' })

const queryId = id('EligibilityQuery')

/** Rights of one query, at most: more are asked in a batch. */
const rightsMax = 50
const declaredMax = 50
const mostMonths = 600

/** The desk's askers: a bank's own people. */
const banks: Rule = bankPeople

/** Between whom a query is. */
const parties: Rule = ['bank-officer', 'enterprise-officer']

const declared = described(
  optionalList(
    list(object(Declared, { code: line(60), says: declaration }, { name: 'Declared' }), {
      max: declaredMax,
    }),
  ),
  {
    zh: '银行自己声明的事项，以理由、核查或条件的代码指明：合同载有某项内容、当事人被告知后仍同意继续、人工查验通过、借款人核查无异常。',
    en: 'What the bank states itself, by the code of the ground, check or requirement: that the contract has a content, that the parties go on although they were told, that a person has looked and it passes, that a check of the borrower came out clear.',
  },
)

const valuation = object(
  RightValuation,
  { amount: money, valuedOn: date, appraiser: line(200) },
  { name: 'RightValuation' },
)

const askedRight = object(
  AskedRight,
  {
    family: ipFamily,
    number: described(line(60), 'As on the certificate; of patents the application number.'),
    valuation: optional(valuation, null),
    declared,
    registerCheckedOn: described(optional(date, null), {
      zh: '银行人员查验登记簿的日期：届时没有记载的即视为没有。不填：无人查验，没有记载的视为未知。',
      en: 'The day on which somebody of the bank looked at the register: what is not recorded then is not there. Absent: nobody looked, and what is not recorded is unknown.',
    }),
    registerSource: described(optional(line(200), ''), {
      zh: '查验的来源，如专利登记簿副本。',
      en: 'What was looked at, such as a certified copy of the register.',
    }),
  },
  { name: 'AskedRight' },
)

const tag = { zh: '出质查询', en: 'Eligibility' }

export const eligibilityQueries = operationsOf(Rpcs, tag, {
  askEligibility: command(Rpcs.askEligibility, {
    rest: 'POST /api/v1/eligibility-queries',
    rate: deskRate,
    effect: 'acts',
    summary: { zh: '查询能否出质', en: 'Ask whether rights can be pledged' },
    description:
      'Needs the enterprise’s consent; without it the answer is the same whether or not there is such an enterprise. An id asked twice is one query, with one answer. Everything that was asked and told is recorded before the answer leaves.',
    admits: banks,
    of: 'nobody',
    request: {
      requestId: described(givenId('The id that the bank gives its query.'), {
        zh: '银行给这次查询的编号。',
        en: 'The id that the bank gives its query.',
      }),
      uscc,
      purpose: consentPurpose,
      product: loanProduct,
      amount: described(optional(money, null), {
        zh: '不填：问最多可贷多少。',
        en: 'Absent: how much may be lent is what is asked.',
      }),
      maturesOn: described(optional(date, null), {
        zh: '债务最迟应履行的日期。',
        en: 'The day on which the debt has to be performed at the latest.',
      }),
      tenorMonths: described(optional(whole({ min: 1, max: mostMonths }), 0), {
        zh: '未给出到期日时，自查询之日起计算。',
        en: 'Counts from the day of the question where no maturity is given.',
      }),
      rights: described(optionalList(list(askedRight, { max: rightsMax })), {
        zh: '所问的权利；不填：该企业的全部权利。',
        en: 'The rights that are asked about; none: all of the enterprise.',
      }),
      declared,
      loanCase: optional(line(100), ''),
    },
    refuses: [
      'CONSENT_MISSING',
      'QUERY_ID_TAKEN',
      'TOO_MANY_RIGHTS',
      'VIEW_BEING_BUILT',
      'DECLARED_CODE_UNKNOWN',
      'DATE_IN_FUTURE',
      'AMOUNT_NOT_POSITIVE',
      'LOAN_OVER_ALREADY',
    ],
  }),
  getEligibilityAnswer: query(Rpcs.getEligibilityAnswer, {
    rest: 'GET /api/v1/eligibility-queries/{queryId}',
    rate: deskRate,
    summary: { zh: '一次查询的答复', en: 'What a query was told' },
    admits: banks,
    of: 'query',
    request: { queryId },
    refuses: ['QUERY_UNKNOWN'],
  }),
  replayEligibility: query(Rpcs.replayEligibility, {
    rest: 'GET /api/v1/eligibility-queries/{queryId}/replay',
    rate: deskRate,
    summary: { zh: '重演一次查询', en: 'Replay a query' },
    description: 'Decides it once more by what was recorded of it, and compares the bytes.',
    admits: banks,
    of: 'query',
    request: { queryId },
    refuses: ['QUERY_UNKNOWN', 'REPLAY_RULES_DIFFER', 'REPLAY_ENGINE_DIFFERS'],
  }),
  listEligibilityQueries: query(Rpcs.listEligibilityQueries, {
    rest: 'GET /api/v1/eligibility-queries',
    summary: { zh: '查询记录', en: 'Who asked what' },
    description:
      'A bank sees what its own people asked, an enterprise who asked about it, the latest first.',
    admits: parties,
    of: 'shown',
    request: { uscc: optional(uscc), page },
    refuses: [],
  }),
  listAnswerKeys: query(Rpcs.listAnswerKeys, {
    rest: 'GET /api/v1/answer-keys',
    summary: { zh: '答复签名的公钥', en: 'Keys by which answers are signed' },
    description: 'Also those that are no longer used: what they signed can still be checked.',
    admits: 'any-role',
    of: 'nobody',
    request: {},
    refuses: [],
  }),
})
