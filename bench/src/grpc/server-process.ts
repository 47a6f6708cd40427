// One server of a variant in a process of its own: tells its port, then its CPU time when asked.
import { Server, ServerCredentials, type ServerUnaryCall, type sendUnaryData } from '@grpc/grpc-js'
import {
  OperationsServiceService,
  type PauseSubscriptionRequest,
  type PauseSubscriptionResponse,
} from '@seedline/contracts/operations/v1/operations_service'
import {
  type Actor,
  createLogger,
  type OperationsPort,
  operationsService,
  serveGrpc,
  startTelemetry,
  type TokenVerifier,
  tokenVerifier,
} from '@seedline/service-kit'
import { readOf } from './keyed-read.ts'
import { throughKit, type Variant, verifies } from './variants.ts'

const issuer = 'https://issuer.example'

type Read = (key: string) => Promise<void>
type BareCall = ServerUnaryCall<PauseSubscriptionRequest, PauseSubscriptionResponse>

function bare(read: Read | undefined): Promise<number> {
  const server = new Server()
  const answer = (call: BareCall, reply: sendUnaryData<PauseSubscriptionResponse>): void => {
    if (!read) {
      reply(null, {})
      return
    }
    read(call.request.subscription).then(
      () => reply(null, {}),
      (error: Error) => reply(error),
    )
  }
  const everything = Object.keys(OperationsServiceService).map((key) => [key, answer] as const)
  server.addService(OperationsServiceService, Object.fromEntries(everything))
  return new Promise((resolve, reject) => {
    server.bindAsync('127.0.0.1:0', ServerCredentials.createInsecure(), (error, port) =>
      error ? reject(error) : resolve(port),
    )
  })
}

const operator: Actor = {
  subject: 'bench',
  name: 'Bench',
  roles: ['operator'],
  organisation: 'bench',
}

const trusting: TokenVerifier = {
  verify: async () => operator,
  remembered: () => operator,
  ready: async () => undefined,
}

const operationsWith = (read: Read | undefined): OperationsPort => ({
  delivery: async () => ({
    pendingCommits: 0,
    oldestPendingMs: 0,
    deadLetters: 0,
    subscriptions: [],
  }),
  listDeadLetters: async () => ({ deadLetters: [], nextPageToken: '' }),
  replayDeadLetter: async () => ({ handled: true, cause: '' }),
  replayDeadLetters: async () => ({ handled: 0, failed: 0, left: 0 }),
  replayFrom: async () => undefined,
  rebuild: async () => undefined,
  pause: read ?? (async () => undefined),
  resume: async () => undefined,
})

async function withKit(
  variant: Variant,
  jwksFile: string,
  read: Read | undefined,
): Promise<number> {
  await startTelemetry(`bench-${variant}`, process.env)
  const verifier = verifies(variant)
    ? tokenVerifier({ jwksFile, issuer, audience: 'seedline', environment: 'production' })
    : trusting
  const { port } = await serveGrpc({
    port: 0,
    host: '127.0.0.1',
    services: [operationsService(operationsWith(read))],
    verifier,
    logger: createLogger('bench', { level: 'error' }),
  })
  return port
}

const [variant, jwksFile = '', mongoUrl = '', dbName = ''] = process.argv.slice(2) as [
  Variant,
  ...string[],
]
const read = await readOf(variant, { mongoUrl, dbName })
const port = await (throughKit(variant) ? withKit(variant, jwksFile, read) : bare(read))
process.on('message', () => process.send?.({ cpu: process.cpuUsage() }))
process.on('disconnect', () => process.exit(0))
process.send?.({ port })
