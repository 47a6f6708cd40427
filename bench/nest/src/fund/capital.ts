import { Injectable } from '@nestjs/common'
import { InjectModel } from '@nestjs/mongoose'
import type { Model } from 'mongoose'
import { again } from '../shared/again.js'
import { refused, unknown } from '../shared/refuse.js'
import { Fund, Reservation } from './documents.js'

/** A fund's capital: never more promised than was committed. */
@Injectable()
export class Capital {
  constructor(
    @InjectModel(Fund.name) private readonly funds: Model<Fund>,
    @InjectModel(Reservation.name) private readonly reservations: Model<Reservation>,
  ) {}

  async reserve(fundId: string, dealId: string, amount: bigint): Promise<void> {
    await again(async () => {
      const fund = await this.funds.findById(fundId)
      if (!fund) throw unknown('FUND_UNKNOWN')
      if (amount > fund.committed - fund.reserved - fund.invested) {
        throw refused('EXCEEDS_COMMITMENTS')
      }
      fund.reserved += amount
      await fund.save()
    })
    await this.reservations.create({ _id: dealId, fundId, status: 'reserved', amount })
  }

  /** False when the deal's capital was settled before. */
  async invest(fundId: string, dealId: string, invested: bigint): Promise<boolean> {
    const reserved = await this.reservations.findOneAndUpdate(
      { _id: dealId, status: 'reserved' },
      { $set: { status: 'invested', amount: invested } },
    )
    if (!reserved) return false
    await again(async () => {
      const fund = await this.funds.findById(fundId)
      if (!fund) throw unknown('FUND_UNKNOWN')
      fund.reserved -= reserved.amount
      fund.invested += invested
      await fund.save()
    })
    return true
  }
}
