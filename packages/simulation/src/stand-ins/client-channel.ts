import type { Client, Metadata, ServiceError } from '@grpc/grpc-js'
import type { ClientChannel } from '../../../service-kit/src/grpc/client-channel.ts'
import { theWorld } from '../world/world.ts'

type AsItIs = (bytes: Buffer) => Buffer

/** A channel to a service, which is its address here. */
export function clientChannel(address: string): ClientChannel {
  const [service = ''] = address.split(':')
  const client = {
    makeUnaryRequest(
      path: string,
      _serialize: AsItIs,
      _deserialize: AsItIs,
      bytes: Buffer,
      metadata: Metadata,
      { deadline }: { readonly deadline: number },
      answered: (error: ServiceError | null, bytes?: Buffer) => void,
    ) {
      const cancel = theWorld().network.send(service, { path, bytes, metadata, deadline, answered })
      return { cancel }
    },
  }
  return {
    current: () => client as unknown as Client,
    renewWhenStuck: () => undefined,
    close: () => undefined,
  }
}
