import { Client, credentials, Metadata } from '@grpc/grpc-js'
import { OperationsServiceService } from '@seedline/contracts/operations/v1/operations_service'

import { DOCUMENTS } from './keyed-documents.ts'

const { pauseSubscription } = OperationsServiceService

export interface Load {
  /** Makes so many calls, 64 at a time; every one must be answered OK. */
  run(calls: number): Promise<void>
  close(): void
}

/** A client of one server over one connection; every call carries a token and a trace context. */
export function load(port: number, token: string, inFlight = 64): Load {
  const client = new Client(`127.0.0.1:${port}`, credentials.createInsecure(), {
    'grpc.use_local_subchannel_pool': 1,
  })
  const metadata = new Metadata()
  metadata.set('authorization', `Bearer ${token}`)
  metadata.set('x-request-id', 'f1a52a0e-5d7c-4b7e-9f0d-2b9f7a3f0c11')
  metadata.set('traceparent', '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01')

  let made = 0
  const one = (): Promise<void> => {
    made += 1
    const subscription = `enterprise-${made % DOCUMENTS}`
    return new Promise((resolve, reject) => {
      client.makeUnaryRequest(
        pauseSubscription.path,
        pauseSubscription.requestSerialize,
        pauseSubscription.responseDeserialize,
        { subscription },
        metadata,
        { deadline: Date.now() + 10_000 },
        (error) => (error ? reject(error) : resolve()),
      )
    })
  }
  return {
    async run(calls) {
      let left = calls
      const lane = async (): Promise<void> => {
        while (left-- > 0) await one()
      }
      await Promise.all(Array.from({ length: inFlight }, lane))
    },
    close: () => client.close(),
  }
}
