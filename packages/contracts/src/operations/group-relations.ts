import { compareNumeric, type Numeric, numeric } from '@seedline/values'
import {
  PartyKind,
  RelatedParty,
  RelationKind,
} from '../gen/seedline/registry/v1/group_relation_events.ts'
import { GroupRelationServiceService as Rpcs } from '../gen/seedline/registry/v1/group_relation_service.ts'
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
  object,
  optional,
  optionalList,
  prose,
  provenance,
  quantity,
  uscc,
} from '../kinds/index.ts'
import { problemOf } from '../refusals/index.ts'
import { registryWriters } from '../roles.ts'
import { command, operationsOf, query } from './operation.ts'

export const relationKind = enumeration(RelationKind, 'RELATION_KIND', {
  name: 'RelationKind',
  description: 'Holds a part of the enterprise, or decides what it does.',
})
export const partyKind = enumeration(PartyKind, 'PARTY_KIND', { name: 'PartyKind' })

const enterpriseId = id('Enterprise')
const factId = id('RelationFact')
const papers = optionalList(evidences(5))
const hundred = numeric('100')
const none = numeric('0')

/** Whose an enterprise is: one of this register, another organisation, or a person. */
export const relatedParty = object(
  RelatedParty,
  {
    kind: partyKind,
    enterpriseId: described(optional(enterpriseId, null), 'Of an enterprise of this register.'),
    name: described(optional(line(200), ''), 'Of an organisation or a person.'),
    uscc: described(optional(uscc, null), 'Of an organisation.'),
  },
  { name: 'RelatedParty' },
)

interface Stated {
  readonly kind?: (typeof relationKind.names)[number] | undefined
  readonly sharePercent?: Numeric | null | undefined
  readonly party?:
    | {
        readonly kind: (typeof partyKind.names)[number]
        readonly enterpriseId: string | null
        readonly name: string
        readonly uscc: string | null
      }
    | undefined
}

function checkRelation({ kind, sharePercent, party }: Stated, faults: Faults): void {
  if (sharePercent) {
    const within =
      compareNumeric(sharePercent, none) > 0 && compareNumeric(sharePercent, hundred) <= 0
    if (!within) faults.note('/sharePercent', problemOf('SHARE_OUT_OF_RANGE'))
    if (kind === 'controller') faults.note('/sharePercent', problemOf('CONTROLLER_HAS_NO_SHARE'))
  }
  if (party === undefined) return
  const ours = party.kind === 'enterprise'
  if (ours !== (party.enterpriseId !== null))
    faults.note('/party/enterpriseId', problemOf('PARTY_INCOMPLETE'))
  if (ours === (party.name !== '')) faults.note('/party/name', problemOf('PARTY_INCOMPLETE'))
  if (party.uscc !== null && party.kind !== 'organisation')
    faults.note('/party/uscc', problemOf('PARTY_INCOMPLETE'))
  if (kind === 'parent' && party.kind === 'person')
    faults.note('/party/kind', problemOf('PARENT_IS_A_PERSON'))
}

const tag = { zh: '集团关系', en: 'Groups' }

export const groupRelations = operationsOf(Rpcs, tag, {
  getGroup: query(Rpcs.getGroup, {
    rest: 'GET /api/v1/enterprises/{enterpriseId}/group',
    summary: { zh: '企业所在的集团', en: 'The group of an enterprise' },
    admits: 'any-role',
    of: 'nobody',
    request: { enterpriseId, asOf, atLeastVersion },
    refuses: ['ENTERPRISE_UNKNOWN'],
  }),
  stateRelation: command(Rpcs.stateRelation, {
    rest: 'POST /api/v1/enterprises/{enterpriseId}/group/relations',
    effect: 'changes',
    summary: { zh: '登记母公司或实际控制人', en: 'State a parent or a controller' },
    admits: registryWriters,
    of: 'nobody',
    request: {
      enterpriseId,
      kind: relationKind,
      party: relatedParty,
      sharePercent: described(optional(quantity, null), {
        zh: '母公司持有的百分比；来源未载明的不填。',
        en: 'What a parent holds, in percent; absent where the source does not say.',
      }),
      since: described(date, 'The day from which on it is so.'),
      endedOn: described(optional(date, null), 'The first day on which it was so no longer.'),
      evidence: papers,
      provenance: optional(provenance, null),
    },
    check: checkRelation,
    refuses: [
      'ENTERPRISE_UNKNOWN',
      'ENTERPRISE_MERGED',
      'AFTER_CLOSURE',
      'DATE_IN_FUTURE',
      'LICENCE_BEFORE_FOUNDATION',
      'RELATION_ENDS_TOO_EARLY',
      'RELATION_CONTRADICTS',
      'SHARES_OF_PARENTS_ABOVE_WHOLE',
      'GROUP_CYCLE',
      'GROUP_TOO_LARGE',
      'SHARE_OUT_OF_RANGE',
      'CONTROLLER_HAS_NO_SHARE',
      'PARTY_INCOMPLETE',
      'PARENT_IS_A_PERSON',
      'HISTORY_FULL',
    ],
  }),
  endRelation: command(Rpcs.endRelation, {
    rest: 'POST /api/v1/enterprises/{enterpriseId}/group/relations/{factId}/end',
    effect: 'changes',
    summary: { zh: '集团关系终止', en: 'End a relation' },
    admits: registryWriters,
    of: 'nobody',
    request: {
      enterpriseId,
      factId,
      endedOn: described(date, 'The first day on which it was so no longer.'),
      evidence: papers,
    },
    refuses: [
      'ENTERPRISE_UNKNOWN',
      'ENTERPRISE_MERGED',
      'RELATION_UNKNOWN',
      'RELATION_ENDED',
      'RELATION_ENDS_TOO_EARLY',
      'DATE_IN_FUTURE',
      'HISTORY_FULL',
    ],
  }),
  withdrawRelation: command(Rpcs.withdrawRelation, {
    rest: 'POST /api/v1/enterprises/{enterpriseId}/group/relations/{factId}/withdrawal',
    effect: 'changes',
    summary: { zh: '撤回误登的集团关系', en: 'Withdraw a relation stated by mistake' },
    description: 'Taken back as of every day; what is right is then stated anew.',
    admits: registryWriters,
    of: 'nobody',
    request: { enterpriseId, factId, reason: prose() },
    refuses: [
      'ENTERPRISE_UNKNOWN',
      'ENTERPRISE_MERGED',
      'RELATION_UNKNOWN',
      'ENTRY_OF_ANOTHER_ORGANISATION',
      'HISTORY_FULL',
    ],
  }),
})
