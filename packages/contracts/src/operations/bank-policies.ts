import { BankPolicyServiceService as Rpcs } from '../gen/seedline/credit/v1/bank_policy_service.ts'
import {
  among,
  asOf,
  atLeastVersion,
  date,
  described,
  evidences,
  type Faults,
  id,
  line,
  list,
  money,
  optional,
  optionalList,
  page,
  plainObject,
  prose,
  streamVersion,
} from '../kinds/index.ts'
import { problemOf } from '../refusals/index.ts'
import { bankPeople } from '../roles.ts'
import { ipKind } from './ip-rights.ts'
import { command, operationsOf, query } from './operation.ts'

const bankPolicyId = id('BankPolicy')
const papers = optionalList(evidences(10))

/** Kinds of rights that loans are given on. */
export const pledgedKinds = ['invention', 'utility-model', 'design', 'trademark'] as const

const effectiveFrom = described(date, {
  zh: '自哪一天起适用；须为今天以后的日期，已作出的答复不受影响。',
  en: 'The first day on which it counts: one that is yet to come, so that no answer is touched that was given.',
})
const entryVersion = described(streamVersion, {
  zh: '所指记录的版本。',
  en: 'The version of the entry that proposed it.',
})

const onOne = [
  'BANK_POLICY_UNKNOWN',
  'POLICY_PROPOSAL_UNKNOWN',
  'POLICY_DAY_PAST',
  'HISTORY_FULL',
] as const

function checkMost(
  { mostAmount }: { readonly mostAmount?: { readonly minor: bigint } | null | undefined },
  faults: Faults,
): void {
  if (mostAmount && mostAmount.minor <= 0n)
    faults.note('/mostAmount', problemOf('SECURED_NOT_POSITIVE'))
}

const tag = { zh: '银行政策', en: 'Bank policies' }
const one = '/api/v1/bank-policies/{bankPolicyId}' as const

export const bankPolicies = operationsOf(Rpcs, tag, {
  proposeBankPolicy: command(Rpcs.proposeBankPolicy, {
    rest: 'POST /api/v1/bank-policies',
    effect: 'creates',
    summary: { zh: '提出本行的政策', en: 'Propose the bank’s own policy' },
    description:
      'Of one’s own bank: of whatever isn’t set, what banks usually ask holds. It counts once another one of the bank’s people has approved it, and from its day on.',
    admits: bankPeople,
    of: 'maker',
    request: {
      policyVersion: described(line(40), {
        zh: '本行对该政策的称呼，每个只用一次。',
        en: 'As the bank calls it; each name is used once.',
      }),
      effectiveFrom,
      parameters: plainObject(
        {
          description:
            'By the keys of the policy parameters in the rule data, such as ltvInvention: "0.35"; what is outside its range is refused with its path.',
          $zh: '以规则数据中各政策参数的键表示，如 ltvInvention: "0.35"；超出范围的按路径拒绝。',
          examples: [{ ltvInvention: '0.35', maxTenorMonths: 24 }],
        },
        50,
      ),
      acceptedKinds: described(
        optionalList(list(among(ipKind, pledgedKinds), { max: pledgedKinds.length })),
        {
          zh: '接受哪些种类的权利；不填：凡可出质的均接受。',
          en: 'Of which kinds rights are accepted; absent: of every kind that may be pledged.',
        },
      ),
      mostAmount: described(optional(money, null), {
        zh: '单笔贷款的上限；不填：不设上限。',
        en: 'The most that one loan may be; absent: there is no most.',
      }),
      reason: prose(500),
      evidence: papers,
    },
    check: checkMost,
    refuses: [
      'POLICY_ITEM_INVALID',
      'SECURED_NOT_POSITIVE',
      'POLICY_VERSION_TAKEN',
      'POLICY_PROPOSAL_WAITS',
      'POLICY_DAY_PAST',
      'POLICY_DAYS_REVERSED',
      'HISTORY_FULL',
    ],
  }),
  proposePolicyEnd: command(Rpcs.proposePolicyEnd, {
    rest: `POST ${one}/ends`,
    effect: 'changes',
    summary: { zh: '提议不再适用本行政策', en: 'Propose that the bank’s own policy ends' },
    description: 'From that day on what banks usually ask holds again, once another one approves.',
    admits: bankPeople,
    of: 'bank-policy',
    request: { bankPolicyId, effectiveFrom, reason: prose(500), evidence: papers },
    refuses: [
      'BANK_POLICY_UNKNOWN',
      'POLICY_NOT_THERE',
      'POLICY_PROPOSAL_WAITS',
      'POLICY_DAY_PAST',
      'POLICY_DAYS_REVERSED',
      'HISTORY_FULL',
    ],
  }),
  approveBankPolicy: command(Rpcs.approveBankPolicy, {
    rest: `POST ${one}/approval`,
    effect: 'changes',
    summary: { zh: '批准政策', en: 'Approve what was proposed' },
    description: 'By another one of the bank’s people than who proposed it.',
    admits: bankPeople,
    of: 'bank-policy',
    request: { bankPolicyId, entryVersion },
    refuses: [...onOne, 'POLICY_OWN_PROPOSAL'],
  }),
  declineBankPolicy: command(Rpcs.declineBankPolicy, {
    rest: `POST ${one}/refusal`,
    effect: 'changes',
    summary: { zh: '不批准或撤回提议', en: 'Decline or take back what was proposed' },
    admits: bankPeople,
    of: 'bank-policy',
    request: { bankPolicyId, entryVersion, reason: prose(500) },
    refuses: ['BANK_POLICY_UNKNOWN', 'POLICY_PROPOSAL_UNKNOWN', 'HISTORY_FULL'],
  }),
  reverseBankPolicy: command(Rpcs.reverseBankPolicy, {
    rest: `POST ${one}/reversals`,
    effect: 'changes',
    summary: { zh: '冲销尚未适用的批准', en: 'Take back what was approved' },
    description:
      'What was approved last, as long as its day is yet to come: by what counted already answers were given, and it can only end.',
    admits: bankPeople,
    of: 'bank-policy',
    request: { bankPolicyId, entryVersion, reason: prose(500) },
    refuses: ['BANK_POLICY_UNKNOWN', 'POLICY_NOT_THERE', 'POLICY_DAY_PAST', 'HISTORY_FULL'],
  }),
  getBankPolicy: query(Rpcs.getBankPolicy, {
    rest: `GET ${one}`,
    summary: { zh: '一家银行的政策', en: 'One bank’s policy' },
    description: 'Its periods and its history; for the bank’s own people.',
    admits: bankPeople,
    of: 'bank-policy',
    request: { bankPolicyId, asOf, atLeastVersion },
    refuses: ['BANK_POLICY_UNKNOWN'],
  }),
  listBankPolicies: query(Rpcs.listBankPolicies, {
    rest: 'GET /api/v1/bank-policies',
    summary: { zh: '本行的政策', en: 'The bank’s own policies' },
    description: 'None: what banks usually ask holds.',
    admits: bankPeople,
    of: 'shown',
    request: { page },
    refuses: [],
  }),
})
