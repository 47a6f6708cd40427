import type {
  AddCommitmentRequest,
  OpenFundRequest,
  Commitment as ProtoCommitment,
} from '@seedline/contracts/fund/v1/fund_service'
import { readEvidenceList, readProvenance } from '@seedline/facts/requests'
import {
  type Commanded,
  type Fields,
  fieldsOfRequest,
  readCommand,
  readDate,
  readId,
  readList,
  readText,
} from '@seedline/requests'
import type { FundId } from '../../facts/ids.ts'
import { partnerKindFromProto } from '../../fund/codec.ts'
import { partnersMax } from '../../fund/decide.ts'
import type { Commitment } from '../../fund/events.ts'
import type { FundToOpen } from '../../use-cases/open-fund.ts'
import { readCurrency, readMoney, readMoneyOrNone } from './read-amounts.ts'
import { readGivenId } from './read-given-id.ts'

/** At most so many pieces of evidence come with one commitment. */
const evidenceMax = 5

/** @throws ProblemError REQUEST_INVALID */
export function readFund(request: OpenFundRequest): Commanded<FundToOpen> {
  const fields = fieldsOfRequest()
  const { commandId, commitments } = request
  return readCommand<FundToOpen>(
    fields,
    { commandId, expectedVersion: 0 },
    {
      ...readNames(fields, request),
      currency: readCurrency(fields, '/currency', request.currency),
      targetSize: readMoneyOrNone(fields, '/targetSize', request.targetSize),
      openedOn: readDate(fields, '/openedOn', request.openedOn),
      generalPartner: readText(fields, '/generalPartner', request.generalPartner, { max: 200 }),
      commitments: readList(
        fields,
        { pointer: '/commitments', items: commitments, max: partnersMax },
        (item, pointer) => readCommitment(fields, pointer, item),
      ),
      provenance: readProvenance(fields, '/provenance', request.provenance),
    },
  )
}

function readNames(fields: Fields, request: OpenFundRequest) {
  const bounds = { max: 200, empty: 'allowed' } as const
  const nameZh = readText(fields, '/nameZh', request.nameZh, bounds)
  const nameEn = readText(fields, '/nameEn', request.nameEn, bounds)
  if (nameZh === '' && nameEn === '') {
    fields.refuse('/nameZh', 'NAME_MISSING', {
      zh: '请给出中文或英文名称',
      en: 'Give a Chinese or an English name',
    })
  }
  return { nameZh, nameEn }
}

/** @throws ProblemError REQUEST_INVALID */
export function readNewCommitment(
  request: AddCommitmentRequest,
): Commanded<{ readonly fundId: FundId; readonly commitment: Commitment }> {
  const fields = fieldsOfRequest()
  const { commitment } = request
  return readCommand(fields, request, {
    fundId: readId(fields, '/fundId', 'Fund', request.fundId),
    commitment:
      commitment === undefined
        ? fields.refuse('/commitment', 'COMMITMENT_MISSING', {
            zh: '缺少出资承诺',
            en: 'There is no commitment',
          })
        : readCommitment(fields, '/commitment', commitment),
  })
}

function readCommitment(
  fields: Fields,
  pointer: string,
  input: ProtoCommitment,
): Commitment | undefined {
  const partnerId = readGivenId(fields, `${pointer}/partnerId`, input.partnerId)
  const partnerName = readText(fields, `${pointer}/partnerName`, input.partnerName, { max: 200 })
  const partnerKind =
    partnerKindFromProto(input.partnerKind) ??
    fields.refuse(`${pointer}/partnerKind`, 'VALUE_NOT_IN_LIST', {
      zh: '合伙人应为政府、机构或企业',
      en: 'A partner is of the government, an institution or an enterprise',
    })
  const amount = readMoney(fields, `${pointer}/amount`, input.amount)
  const committedOn = readDate(fields, `${pointer}/committedOn`, input.committedOn)
  const evidence = readEvidenceList(fields, `${pointer}/evidence`, input.evidence, evidenceMax)
  if (partnerId === undefined || partnerName === undefined || partnerKind === undefined) {
    return undefined
  }
  if (amount === undefined || committedOn === undefined || evidence === undefined) return undefined
  return { partnerId, partnerName, partnerKind, amount, committedOn, evidence }
}
