import { randomUUID } from 'node:crypto'
import type { Metadata } from '@grpc/grpc-js'
import { Controller, UseGuards } from '@nestjs/common'
import { Ctx, GrpcMethod, Payload } from '@nestjs/microservices'
import { InjectModel } from '@nestjs/mongoose'
import type { Model } from 'mongoose'
import { type Actor, AuthGuard, Caller, Roles } from '../shared/auth.js'
import { Events, type Money, type Provenance } from '../shared/events.js'
import { topics } from '../shared/kafka.js'
import { unknown } from '../shared/refuse.js'
import { traceOf } from '../shared/trace.js'
import { CapTable, type Commitment, Fund } from './documents.js'

interface FundToOpen {
  readonly nameZh: string
  readonly nameEn: string
  readonly currency: string
  readonly targetSize: Money
  readonly openedOn: string
  readonly generalPartner: string
  readonly commitments: Commitment[]
  readonly provenance: Provenance | null
}

@Controller()
@UseGuards(AuthGuard)
export class FundController {
  constructor(
    @InjectModel(Fund.name) private readonly funds: Model<Fund>,
    @InjectModel(CapTable.name) private readonly capTables: Model<CapTable>,
    private readonly events: Events,
  ) {}

  @GrpcMethod('FundService', 'OpenFund')
  @Roles('fund-manager')
  async open(@Payload() given: FundToOpen, @Ctx() metadata: Metadata, @Caller() actor: Actor) {
    const { nameZh, nameEn, currency, targetSize, openedOn, generalPartner, commitments } = given
    const amounts = commitments.map(({ amount }) => BigInt(amount.minorUnits))
    const committed = amounts.reduce((sum, amount) => sum + amount, 0n)
    const terms = { nameZh, nameEn, currency, targetSize, openedOn, generalPartner, commitments }
    const id = randomUUID()
    const { provenance } = given
    await this.funds.create({ _id: id, ...terms, committed, ...(provenance && { provenance }) })
    const event = { type: 'FundOpened', fundId: id, ...terms }
    await this.events.publish(topics.fund, id, event, { actor, traceparent: traceOf(metadata) })
    return { id, version: 1 }
  }

  @GrpcMethod('FundService', 'GetFund')
  async get(@Payload() { fundId }: { fundId: string }) {
    const fund = await this.funds.findById(fundId)
    if (!fund) throw unknown('FUND_UNKNOWN')
    const { currency, committed, reserved, invested, nameZh, nameEn } = fund
    const money = (amount: bigint) => ({ currency, minorUnits: amount.toString() })
    return {
      fundId,
      nameZh,
      nameEn,
      currency,
      totalCommitted: money(committed),
      reserved: money(reserved),
      invested: money(invested),
      available: money(committed - reserved - invested),
    }
  }

  @GrpcMethod('CapTableService', 'GetCapTable')
  async capTable(@Payload() { enterpriseId }: { enterpriseId: string }) {
    const table = await this.capTables.findById(enterpriseId).lean()
    const holders = (table?.securities ?? []).map((security) => ({
      holderId: security.holderId,
      name: security.holderName,
      kind: security.holderKind,
      quantity: security.quantity,
    }))
    return { enterpriseId, version: table ? 1 : 0, holders }
  }
}
