import { Controller } from '@nestjs/common'
import { EventPattern, Payload } from '@nestjs/microservices'
import { InjectModel } from '@nestjs/mongoose'
import type { Model } from 'mongoose'
import { again } from '../shared/again.js'
import { Events, type Published, type RoundClosed, retried } from '../shared/events.js'
import { changeOf } from '../shared/history.js'
import { topics } from '../shared/kafka.js'
import { Capital } from './capital.js'
import { CapTable, type Security } from './documents.js'
import { Enterprises } from './enterprises.js'

/** What the fund does when it hears of enterprises and of its own closed rounds. */
@Controller()
export class EventsController {
  constructor(
    @InjectModel(CapTable.name) private readonly capTables: Model<CapTable>,
    private readonly capital: Capital,
    private readonly enterprises: Enterprises,
    private readonly events: Events,
  ) {}

  @EventPattern(topics.enterprise)
  enterprise(@Payload() event: { readonly type: string; readonly enterpriseId: string }) {
    return retried(() => this.enterprises.learn(event.enterpriseId))
  }

  @EventPattern(topics.deal)
  deal(@Payload() event: Published<RoundClosed>) {
    if (event.type !== 'RoundClosed') return
    return retried(async () => {
      await this.issue(event)
      await this.settle(event)
    })
  }

  private async issue(event: Published<RoundClosed>): Promise<void> {
    const { enterpriseId, round, dealId } = event
    const issued = securitiesOf(event)
    const recorded = await again(async () => {
      const table =
        (await this.capTables.findById(enterpriseId)) ?? new this.capTables({ _id: enterpriseId })
      if (table.securities.some((one) => one.dealId === dealId)) return false
      if (!table.classes.includes(round)) table.classes.push(round)
      table.securities.push(...issued)
      await table.save()
      return true
    })
    if (!recorded) return
    const securities = { type: 'SecuritiesIssued', enterpriseId, securities: issued }
    await this.events.publish(topics.capTable, enterpriseId, securities, event.origin)
  }

  private async settle({ fundId, dealId, subscriptions, origin }: Published<RoundClosed>) {
    const own = subscriptions.find((one) => one.fundId === fundId)
    if (!own) throw new Error(`The fund is not among the subscribers of ${dealId}`)
    const settled = await this.capital.invest(fundId, dealId, BigInt(own.amount.minorUnits))
    if (!settled) return
    const invested = { type: 'CapitalInvested', fundId, dealId, amount: own.amount }
    await this.events.publish(topics.fund, fundId, invested, origin)
  }
}

const securitiesOf = (event: Published<RoundClosed>): Security[] =>
  event.subscriptions.map(({ holderId, holderName, holderKind, shares }) => ({
    securityId: `${event.dealId}-${holderId}`,
    stockClassId: event.round,
    holderId,
    holderName,
    holderKind,
    quantity: shares,
    sharePrice: event.sharePrice,
    issuedOn: event.closedOn,
    dealId: event.dealId,
    evidence: event.evidence,
    provenance: event.provenance,
    recording: changeOf('issued', event.origin),
  }))
