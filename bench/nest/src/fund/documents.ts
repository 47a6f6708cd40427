import { Prop, Schema, SchemaFactory } from '@nestjs/mongoose'
import { Schema as Kind } from 'mongoose'
import type { Evidence, Money, Provenance, RoundClosed } from '../shared/events.js'
import type { Change } from '../shared/history.js'

export interface Commitment {
  readonly partnerId: string
  readonly partnerName: string
  readonly partnerKind: string
  readonly amount: Money
  readonly committedOn: string
}

// Amounts are kept as totals of minor units: a list of every deal would grow with each one.
@Schema({ collection: 'funds', optimisticConcurrency: true, _id: false })
export class Fund {
  @Prop({ type: String, required: true }) _id!: string
  @Prop({ type: String, default: '' }) nameZh!: string
  @Prop({ type: String, default: '' }) nameEn!: string
  @Prop({ type: String, required: true }) currency!: string
  @Prop({ type: String, required: true }) openedOn!: string
  @Prop({ type: String, default: '' }) generalPartner!: string
  @Prop({ type: Kind.Types.Mixed }) targetSize!: Money
  @Prop({ type: [Kind.Types.Mixed] }) commitments!: Commitment[]
  @Prop({ type: BigInt, default: 0n }) committed!: bigint
  @Prop({ type: BigInt, default: 0n }) reserved!: bigint
  @Prop({ type: BigInt, default: 0n }) invested!: bigint
  @Prop({ type: Kind.Types.Mixed }) provenance?: Provenance
}
export const FundSchema = SchemaFactory.createForClass(Fund)

@Schema({ collection: 'deals', optimisticConcurrency: true, _id: false })
export class Deal {
  @Prop({ type: String, required: true }) _id!: string
  @Prop({ type: String, required: true }) fundId!: string
  @Prop({ type: String, required: true }) enterpriseId!: string
  @Prop({ type: String, required: true }) round!: string
  @Prop({ type: String, required: true }) status!: 'screening' | 'approved' | 'closed'
  @Prop({ type: String, required: true }) statusOn!: string
  @Prop({ type: Kind.Types.Mixed }) proposedAmount!: Money
  @Prop({ type: Kind.Types.Mixed }) approvedAmount?: Money
  @Prop({ type: [Kind.Types.Mixed] }) evidence!: Evidence[]
  @Prop({ type: Kind.Types.Mixed }) closing?: RoundClosed
  @Prop({ type: [Kind.Types.Mixed] }) history!: Change[]
}
export const DealSchema = SchemaFactory.createForClass(Deal)
DealSchema.index({ fundId: 1, status: 1 })
DealSchema.index({ enterpriseId: 1 })

/** One per deal, so that what is heard twice moves no capital twice. */
@Schema({ collection: 'reservations', _id: false })
export class Reservation {
  @Prop({ type: String, required: true }) _id!: string
  @Prop({ type: String, required: true }) fundId!: string
  @Prop({ type: String, required: true }) status!: 'reserved' | 'invested'
  @Prop({ type: BigInt, required: true }) amount!: bigint
}
export const ReservationSchema = SchemaFactory.createForClass(Reservation)

export interface Security {
  readonly securityId: string
  readonly stockClassId: string
  readonly holderId: string
  readonly holderName: string
  readonly holderKind: string
  readonly quantity: string
  readonly sharePrice: string
  readonly issuedOn: string
  readonly dealId: string
  readonly evidence: readonly Evidence[]
  readonly provenance: Provenance | null
  readonly recording: Change
}

@Schema({ collection: 'cap_tables', optimisticConcurrency: true, _id: false })
export class CapTable {
  @Prop({ type: String, required: true }) _id!: string
  @Prop({ type: [String] }) classes!: string[]
  @Prop({ type: [Kind.Types.Mixed] }) securities!: Security[]
}
export const CapTableSchema = SchemaFactory.createForClass(CapTable)

@Schema({ collection: 'known_enterprises', _id: false })
export class KnownEnterprise {
  @Prop({ type: String, required: true }) _id!: string
  @Prop({ type: String, default: '' }) closedOn!: string
}
export const KnownEnterpriseSchema = SchemaFactory.createForClass(KnownEnterprise)
