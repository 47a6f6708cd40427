import { PartnerKind } from '@seedline/contracts/fund/v1/fund_events'
import type {
  AddCommitmentRequest,
  Commitment,
  CommitmentShare,
  Fund,
  OpenFundRequest,
} from '@seedline/contracts/fund/v1/fund_service'
import { moneyToProto } from '@seedline/facts/proto'
import type * as z from 'zod'
import type { Target } from '../target.ts'
import { given, present } from '../values/given.ts'
import { kebabNames, named } from '../values/kebab.ts'
import {
  evidenceFromProto,
  evidenceToProto,
  moneyIfAny,
  provenanceFromProto,
  provenanceToProto,
} from '../values/mapping.ts'
import * as schemas from './schemas.ts'

const partnerKindNames = kebabNames(schemas.partnerKinds, 'PARTNER_KIND', PartnerKind)

const commitmentToProto = (body: z.output<typeof schemas.addCommitment>): Commitment => ({
  partnerId: body.partnerId,
  partnerName: body.partnerName,
  partnerKind: partnerKindNames.toProto(body.partnerKind),
  amount: moneyToProto(body.amount),
  committedOn: body.committedOn,
  evidence: (body.evidence ?? []).map(evidenceToProto),
})

export const openToProto = (
  body: z.output<typeof schemas.openFund>,
  commandId: string,
): OpenFundRequest => ({
  commandId,
  nameZh: body.nameZh,
  nameEn: body.nameEn ?? '',
  currency: body.currency,
  targetSize: moneyToProto(body.targetSize),
  openedOn: body.openedOn,
  generalPartner: body.generalPartner,
  commitments: (body.commitments ?? []).map(commitmentToProto),
  provenance: provenanceToProto(body.provenance),
})

export const addToProto = (
  body: z.output<typeof schemas.addCommitment>,
  target: Target,
): AddCommitmentRequest => ({
  commandId: target.commandId,
  fundId: target.id,
  expectedVersion: target.expectedVersion,
  commitment: commitmentToProto(body),
})

const commitmentFromProto = (found: Commitment): z.input<typeof schemas.commitment> => ({
  partnerId: found.partnerId,
  partnerName: found.partnerName,
  partnerKind: named(partnerKindNames, found.partnerKind),
  ...present('amount', moneyIfAny(found.amount)),
  ...given('committedOn', found.committedOn),
  evidence: found.evidence.map(evidenceFromProto),
})

const shareFromProto = (found: CommitmentShare): z.input<typeof schemas.commitmentShare> => ({
  partnerKind: named(partnerKindNames, found.partnerKind),
  ...present('amount', moneyIfAny(found.amount)),
  percent: found.percent,
})

export const fundFromProto = (found: Fund): z.input<typeof schemas.fund> => ({
  fundId: found.fundId,
  version: found.version,
  nameZh: found.nameZh,
  ...given('nameEn', found.nameEn),
  currency: found.currency,
  ...present('targetSize', moneyIfAny(found.targetSize)),
  ...given('openedOn', found.openedOn),
  ...given('generalPartner', found.generalPartner),
  commitments: found.commitments.map(commitmentFromProto),
  ...present('totalCommitted', moneyIfAny(found.totalCommitted)),
  ...present('reserved', moneyIfAny(found.reserved)),
  ...present('invested', moneyIfAny(found.invested)),
  ...present('available', moneyIfAny(found.available)),
  byPartnerKind: found.byPartnerKind.map(shareFromProto),
  ...present('provenance', found.provenance && provenanceFromProto(found.provenance)),
  ...present('recordedAt', found.recordedAt),
})
