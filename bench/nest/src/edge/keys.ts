import { Prop, Schema, SchemaFactory } from '@nestjs/mongoose'
import { Schema as Kind } from 'mongoose'

/** One per actor and `Idempotency-Key`; the answer is there once it was given. */
@Schema({ collection: 'idempotency_keys', versionKey: false, _id: false })
export class IdempotencyKey {
  @Prop({ type: String, required: true }) _id!: string
  @Prop({ type: String, required: true }) request!: string
  @Prop({ type: Kind.Types.Mixed }) answer?: object
  @Prop({ type: Date, default: () => new Date(), expires: '48h' }) createdAt!: Date
}
export const IdempotencyKeySchema = SchemaFactory.createForClass(IdempotencyKey)
