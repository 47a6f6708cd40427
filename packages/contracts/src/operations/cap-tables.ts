import { formatNumeric, type Numeric } from '@seedline/values'
import { evidenceOfReversal, int32Most } from '../bounds.ts'
import { CapTableServiceService as Rpcs } from '../gen/seedline/fund/v1/cap_table_service.ts'
import {
  asOf,
  atLeastVersion,
  evidences,
  type Faults,
  id,
  type Kind,
  list,
  optional,
  optionalList,
  page,
  prose,
  provenance,
  whole,
} from '../kinds/index.ts'
import { problemOf } from '../refusals/index.ts'
import { capTableRecorders, fundReaders, withOwnPeople } from '../roles.ts'
import { command, operationsOf, query } from './operation.ts'
import { transaction } from './transactions.ts'

const enterpriseId = id('Enterprise')

/** Transactions of one request, at most. */
const transactionsMax = 500

/** Transactions of one reversal, at most. */
const reversedMax = 100

const version = whole({ min: 1, max: int32Most })

const versions = list(version, { min: 1, max: reversedMax })

/** Versions as one text of a question, with commas between. */
const versionsListed: Kind<string, readonly number[]> = {
  schema: {
    type: 'string',
    pattern: '^[0-9]{1,10}(,[0-9]{1,10})*$',
    maxLength: 11 * reversedMax,
    description: 'Versions of entries, as the history tells them, with commas between.',
  },
  none: '',
  optional: false,
  fromJson: (json, at, faults) =>
    typeof json === 'string' ? json : faults.note(at, problemOf('TEXT_EXPECTED')),
  read: (given, at, faults) =>
    versions.read(
      given.split(',').map((each) => (/^[0-9]{1,10}$/.test(each) ? Number(each) : 0)),
      at,
      faults,
    ),
  toProto: (values) => values.join(','),
  recorded: (stored) => stored.split(',').map(Number),
}

const ofReversals = [
  'TRANSACTION_UNKNOWN',
  'TRANSACTION_REVERSED',
  'TRANSACTION_OF_ROUND',
  'TRANSACTION_OF_ANOTHER_ORGANISATION',
  'TRANSACTION_NOT_REVERSIBLE',
  'REVERSAL_IN_THE_WAY',
  'REVERSAL_LEAVES_REFERENCE',
  'WRONG_ON_THAT_DAY',
  'ROUND_UNDER_WAY',
] as const

const tag = { zh: '股权结构', en: 'Cap table' }

