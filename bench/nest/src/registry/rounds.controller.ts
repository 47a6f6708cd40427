import { Controller } from '@nestjs/common'
import { EventPattern, Payload } from '@nestjs/microservices'
import { InjectModel } from '@nestjs/mongoose'
import type { Model } from 'mongoose'
import { again } from '../shared/again.js'
import { Events, type Published, type RoundClosed, retried } from '../shared/events.js'
import { changeOf } from '../shared/history.js'
import { topics } from '../shared/kafka.js'
import { Enterprise, Ladder } from './documents.js'

/** What the registry does when it hears of a closed round. */
@Controller()
export class RoundsController {
  constructor(
    @InjectModel(Enterprise.name) private readonly enterprises: Model<Enterprise>,
    @InjectModel(Ladder.name) private readonly ladders: Model<Ladder>,
    private readonly events: Events,
  ) {}

  @EventPattern(topics.deal)
  heard(@Payload() event: Published<RoundClosed>) {
    return event.type === 'RoundClosed' ? retried(() => this.recordRung(event)) : undefined
  }

  private async recordRung(event: Published<RoundClosed>): Promise<void> {
    const { enterpriseId, round, closedOn, evidence, provenance, fundId, dealId } = event
    const enterprise = await this.enterprises.findById(enterpriseId)
    if (!enterprise) throw new Error(`Enterprise ${enterpriseId} is unknown`)
    if (closedOn < enterprise.foundedOn) return
    const rung = {
      rung: round,
      reachedOn: closedOn,
      evidence,
      provenance,
      round: { fundId, dealId, eventId: event.eventId },
      recording: changeOf('reached', event.origin),
    }
    const recorded = await again(async () => {
      const ladder =
        (await this.ladders.findById(enterpriseId)) ?? new this.ladders({ _id: enterpriseId })
      if (ladder.rungs.some((one) => one.round.dealId === dealId)) return false
      ladder.rungs.push(rung)
      await ladder.save()
      return true
    })
    if (!recorded) return
    enterprise.currentRung = round
    await enterprise.save()
    const reached = { type: 'StageReached', enterpriseId, ...rung }
    await this.events.publish(topics.stage, enterpriseId, reached, event.origin)
  }
}
