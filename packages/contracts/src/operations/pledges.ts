import { parseIpNumber } from '@seedline/values'
import { PledgeLapse, PledgeStatus } from '../gen/seedline/credit/v1/pledge_events.ts'
import { PledgeServiceService as Rpcs } from '../gen/seedline/credit/v1/pledge_service.ts'
import {
  asOf,
  atLeastVersion,
  date,
  described,
  enumeration,
  evidences,
  type Faults,
  id,
  line,
  money,
  optional,
  optionalList,
  page,
  prose,
  streamVersion,
  uscc,
} from '../kinds/index.ts'
import { deskRate } from '../rates.ts'
import { problemOf } from '../refusals/index.ts'
import { bankPeople, type Rule } from '../roles.ts'
import { ipFamily } from './ip-rights.ts'
import { command, operationsOf, query } from './operation.ts'

export const pledgeStatus = enumeration(PledgeStatus, 'PLEDGE_STATUS', { name: 'PledgeStatus' })
export const pledgeLapse = enumeration(PledgeLapse, 'PLEDGE_LAPSE', { name: 'PledgeLapse' })

/** Between whom a pledge is. */
export const pledgeParties: Rule = ['bank-officer', 'enterprise-officer']

const ipRightId = id('IpRight')
const pledgeId = id('Pledge')
const papers = optionalList(evidences(10))

/** Which right, as it is named in a request. */
export const rightAsked = {
  family: ipFamily,
  number: described(line(60), 'As on the certificate; of patents the application number.'),
  expectedRightVersion: described(optional(streamVersion, 0), {
    zh: '银行所见的该权利记录的版本；此后有变化则拒绝并说明变化。不填：未曾查看。',
    en: 'The version of the right that the bank has seen: what changed since is told, and it is refused. Absent: not seen.',
  }),
}

/** What a pledge secures, as one or several rights are asked for. */
export const debtSecured = {
  secured: money,
  maturesOn: described(date, {
    zh: '债务最迟应履行的日期。',
    en: 'The day on which the debt has to be performed at the latest.',
  }),
  contractNumber: line(100),
  loanCase: optional(line(100), ''),
  evidence: papers,
}

interface Numbered {
  readonly family?: (typeof ipFamily.names)[number] | undefined
  readonly number?: string | undefined
}

/** Notes what is wrong with the number of a right. */
export function checkRightNumber(
  { family, number }: Numbered,
  faults: Faults,
  at = '/number',
): void {
  if (family === undefined || !number) return
  const parsed = parseIpNumber(family, number)
  if (!parsed.ok) faults.note(at, parsed.problem)
}

/** What `checkRightNumber` may find. */
export const ofRightNumbers = [
  'IP_NUMBER_MALFORMED',
  'PATENT_NUMBER_MALFORMED',
  'PATENT_NUMBER_IS_PUBLICATION',
  'PATENT_KIND_UNKNOWN',
  'PATENT_YEAR_IMPOSSIBLE',
  'PATENT_CHECK_DIGIT_MISSING',
  'PATENT_CHECK_DIGIT_WRONG',
] as const

/** What a debt may be refused for before any right is looked at. */
export function checkDebt(
  {
    secured,
  }: { readonly secured?: { readonly minor: bigint; readonly currency: string } | undefined },
  faults: Faults,
): void {
  if (secured !== undefined && secured.minor <= 0n)
    faults.note('/secured', problemOf('SECURED_NOT_POSITIVE'))
}

const steps = [
  'PLEDGE_UNKNOWN',
  'PLEDGE_NOT_THERE_YET',
  'PLEDGE_ENDED',
  'PLEDGE_OUT_OF_TIME',
  'PLEDGE_DAYS_REVERSED',
  'PORTFOLIO_UNDER_WAY',
  'DATE_IN_FUTURE',
  'HISTORY_FULL',
] as const

const tag = { zh: '质押', en: 'Pledges' }
const one = '/api/v1/ip-rights/{ipRightId}/pledges/{pledgeId}' as const
const named = { ipRightId, pledgeId }

