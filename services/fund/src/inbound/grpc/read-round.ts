import type { Subscription as ProtoSubscription } from '@seedline/contracts/fund/v1/deal_events'
import type { CloseRoundRequest } from '@seedline/contracts/fund/v1/deal_service'
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
import type { CloseRound } from '../../deal/commands.ts'
import type { Subscription } from '../../deal/events.ts'
import {
  readHolderKind,
  readMoney,
  readMoneyOrNone,
  readQuantity,
  readSharePrice,
} from './read-amounts.ts'
import { readGivenIdOrNone } from './read-given-id.ts'

/** Every security of the round carries them, so that fewer come than with other commands. */
const evidenceMax = 10

const subscriptionsMax = 200

/** @throws ProblemError REQUEST_INVALID */
export function readRound(request: CloseRoundRequest): Commanded<Omit<CloseRound, 'type' | 'at'>> {
  const fields = fieldsOfRequest()
  return readCommand<Omit<CloseRound, 'type' | 'at'>>(fields, request, {
    dealId: readId(fields, '/dealId', 'Deal', request.dealId),
    closedOn: readDate(fields, '/closedOn', request.closedOn),
    preMoney: readMoneyOrNone(fields, '/preMoney', request.preMoney),
    sharePrice: readSharePrice(fields, '/sharePrice', request.sharePrice),
    subscriptions: readList(
      fields,
      { pointer: '/subscriptions', items: request.subscriptions, max: subscriptionsMax },
      (item, pointer) => readSubscription(fields, pointer, item),
    ),
    evidence: readEvidenceList(fields, '/evidence', request.evidence, evidenceMax),
    provenance: readProvenance(fields, '/provenance', request.provenance),
  })
}

function readSubscription(
  fields: Fields,
  pointer: string,
  input: ProtoSubscription,
): Subscription | undefined {
  const fundId =
    input.fundId === '' ? undefined : readId(fields, `${pointer}/fundId`, 'Fund', input.fundId)
  const holderId = readHolderId(fields, `${pointer}/holderId`, input)
  const holderName = readText(fields, `${pointer}/holderName`, input.holderName, { max: 200 })
  const holderKind = readHolderKind(fields, `${pointer}/holderKind`, input.holderKind)
  const shares = readQuantity(fields, `${pointer}/shares`, input.shares)
  const amount = readMoney(fields, `${pointer}/amount`, input.amount)
  if (holderId === undefined || holderName === undefined || holderKind === undefined) {
    return undefined
  }
  if (shares === undefined || amount === undefined) return undefined
  return { fundId, holderId, holderName, holderKind, shares, amount }
}

// The fund's own subscription needs no other id than the fund's.
function readHolderId(fields: Fields, pointer: string, input: ProtoSubscription) {
  const holderId = readGivenIdOrNone(fields, pointer, input.holderId)
  if (holderId !== '') return holderId
  if (input.fundId !== '') return input.fundId.toLowerCase()
  return fields.refuse(pointer, 'TEXT_EMPTY', {
    zh: '请填写持有人编号',
    en: 'Give the id of the holder',
  })
}
