import { evidenceOfReversal } from '../bounds.ts'
import {
  FundKind,
  PartnerKind,
  TwoPeople as TwoPeopleMessage,
} from '../gen/seedline/fund/v1/fund_events.ts'
import {
  Commitment as CommitmentMessage,
  FundServiceService as Rpcs,
} from '../gen/seedline/fund/v1/fund_service.ts'
import {
  asOf,
  atLeastVersion,
  currency,
  date,
  described,
  enumeration,
  evidences,
  flag,
  givenId,
  id,
  line,
  list,
  money,
  object,
  optional,
  optionalList,
  organisation,
  page,
  prose,
  provenance,
  spread,
} from '../kinds/index.ts'
import { problemOf } from '../refusals/index.ts'
import { fundManagers, fundReaders } from '../roles.ts'
import { command, operationsOf, query } from './operation.ts'

export const partnerKind = enumeration(PartnerKind, 'PARTNER_KIND', { name: 'PartnerKind' })

/** Whose money a fund invests. */
export const fundKind = enumeration(FundKind, 'FUND_KIND', { name: 'FundKind' })

/** Partners of one fund, at most. */
export const partnersMax = 200

/** A limited partner's promise to pay in when called. */
export const commitment = object(
  CommitmentMessage,
  {
    partnerId: givenId('Id of the partner, chosen by the sender.'),
    partnerName: line(200),
    partnerKind,
    amount: money,
    committedOn: date,
    evidence: optionalList(evidences(5)),
  },
  { name: 'AddCommitment', description: "A limited partner's capital commitment." },
)

const added: typeof commitment = {
  ...commitment,
  read: (given, at, faults) =>
    given === undefined
      ? faults.note(`${at}/commitment`, problemOf('COMMITMENT_MISSING'))
      : commitment.read(given, at, faults),
}

/** Which steps of a fund's deals take another person than the step before. */
const twoPeople = object(
  TwoPeopleMessage,
  {
    approval: flag('Whoever opened a deal may not approve it.'),
    closing: flag('Whoever approved a deal may not close its round.'),
  },
  { name: 'TwoPeople', description: 'Which steps of its deals take two people.' },
)

const fundId = id('Fund')

const tag = { zh: '基金', en: 'Funds' }

export const funds = operationsOf(Rpcs, tag, {
  openFund: command(Rpcs.openFund, {
    rest: 'POST /api/v1/funds',
    effect: 'creates',
    summary: { zh: '设立基金', en: 'Open a fund' },
    admits: fundManagers,
    of: 'maker',
    request: {
      nameZh: optional(line(200), ''),
      nameEn: optional(line(200), ''),
      currency,
      targetSize: optional(money),
      openedOn: date,
      generalPartner: line(200),
      commitments: optionalList(list(commitment, { max: partnersMax })),
      provenance: optional(provenance),
    },
    check({ nameZh, nameEn }, faults) {
      if (nameZh === '' && nameEn === '') faults.note('/nameZh', problemOf('NAME_MISSING'))
    },
    refuses: [
      'FUND_ALREADY_OPEN',
      'CURRENCY_MISMATCH',
      'COMMITMENT_NOT_POSITIVE',
      'PARTNER_TWICE',
      'DATE_IN_FUTURE',
      'NAME_MISSING',
      'AMOUNT_TOO_LARGE',
    ],
  }),
  changeFundManager: command(Rpcs.changeFundManager, {
    rest: 'POST /api/v1/funds/{fundId}/manager',
    effect: 'changes',
    summary: { zh: '移交管理机构', en: 'Hand a fund over' },
    description:
      "From then on only people of that organisation may act for the fund. Where the fund's policy asks for two people, once a second person has asked for the same.",
    admits: fundManagers,
    of: 'managed-fund',
    request: {
      fundId,
      organisation: described(organisation, 'As the tokens of its people name it.'),
      reason: prose(),
    },
    refuses: ['FUND_UNKNOWN', 'MANAGER_ALREADY', 'HAND_OVER_NEEDS_TWO'],
  }),
  setFundPolicy: command(Rpcs.setFundPolicy, {
    rest: 'POST /api/v1/funds/{fundId}/policy',
    effect: 'changes',
    summary: { zh: '设定双人复核', en: 'Set two-person policy' },
    description:
      'A stricter policy holds at once; a weaker one once a second person has asked for the same.',
    admits: fundManagers,
    of: 'managed-fund',
    request: { fundId, twoPeople },
    refuses: ['FUND_UNKNOWN', 'POLICY_ALREADY_SO', 'POLICY_NEEDS_TWO'],
  }),
  listFunds: query(Rpcs.listFunds, {
    rest: 'GET /api/v1/funds',
    summary: { zh: '基金列表', en: 'List funds' },
    admits: fundReaders,
    of: 'shown',
    request: { page },
    refuses: ['PAGE_TOKEN_INVALID'],
  }),
  getFund: query(Rpcs.getFund, {
    rest: 'GET /api/v1/funds/{fundId}',
    summary: { zh: '一只基金', en: 'One fund' },
    admits: fundReaders,
    of: 'managed-fund',
    request: { fundId, asOf, atLeastVersion },
    refuses: ['FUND_UNKNOWN'],
  }),
  addCommitment: command(Rpcs.addCommitment, {
    rest: 'POST /api/v1/funds/{fundId}/commitments',
    effect: 'changes',
    summary: { zh: '记录认缴承诺', en: "Record a limited partner's commitment" },
    admits: fundManagers,
    of: 'managed-fund',
    request: { fundId, commitment: spread(added) },
    refuses: [
      'FUND_UNKNOWN',
      'CURRENCY_MISMATCH',
      'COMMITMENT_NOT_POSITIVE',
      'PARTNER_TWICE',
      'DATE_IN_FUTURE',
      'TOO_MANY_PARTNERS',
      'AMOUNT_TOO_LARGE',
    ],
  }),
  reverseCommitment: command(Rpcs.reverseCommitment, {
    rest: 'POST /api/v1/funds/{fundId}/commitments/{partnerId}/reversal',
    effect: 'changes',
    summary: { zh: '冲销认缴承诺', en: "Reverse a limited partner's commitment" },
    description: 'Taken back as of every day: the partner may commit anew.',
    admits: fundManagers,
    of: 'managed-fund',
    request: {
      fundId,
      partnerId: givenId('Id of the partner whose commitment is taken back.'),
      reason: prose(),
      evidence: evidences(evidenceOfReversal),
    },
    refuses: ['FUND_UNKNOWN', 'COMMITMENT_UNKNOWN', 'COMMITMENT_IN_USE', 'EVIDENCE_MISSING'],
  }),
  classifyFund: command(Rpcs.classifyFund, {
    rest: 'POST /api/v1/funds/{fundId}/kind',
    effect: 'changes',
    summary: { zh: '说明基金类别', en: 'Say what kind of fund it is' },
    description:
      'The action plan sums up what rounds brought by kind of money. Said again, it is corrected as of every day.',
    admits: fundManagers,
    of: 'managed-fund',
    request: {
      fundId,
      kind: fundKind,
      reason: described(prose(), {
        zh: '依据：备案信息、合伙协议等。',
        en: 'What it rests on: a filing, the partnership agreement.',
      }),
    },
    refuses: ['FUND_UNKNOWN', 'FUND_KIND_ALREADY_SO'],
  }),
})
