import { Prop, Schema, SchemaFactory } from '@nestjs/mongoose'
import type { HydratedDocument } from 'mongoose'
import { Schema as Kind } from 'mongoose'
import type { Evidence, Provenance } from '../shared/events.js'
import type { Change } from '../shared/history.js'

@Schema({ collection: 'enterprises', optimisticConcurrency: true, _id: false })
export class Enterprise {
  @Prop({ type: String, required: true }) _id!: string
  @Prop({ type: String }) uscc?: string
  @Prop({ type: String, default: '' }) nameZh!: string
  @Prop({ type: String, default: '' }) nameEn!: string
  @Prop({ type: String, default: '' }) materialField!: string
  @Prop({ type: String, default: '' }) district!: string
  @Prop({ type: String, default: '' }) foundedOn!: string
  @Prop({ type: String, default: '' }) closedOn!: string
  @Prop({ type: String, default: '' }) currentRung!: string
  @Prop({ type: Kind.Types.Mixed }) provenance?: Provenance
  @Prop({ type: [Kind.Types.Mixed] }) history!: Change[]
}

export type EnterpriseDocument = HydratedDocument<Enterprise>
export const EnterpriseSchema = SchemaFactory.createForClass(Enterprise)
EnterpriseSchema.index(
  { uscc: 1 },
  { unique: true, partialFilterExpression: { uscc: { $exists: true } } },
)
EnterpriseSchema.index({ nameZh: 1 })
EnterpriseSchema.index({ currentRung: 1, nameZh: 1 })

export interface Rung {
  readonly rung: string
  readonly reachedOn: string
  readonly evidence: readonly Evidence[]
  readonly provenance: Provenance | null
  readonly round: { readonly fundId: string; readonly dealId: string; readonly eventId: string }
  readonly recording: Change
}

@Schema({ collection: 'ladders', optimisticConcurrency: true, _id: false })
export class Ladder {
  @Prop({ type: String, required: true }) _id!: string
  @Prop({ type: [Kind.Types.Mixed] }) rungs!: Rung[]
}

export type LadderDocument = HydratedDocument<Ladder>
export const LadderSchema = SchemaFactory.createForClass(Ladder)
