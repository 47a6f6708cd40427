import { randomUUID } from 'node:crypto'
import { type Metadata, status } from '@grpc/grpc-js'
import { Controller, UseGuards } from '@nestjs/common'
import { Ctx, GrpcMethod, Payload, RpcException } from '@nestjs/microservices'
import { InjectModel } from '@nestjs/mongoose'
import type { Model } from 'mongoose'
import { type Actor, AuthGuard, Caller, Roles } from '../shared/auth.js'
import { Events, type Provenance } from '../shared/events.js'
import { changeOf } from '../shared/history.js'
import { topics } from '../shared/kafka.js'
import { unknown } from '../shared/refuse.js'
import { traceOf } from '../shared/trace.js'
import { Enterprise, Ladder } from './documents.js'

interface Registration {
  readonly uscc: string
  readonly nameZh: string
  readonly nameEn: string
  readonly materialField: string
  readonly district: string
  readonly foundedOn: string
  readonly provenance: Provenance | null
}

@Controller()
@UseGuards(AuthGuard)
export class EnterpriseController {
  constructor(
    @InjectModel(Enterprise.name) private readonly enterprises: Model<Enterprise>,
    @InjectModel(Ladder.name) private readonly ladders: Model<Ladder>,
    private readonly events: Events,
  ) {}

  @GrpcMethod('EnterpriseService', 'RegisterEnterprise')
  @Roles('registrar')
  async register(
    @Payload() given: Registration,
    @Ctx() metadata: Metadata,
    @Caller() actor: Actor,
  ) {
    const { uscc, nameZh, nameEn, materialField, district, foundedOn, provenance } = given
    if (foundedOn > new Date().toISOString().slice(0, 10)) {
      throw new RpcException({ code: status.INVALID_ARGUMENT, message: 'DATE_IN_FUTURE' })
    }
    const origin = { actor, traceparent: traceOf(metadata) }
    const id = randomUUID()
    const named = { nameZh, nameEn, materialField, district, foundedOn }
    const facts = { ...named, ...(provenance && { provenance }) }
    try {
      await this.enterprises.create({
        _id: id,
        ...facts,
        ...(uscc && { uscc }),
        history: [changeOf('registered', origin)],
      })
    } catch (error) {
      if ((error as { code?: number }).code !== 11_000) throw error
      throw new RpcException({ code: status.ALREADY_EXISTS, message: 'USCC_TAKEN' })
    }
    const event = { type: 'EnterpriseRegistered', enterpriseId: id, uscc, ...facts }
    await this.events.publish(topics.enterprise, id, event, origin)
    return { id, version: 1 }
  }

  @GrpcMethod('EnterpriseService', 'GetEnterprise')
  async get(@Payload() { enterpriseId }: { enterpriseId: string }) {
    const found = await this.enterprises.findById(enterpriseId).lean()
    if (!found) throw unknown('ENTERPRISE_UNKNOWN')
    const { uscc = '', nameZh, nameEn, materialField, district, foundedOn, closedOn } = found
    return { enterpriseId, uscc, nameZh, nameEn, materialField, district, foundedOn, closedOn }
  }

  @GrpcMethod('StageRecordService', 'GetLadder')
  async ladder(@Payload() { enterpriseId }: { enterpriseId: string }) {
    const found = await this.ladders.findById(enterpriseId).lean()
    const rungs = (found?.rungs ?? []).map(({ rung, reachedOn, evidence }) => ({
      rung,
      reachedOn,
      evidence,
    }))
    return { enterpriseId, version: found ? 1 : 0, rungs }
  }
}
