import { createHash } from 'node:crypto'
import {
  BadRequestException,
  type CallHandler,
  ConflictException,
  type ExecutionContext,
  Injectable,
  type NestInterceptor,
} from '@nestjs/common'
import { InjectModel } from '@nestjs/mongoose'
import type { Request } from 'express'
import type { Model } from 'mongoose'
import { from, lastValueFrom, type Observable } from 'rxjs'
import type { Actor } from '../shared/auth.js'
import { IdempotencyKey } from './keys.js'

/** Answers a repeated request as it answered the first: a key document, then the answer in it. */
@Injectable()
export class IdempotencyInterceptor implements NestInterceptor {
  constructor(@InjectModel(IdempotencyKey.name) private readonly keys: Model<IdempotencyKey>) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const request = context.switchToHttp().getRequest<Request & { actor: Actor }>()
    return request.method === 'POST' ? from(this.once(request, next)) : next.handle()
  }

  private async once(request: Request & { actor: Actor }, next: CallHandler): Promise<unknown> {
    const key = request.get('idempotency-key')
    if (!key) throw new BadRequestException('IDEMPOTENCY_KEY_MISSING')
    const _id = `${request.actor.sub}:${key}`
    const asked = createHash('sha256')
      .update(`${request.method} ${request.path} ${JSON.stringify(request.body)}`)
      .digest('hex')
    try {
      await this.keys.create({ _id, request: asked })
    } catch (error) {
      if ((error as { code?: number }).code !== 11_000) throw error
      const known = await this.keys.findById(_id).lean()
      if (known?.request !== asked) throw new ConflictException('IDEMPOTENCY_KEY_REUSED')
      if (!known.answer) throw new ConflictException('IDEMPOTENCY_KEY_IN_USE')
      return known.answer
    }
    try {
      const answer = (await lastValueFrom(next.handle())) as object
      await this.keys.updateOne({ _id }, { $set: { answer } })
      return answer
    } catch (error) {
      await this.keys.deleteOne({ _id })
      throw error
    }
  }
}