export const pledges = operationsOf(Rpcs, tag, {
  reservePledge: command(Rpcs.reservePledge, {
    rest: 'POST /api/v1/pledges',
    rate: deskRate,
    effect: 'creates',
    summary: { zh: '预留一项质押', en: 'Reserve a pledge' },
    description:
      'Of any number of banks one wins. Needs the enterprise’s consent. The registry is asked for the right as it stands, and is waited for. It is kept for thirty days. The outcome’s id is that of the pledge, its version that of the right’s stream of pledges.',
    admits: bankPeople,
    of: 'maker',
    request: { uscc, ...rightAsked, ...debtSecured },
    check(values, faults) {
      checkRightNumber(values, faults)
      checkDebt(values, faults)
    },
    refuses: [
      ...ofRightNumbers,
      'SECURED_NOT_POSITIVE',
      'CONSENT_MISSING',
      'IP_RIGHT_UNKNOWN',
      'RIGHT_OF_OTHERS',
      'RIGHT_NOT_IN_FORCE',
      'RIGHT_SUSPENDED',
      'RIGHT_TERM_UNKNOWN',
      'RIGHT_CHANGED',
      'RIGHT_NOT_CHECKED',
      'PLEDGE_BEYOND_TERM',
      'PLEDGE_MATURED',
      'PLEDGE_STANDS',
      'PLEDGE_STANDS_IN_REGISTER',
      'PLEDGE_DAYS_REVERSED',
      'HISTORY_FULL',
    ],
  }),
  filePledge: command(Rpcs.filePledge, {
    rest: `POST ${one}/filing`,
    effect: 'changes',
    summary: { zh: '记录已申请登记', en: 'Record that it was filed' },
    admits: bankPeople,
    of: 'pledge',
    request: { ...named, filedOn: date, filingNumber: optional(line(100), ''), evidence: papers },
    refuses: steps,
  }),
  registerPledge: command(Rpcs.registerPledge, {
    rest: `POST ${one}/registration`,
    effect: 'changes',
    summary: { zh: '记录已登记', en: 'Record its registration' },
    description: 'The pledge exists from then on, and the registry records it on the right.',
    admits: bankPeople,
    of: 'pledge',
    request: { ...named, registeredOn: date, registrationNumber: line(100), evidence: papers },
    refuses: steps,
  }),
  changePledge: command(Rpcs.changePledge, {
    rest: `POST ${one}/changes`,
    effect: 'changes',
    summary: { zh: '记录质押变更', en: 'Record a change' },
    description: 'Another maturity is looked at once more with the registry.',
    admits: bankPeople,
    of: 'pledge',
    request: {
      ...named,
      changedOn: date,
      secured: optional(money, null),
      maturesOn: optional(date, null),
      reason: prose(500),
      evidence: papers,
    },
    check(values, faults) {
      checkDebt({ secured: values.secured ?? undefined }, faults)
    },
    refuses: [
      ...steps,
      'SECURED_NOT_POSITIVE',
      'NOTHING_TO_CORRECT',
      'IP_RIGHT_UNKNOWN',
      'RIGHT_TERM_UNKNOWN',
      'RIGHT_NOT_CHECKED',
      'PLEDGE_BEYOND_TERM',
      'PLEDGE_MATURED',
    ],
  }),
  releasePledge: command(Rpcs.releasePledge, {
    rest: `POST ${one}/release`,
    effect: 'changes',
    summary: { zh: '记录注销', en: 'Record its release' },
    description: 'After a release only a new pledge can be placed.',
    admits: bankPeople,
    of: 'pledge',
    request: { ...named, releasedOn: date, reason: prose(500), evidence: papers },
    refuses: steps,
  }),
  enforcePledge: command(Rpcs.enforcePledge, {
    rest: `POST ${one}/enforcement`,
    effect: 'changes',
    summary: { zh: '记录实现质权', en: 'Record its enforcement' },
    admits: bankPeople,
    of: 'pledge',
    request: { ...named, enforcedOn: date, reason: prose(500), evidence: papers },
    refuses: steps,
  }),
  lapsePledge: command(Rpcs.lapsePledge, {
    rest: `POST ${one}/lapse`,
    effect: 'changes',
    summary: { zh: '放弃预留或申请', en: 'Let a reservation or filing go' },
    admits: bankPeople,
    of: 'pledge',
    request: { ...named, reason: prose(500) },
    refuses: steps,
  }),
  reversePledgeEntry: command(Rpcs.reversePledgeEntry, {
    rest: `POST ${one}/reversals`,
    effect: 'changes',
    summary: { zh: '冲销误录', en: 'Take an entry back' },
    description:
      'The latest entry of a pledge, recorded by mistake: it stands as it stood before. A release or an enforcement can’t be taken back once another pledge was placed.',
    admits: bankPeople,
    of: 'pledge',
    request: { ...named, entryVersion: streamVersion, reason: prose(500), evidence: papers },
    refuses: [
      'PLEDGE_UNKNOWN',
      'PLEDGE_ENTRY_NOT_LATEST',
      'PLEDGE_STANDS',
      'PORTFOLIO_UNDER_WAY',
      'HISTORY_FULL',
    ],
  }),
  getPledge: query(Rpcs.getPledge, {
    rest: `GET ${one}`,
    summary: { zh: '一项质押', en: 'One pledge' },
    admits: pledgeParties,
    of: 'pledge',
    request: { ...named, asOf, atLeastVersion },
    refuses: ['PLEDGE_UNKNOWN'],
  }),
  listPledges: query(Rpcs.listPledges, {
    rest: 'GET /api/v1/pledges',
    summary: { zh: '质押列表', en: 'Pledges' },
    description:
      'A bank sees its own, an enterprise those on its rights; a page counts rights, and tells all pledges on each.',
    admits: pledgeParties,
    of: 'shown',
    request: { uscc: optional(uscc), ipRightId: optional(ipRightId), page },
    refuses: [],
  }),
})
