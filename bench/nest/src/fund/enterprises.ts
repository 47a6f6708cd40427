import { Metadata } from '@grpc/grpc-js'
import { Inject, Injectable } from '@nestjs/common'
import type { ClientGrpc } from '@nestjs/microservices'
import { InjectModel } from '@nestjs/mongoose'
import type { Model } from 'mongoose'
import { lastValueFrom, type Observable } from 'rxjs'
import { KnownEnterprise } from './documents.js'

interface Registry {
  getEnterprise(
    request: { enterpriseId: string },
    metadata: Metadata,
    options: { deadline: number },
  ): Observable<{ closedOn: string }>
}

/** What is known of enterprises here; the registry is asked of one that was not heard of yet. */
@Injectable()
export class Enterprises {
  private readonly registry: Registry

  constructor(
    @InjectModel(KnownEnterprise.name) private readonly known: Model<KnownEnterprise>,
    @Inject('REGISTRY') grpc: ClientGrpc,
  ) {
    this.registry = grpc.getService<Registry>('EnterpriseService')
  }

  async closedOn(enterpriseId: string, caller: Metadata): Promise<string> {
    const known = await this.known.findById(enterpriseId).lean()
    if (known) return known.closedOn
    const metadata = new Metadata()
    metadata.set('authorization', caller.get('authorization')[0] ?? '')
    const options = { deadline: Date.now() + 5_000 }
    const asked = await lastValueFrom(
      this.registry.getEnterprise({ enterpriseId }, metadata, options),
    )
    return asked.closedOn
  }

  async learn(enterpriseId: string): Promise<void> {
    const closedOn = ''
    await this.known.updateOne({ _id: enterpriseId }, { $set: { closedOn } }, { upsert: true })
  }
}
