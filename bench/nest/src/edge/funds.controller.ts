import { Body, Controller, Get, Param, Post, Req } from '@nestjs/common'
import type { Request } from 'express'
import { Roles } from '../shared/auth.js'
import type { Money } from '../shared/events.js'
import { Backends } from './backends.js'
import { ApproveDeal, CloseRound, OpenDeal, OpenFund } from './bodies.js'
import { enumOf, moneyBodyOf, moneyOf, provenanceOf } from './wire.js'

@Controller('api/v1')
export class FundsController {
  constructor(private readonly backends: Backends) {}

  @Post('funds')
  @Roles('fund-manager')
  openFund(@Req() request: Request, @Body() body: OpenFund) {
    const commitments = body.commitments.map((one) => ({
      ...one,
      partnerKind: enumOf('PARTNER_KIND', one.partnerKind),
      amount: moneyOf(one.amount),
    }))
    const [targetSize, provenance] = [moneyOf(body.targetSize), provenanceOf(body.provenance)]
    const message = { ...body, targetSize, commitments, provenance }
    return this.backends.call(request, 'fund', 'openFund', message)
  }

  @Get('funds/:fundId')
  async fund(@Req() request: Request, @Param('fundId') fundId: string) {
    const found = await this.backends.call<{ reserved: Money; invested: Money }>(
      request,
      'fund',
      'getFund',
      { fundId },
    )
    const { reserved, invested } = found
    return { ...found, reserved: moneyBodyOf(reserved), invested: moneyBodyOf(invested) }
  }

  @Post('deals')
  @Roles('fund-manager')
  openDeal(@Req() request: Request, @Body() body: OpenDeal) {
    const round = enumOf('RUNG', body.round)
    const message = { ...body, round, proposedAmount: moneyOf(body.proposedAmount) }
    return this.backends.call(request, 'deal', 'openDeal', message)
  }

  @Post('deals/:dealId/approval')
  @Roles('fund-manager')
  approve(@Req() request: Request, @Param('dealId') dealId: string, @Body() body: ApproveDeal) {
    const message = { ...body, dealId, approvedAmount: moneyOf(body.approvedAmount) }
    return this.backends.call(request, 'deal', 'approveDeal', message)
  }

  @Post('deals/:dealId/closing')
  @Roles('fund-manager')
  close(@Req() request: Request, @Param('dealId') dealId: string, @Body() body: CloseRound) {
    const subscriptions = body.subscriptions.map((one) => ({
      ...one,
      holderKind: enumOf('HOLDER_KIND', one.holderKind),
      amount: moneyOf(one.amount),
    }))
    const message = {
      dealId,
      closedOn: body.closedOn,
      preMoney: body.preMoney && moneyOf(body.preMoney),
      sharePrice: body.sharePrice.amount,
      subscriptions,
      evidence: body.evidence,
      provenance: provenanceOf(body.provenance),
    }
    return this.backends.call(request, 'deal', 'closeRound', message)
  }
}
