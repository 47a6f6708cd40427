import { status } from '@grpc/grpc-js'
import { RpcException } from '@nestjs/microservices'

/** A refusal that the edge answers with 404 or 409. */
export const unknown = (message: string) => new RpcException({ code: status.NOT_FOUND, message })
export const refused = (message: string) =>
  new RpcException({ code: status.FAILED_PRECONDITION, message })
