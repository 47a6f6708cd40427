import { Metadata } from '@grpc/grpc-js'
import {
  ConflictException,
  Inject,
  Injectable,
  InternalServerErrorException,
  NotFoundException,
  UnprocessableEntityException,
} from '@nestjs/common'
import type { ClientGrpc } from '@nestjs/microservices'
import type { Request } from 'express'
import { lastValueFrom, type Observable } from 'rxjs'
import { newTrace } from '../shared/trace.js'

type Method = (
  request: object,
  metadata: Metadata,
  options: { deadline: number },
) => Observable<unknown>
type Service = Readonly<Record<string, Method>>

/** The services behind the edge, called with the caller's own token and a deadline. */
@Injectable()
export class Backends {
  private readonly services: Readonly<Record<string, Service>>

  constructor(@Inject('REGISTRY') registry: ClientGrpc, @Inject('FUND') fund: ClientGrpc) {
    this.services = {
      enterprise: registry.getService<Service>('EnterpriseService'),
      stage: registry.getService<Service>('StageRecordService'),
      fund: fund.getService<Service>('FundService'),
      deal: fund.getService<Service>('DealService'),
      capTable: fund.getService<Service>('CapTableService'),
    }
  }

  async call<T>(request: Request, service: string, method: string, message: object): Promise<T> {
    const metadata = new Metadata()
    metadata.set('authorization', request.get('authorization') ?? '')
    metadata.set('traceparent', request.get('traceparent') ?? newTrace())
    const called = this.services[service]?.[method]
    if (!called) throw new InternalServerErrorException(`${service}.${method}`)
    try {
      const options = { deadline: Date.now() + 5_000 }
      return (await lastValueFrom(called(message, metadata, options))) as T
    } catch (error) {
      throw httpErrorOf(error as { code?: number; details?: string })
    }
  }
}

function httpErrorOf(error: { code?: number; details?: string }): Error {
  const { code, details } = error
  switch (code) {
    case 3:
      return new UnprocessableEntityException(details)
    case 5:
      return new NotFoundException(details)
    case 6:
    case 9:
      return new ConflictException(details)
    default:
      return new InternalServerErrorException(undefined, { cause: error })
  }
}
