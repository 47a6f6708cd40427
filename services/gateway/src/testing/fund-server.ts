import {
  type ApproveDealRequest,
  DealServiceService,
} from '@seedline/contracts/fund/v1/deal_service'
import type { CommandOutcome } from '@seedline/contracts/values/v1/values'
import {
  bind,
  createLogger,
  type GrpcServer,
  serveGrpc,
  type TokenVerifier,
} from '@seedline/service-kit'

type Approve = (request: ApproveDealRequest) => Promise<CommandOutcome>

const never = (): Promise<never> => new Promise(() => undefined)

/** A fund service that does one thing, as told: for faults that the real one can't be asked for. */
export const faultyFund = async (
  verifier: TokenVerifier,
  approve: Approve,
  port = 0,
): Promise<GrpcServer> => {
  const rpcs = Object.keys(DealServiceService)
  const handlers = Object.fromEntries(rpcs.map((rpc) => [rpc, never]))
  const rules = Object.fromEntries(rpcs.map((rpc) => [rpc, 'any-role']))
  const server = await serveGrpc({
    port,
    host: '127.0.0.1',
    services: [
      bind(DealServiceService, { ...handlers, approveDeal: approve } as never, rules as never),
    ],
    verifier,
    logger: createLogger('faulty-fund', { level: 'silent' }),
  })
  server.setReady(true)
  return server
}
