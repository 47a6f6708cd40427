import { createPublicKey } from 'node:crypto'
import { readFileSync } from 'node:fs'
import type { Metadata } from '@grpc/grpc-js'
import {
  type CanActivate,
  createParamDecorator,
  type ExecutionContext,
  ForbiddenException,
  Injectable,
  SetMetadata,
  UnauthorizedException,
} from '@nestjs/common'
import { Reflector } from '@nestjs/core'
import { JwtModule, JwtService } from '@nestjs/jwt'
import type { Request } from 'express'
import { setting } from './settings.js'

export interface Actor {
  readonly sub: string
  readonly name: string
  readonly roles: readonly string[]
  readonly org: string
}

/** Who may call it. */
export const Roles = (...roles: string[]) => SetMetadata('roles', roles)

type Carrier = (Request | Metadata) & { actor?: Actor }

const carrierOf = (context: ExecutionContext): Carrier =>
  context.getType() === 'http'
    ? context.switchToHttp().getRequest<Request>()
    : context.switchToRpc().getContext<Metadata>()

const tokenOf = (carrier: Carrier): string => {
  const header =
    'headers' in carrier ? carrier.headers.authorization : carrier.get('authorization')[0]
  const [scheme, token] = String(header ?? '').split(' ')
  if (scheme !== 'Bearer' || !token) throw new UnauthorizedException()
  return token
}

/** The guard of Nest's own documentation, for HTTP and gRPC alike. */
@Injectable()
export class AuthGuard implements CanActivate {
  constructor(
    private readonly jwt: JwtService,
    private readonly reflector: Reflector,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const carrier = carrierOf(context)
    try {
      carrier.actor = await this.jwt.verifyAsync<Actor & object>(tokenOf(carrier))
    } catch (cause) {
      throw new UnauthorizedException(undefined, { cause })
    }
    const roles = this.reflector.getAllAndOverride<string[] | undefined>('roles', [
      context.getHandler(),
      context.getClass(),
    ])
    const { actor } = carrier
    if (roles && !roles.some((role) => actor.roles.includes(role))) throw new ForbiddenException()
    return true
  }
}

/** The verified caller. */
export const Caller = createParamDecorator((_: unknown, context: ExecutionContext) => {
  const { actor } = carrierOf(context)
  if (!actor) throw new UnauthorizedException()
  return actor
})

const publicKey = (): string => {
  const { keys } = JSON.parse(readFileSync(setting('AUTH_JWKS_FILE'), 'utf8'))
  return createPublicKey({ key: keys[0], format: 'jwk' })
    .export({ type: 'spki', format: 'pem' })
    .toString()
}

export const jwtModule = JwtModule.register({
  publicKey: publicKey(),
  verifyOptions: {
    algorithms: ['ES256'],
    issuer: setting('AUTH_ISSUER'),
    audience: setting('AUTH_AUDIENCE'),
  },
})
