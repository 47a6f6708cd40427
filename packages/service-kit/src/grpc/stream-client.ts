import { randomUUID } from 'node:crypto'
import { Metadata, type ServiceError, status } from '@grpc/grpc-js'
import { messageBytesMost } from '@seedline/contracts/bounds'
import type { StreamMethod } from '@seedline/contracts/method'
import { ProblemError } from '@seedline/values'
import { outgoingMetadata } from './client-attempt.ts'
import { clientChannel } from './client-channel.ts'
import type { CallOptions } from './client-types.ts'
import type { StreamService } from './service-types.ts'
import { problemIn, problemOfStatus } from './status-problem.ts'

/** How long an older connection may take to end its calls. */
const CLOSING_MS = 10_000

/** One function per RPC: what it sends, item by item as it is taken; a failure ends it as a ProblemError. */
export type RemoteStreams<S extends StreamService> = {
  readonly [K in keyof S]: (
    request: ReturnType<S[K]['requestDeserialize']>,
    options: CallOptions,
  ) => AsyncGenerator<ReturnType<S[K]['responseDeserialize']>, void>
} & { close(): void }

/** A client of a service whose RPCs answer with streams. What isn't taken stays with the sender, who waits. */
export function streamClient<S extends StreamService>(
  client: { readonly service: S },
  address: string,
): RemoteStreams<S> {
  const channel = clientChannel(address, {
    messageBytes: messageBytesMost,
    deadlineMs: CLOSING_MS,
  })
  const calls = Object.entries(client.service).map(
    ([rpc, method]) =>
      [
        rpc,
        (request: unknown, options: CallOptions) =>
          itemsOf(channel.current(), method, request, options),
      ] as const,
  )
  return { ...Object.fromEntries(calls), close: () => channel.close() } as RemoteStreams<S>
}

async function* itemsOf(
  client: ReturnType<ReturnType<typeof clientChannel>['current']>,
  method: StreamMethod,
  request: unknown,
  { token, requestId = randomUUID(), deadlineMs, signal }: CallOptions,
): AsyncGenerator<unknown, void> {
  const call = client.makeServerStreamRequest(
    method.path,
    asItIs,
    asItIs,
    method.requestSerialize(request as never),
    outgoingMetadata(token, requestId, undefined),
    deadlineMs === undefined ? {} : { deadline: Date.now() + deadlineMs },
  )
  const cancel = (): void => call.cancel()
  signal?.addEventListener('abort', cancel, { once: true })
  try {
    for await (const bytes of call) yield method.responseDeserialize(bytes as Buffer)
  } catch (error) {
    const { metadata = new Metadata(), code = status.UNKNOWN, details = '' } = error as ServiceError
    const said = { query: true, sent: true, details }
    throw new ProblemError(problemIn(metadata) ?? problemOfStatus(code, said), { cause: error })
  } finally {
    signal?.removeEventListener('abort', cancel)
    cancel()
  }
}

const asItIs = (bytes: Buffer): Buffer => bytes