export const capTables = operationsOf(Rpcs, tag, {
  getCapTable: query(Rpcs.getCapTable, {
    rest: 'GET /api/v1/enterprises/{enterpriseId}/cap-table',
    summary: { zh: '企业的股权结构', en: 'Who owns an enterprise' },
    description:
      'The papers of a round are told to its fund’s people, to those who oversee funds, and to the enterprise’s own.',
    admits: withOwnPeople(fundReaders),
    of: 'own-enterprise',
    request: { enterpriseId, asOf, atLeastVersion },
    refuses: ['ENTERPRISE_UNKNOWN', 'REGISTRY_UNAVAILABLE'],
  }),
  recordTransactions: command(Rpcs.recordTransactions, {
    rest: 'POST /api/v1/enterprises/{enterpriseId}/cap-table/transactions',
    effect: 'changes',
    summary: { zh: '记录股权交易', en: 'Record transactions on a cap table' },
    description: 'All are recorded, in order, or none. The fact `transaction` counts from 0.',
    admits: capTableRecorders,
    of: 'enterprise',
    request: {
      enterpriseId,
      transactions: list(transaction, { min: 1, max: transactionsMax }),
    },
    check({ enterpriseId: asked, transactions = [] }, faults) {
      for (const [index, one] of transactions.entries())
        if (one) checkTransaction(one, asked, `/transactions/${index}`, faults)
    },
    refuses: [
      'ENTERPRISE_UNKNOWN',
      'ENTERPRISE_MERGED',
      'ENTERPRISE_CLOSED',
      'STOCK_CLASS_UNKNOWN',
      'STOCK_CLASS_DEFINED_TWICE',
      'HOLDER_UNKNOWN',
      'SECURITY_UNKNOWN',
      'SECURITY_ID_TAKEN',
      'QUANTITY_EXCEEDS_SECURITY',
      'QUANTITY_NOT_POSITIVE',
      'BALANCE_SECURITY_UNEXPECTED',
      'EXCEEDS_AUTHORIZED_SHARES',
      'SPLIT_NOT_EXACT',
      'SPLIT_RATIO_NOT_POSITIVE',
      'CONVERSION_TOTAL_NOT_WHOLE',
      'CONVERSION_TOO_COARSE',
      'CLASS_EMPTY',
      'CLASS_CONVERTED_TO_ITSELF',
      'CLASS_HAS_OPTIONS',
      'UNITS_MIXED',
      'STOCK_PLAN_UNKNOWN',
      'STOCK_PLAN_DEFINED_TWICE',
      'EXCEEDS_PLAN_POOL',
      'EXERCISE_QUANTITY_MISMATCH',
      'VESTING_ALREADY_STARTED',
      'DATE_IN_FUTURE',
      'DATE_OUT_OF_ORDER',
      'WRONG_ON_THAT_DAY',
      'ROUND_UNDER_WAY',
      'CAP_TABLE_FULL',
      'QUANTITY_TOO_LARGE',
      'REGISTRY_UNAVAILABLE',
    ],
  }),
  reverseTransactions: command(Rpcs.reverseTransactions, {
    rest: 'POST /api/v1/enterprises/{enterpriseId}/cap-table/reversals',
    effect: 'changes',
    summary: { zh: '冲销股权交易', en: 'Reverse transactions on a cap table' },
    description:
      'The table is then, as of every day, as if they had never been recorded; as it was known before, it stays. What is right is recorded anew.',
    admits: capTableRecorders,
    of: 'enterprise',
    request: {
      enterpriseId,
      versions,
      reason: prose(),
      evidence: optionalList(evidences(evidenceOfReversal)),
      provenance: optional(provenance),
    },
    refuses: ofReversals,
  }),
  previewReversal: query(Rpcs.previewReversal, {
    rest: 'GET /api/v1/enterprises/{enterpriseId}/cap-table/reversals/preview',
    summary: { zh: '冲销后的股权结构', en: 'A cap table as it would be after a reversal' },
    description: 'Refused as the reversal would be; nothing is recorded.',
    admits: capTableRecorders,
    of: 'enterprise',
    request: { enterpriseId, versions: versionsListed },
    refuses: ofReversals,
  }),
  getCapTableHistory: query(Rpcs.getCapTableHistory, {
    rest: 'GET /api/v1/enterprises/{enterpriseId}/cap-table/history',
    summary: { zh: '股权结构的历史', en: 'History of a cap table' },
    description:
      'The papers of a round are told to its fund’s people, to those who oversee funds, and to the enterprise’s own.',
    admits: withOwnPeople(fundReaders),
    of: 'own-enterprise',
    request: { enterpriseId, asOf, page },
    refuses: [
      'ENTERPRISE_UNKNOWN',
      'REGISTRY_UNAVAILABLE',
      'PAGE_TOKEN_INVALID',
      'EXPORT_TOO_LARGE',
    ],
  }),
})

interface Transaction {
  readonly enterpriseId: string
  readonly dealId?: string
  readonly sharesAuthorized?: Numeric | undefined
}

function checkTransaction(
  { enterpriseId: inner, dealId = '', sharesAuthorized }: Transaction,
  asked: string | undefined,
  at: string,
  faults: Faults,
): void {
  if (asked !== undefined && inner !== '' && inner.toLowerCase() !== asked)
    faults.note(`${at}/enterpriseId`, problemOf('ENTERPRISE_DIFFERS'))
  if (dealId !== '') faults.note(`${at}/dealId`, problemOf('DEAL_NOT_FOR_HAND'))
  if (sharesAuthorized !== undefined && sharesAuthorized.units <= 0n)
    faults.note(
      `${at}/sharesAuthorized`,
      problemOf('QUANTITY_NOT_POSITIVE', { quantity: formatNumeric(sharesAuthorized) }),
    )
}
