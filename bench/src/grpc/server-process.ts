// One server of a variant in a process of its own: tells its port, then its CPU time when asked.
import { Server, ServerCredentials, type sendUnaryData } from '@grpc/grpc-js'
import {
  OperationsServiceService,
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
import { type Variant, verifies } from './variants.ts'

const issuer = 'https://issuer.example'

function bare(): Promise<number> {
  const server = new Server()
  const answer = (_call: unknown, reply: sendUnaryData<PauseSubscriptionResponse>): void =>
    reply(null, {})
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

const nothing: OperationsPort = {
  delivery: async () => ({
    pendingCommits: 0,
    oldestPendingMs: 0,
    deadLetters: 0,
    subscriptions: [],
  }),
  listDeadLetters: async () => ({ deadLetters: [], nextPageToken: '' }),
  replayDeadLetter: async () => ({ handled: true, cause: '' }),
  replayFrom: async () => undefined,
  rebuild: async () => undefined,
  pause: async () => undefined,
  resume: async () => undefined,
}

async function withKit(variant: Variant, jwksFile: string): Promise<number> {
  await startTelemetry(`bench-${variant}`, process.env)
  const verifier = verifies(variant)
    ? tokenVerifier({ jwksFile, issuer, audience: 'seedline', environment: 'production' })
    : trusting
  const { port } = await serveGrpc({
    port: 0,
    host: '127.0.0.1',
    services: [operationsService(nothing)],
    verifier,
    logger: createLogger('bench', { level: 'error' }),
  })
  return port
}

const [variant, jwksFile = ''] = process.argv.slice(2) as [Variant, string?]
const port = variant === 'bare' ? await bare() : await withKit(variant, jwksFile)
process.on('message', () =>
  process.send?.({ cpu: process.cpuUsage(), rss: process.memoryUsage().rss }),
)
process.on('disconnect', () => process.exit(0))
process.send?.({ port })
