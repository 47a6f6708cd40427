import { randomUUID } from 'node:crypto'
import type { Metadata } from '@grpc/grpc-js'
import { Controller, UseGuards } from '@nestjs/common'
import { Ctx, GrpcMethod, Payload } from '@nestjs/microservices'
import { InjectModel } from '@nestjs/mongoose'
import type { Model } from 'mongoose'
import { type Actor, AuthGuard, Caller, Roles } from '../shared/auth.js'
import { Events, type Evidence, type Money, type RoundClosed } from '../shared/events.js'
import { changeOf } from '../shared/history.js'
import { topics } from '../shared/kafka.js'
import { refused, unknown } from '../shared/refuse.js'
import { traceOf } from '../shared/trace.js'
import { Capital } from './capital.js'
import { faultOfRound } from './check-round.js'
import { Deal, Fund } from './documents.js'
import { Enterprises } from './enterprises.js'

interface DealToOpen {
  readonly fundId: string
  readonly enterpriseId: string
  readonly round: string
  readonly proposedAmount: Money
  readonly openedOn: string
}

interface Approval {
  readonly dealId: string
  readonly approvedAmount: Money
  readonly approvedOn: string
  readonly evidence: Evidence[]
}

export type Closing = Omit<RoundClosed, 'type' | 'fundId' | 'enterpriseId' | 'round'> & {
  readonly preMoney: Money | null
}

const today = (): string => new Date().toISOString().slice(0, 10)

@Controller()
@UseGuards(AuthGuard)
@Roles('fund-manager')
export class DealController {
  constructor(
    @InjectModel(Deal.name) private readonly deals: Model<Deal>,
    @InjectModel(Fund.name) private readonly funds: Model<Fund>,
    private readonly capital: Capital,
    private readonly enterprises: Enterprises,
    private readonly events: Events,
  ) {}

  @GrpcMethod('DealService', 'OpenDeal')
  async open(@Payload() given: DealToOpen, @Ctx() metadata: Metadata, @Caller() actor: Actor) {
    const { fundId, enterpriseId, round, proposedAmount, openedOn } = given
    const closedOn = await this.enterprises.closedOn(enterpriseId, metadata)
    if (closedOn !== '' && openedOn > closedOn) throw refused('ENTERPRISE_CLOSED')
    const fund = await this.funds.findById(fundId).lean()
    if (!fund) throw unknown('FUND_UNKNOWN')
    if (fund.currency !== proposedAmount.currency) throw refused('CURRENCY_MISMATCH')
    if (BigInt(proposedAmount.minorUnits) <= 0n) throw refused('AMOUNT_NOT_POSITIVE')
    if (openedOn > today()) throw refused('DATE_IN_FUTURE')
    if (openedOn < fund.openedOn) throw refused('DATE_BEFORE_FUND_OPENED')
    const origin = { actor, traceparent: traceOf(metadata) }
    const dealId = randomUUID()
    const terms = { fundId, enterpriseId, round, proposedAmount }
    const history = [changeOf('opened', origin)]
    await this.deals.create({
      _id: dealId,
      ...terms,
      status: 'screening',
      statusOn: openedOn,
      history,
    })
    const event = { type: 'DealOpened', dealId, ...terms, openedOn }
    await this.events.publish(topics.deal, dealId, event, origin)
    return { id: dealId, version: 1 }
  }

  @GrpcMethod('DealService', 'ApproveDeal')
  async approve(@Payload() given: Approval, @Ctx() metadata: Metadata, @Caller() actor: Actor) {
    const { dealId, approvedAmount, approvedOn, evidence } = given
    const origin = { actor, traceparent: traceOf(metadata) }
    const deal = await this.deals.findById(dealId)
    if (!deal) throw unknown('DEAL_UNKNOWN')
    if (deal.status !== 'screening') throw refused('DEAL_ALREADY_APPROVED')
    if (approvedOn < deal.statusOn) throw refused('DATE_BEFORE_PREVIOUS_STEP')
    if (approvedOn > today()) throw refused('DATE_IN_FUTURE')
    const { fundId } = deal
    const amount = approvedAmount
    await this.capital.reserve(fundId, dealId, BigInt(amount.minorUnits))
    const reserved = { type: 'CapitalReserved', fundId, dealId, amount }
    await this.events.publish(topics.fund, fundId, reserved, origin)
    deal.status = 'approved'
    deal.statusOn = approvedOn
    deal.approvedAmount = approvedAmount
    deal.evidence.push(...evidence)
    deal.history.push(changeOf('approved', origin))
    await deal.save()
    const approved = { type: 'DealApproved', dealId, approvedAmount, approvedOn, evidence }
    await this.events.publish(topics.deal, dealId, approved, origin)
    return { id: dealId, version: 2 }
  }

  @GrpcMethod('DealService', 'CloseRound')
  async close(@Payload() given: Closing, @Ctx() metadata: Metadata, @Caller() actor: Actor) {
    const { dealId, closedOn } = given
    const origin = { actor, traceparent: traceOf(metadata) }
    const deal = await this.deals.findById(dealId)
    if (!deal) throw unknown('DEAL_UNKNOWN')
    const over = await this.enterprises.closedOn(deal.enterpriseId, metadata)
    if (over !== '' && closedOn > over) throw refused('ENTERPRISE_CLOSED')
    if (closedOn > today()) throw refused('DATE_IN_FUTURE')
    const fault = faultOfRound(deal, given)
    if (fault) throw refused(fault)
    const { fundId, enterpriseId, round } = deal
    const { sharePrice, evidence, provenance } = given
    const subscriptions = given.subscriptions.map((subscription) => ({
      ...subscription,
      holderId: subscription.holderId || subscription.fundId,
    }))
    const facts = { closedOn, sharePrice, subscriptions, evidence, provenance }
    const event = { type: 'RoundClosed' as const, dealId, fundId, enterpriseId, round, ...facts }
    deal.status = 'closed'
    deal.statusOn = closedOn
    deal.closing = event
    deal.history.push(changeOf('closed', origin))
    await deal.save()
    await this.events.publish(topics.deal, dealId, event, origin)
    return { id: dealId, version: 3 }
  }
}
