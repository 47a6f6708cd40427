import type { MethodDefinition } from '@grpc/grpc-js'

const asItIs = (bytes: Buffer): Buffer => bytes

/** A method whose messages are left as bytes, so that our code, not grpc-js, answers for decoding. */
export const rawMethod = (path: string, streams = false): MethodDefinition<Buffer, Buffer> => ({
  path,
  requestStream: streams,
  responseStream: streams,
  requestSerialize: asItIs,
  requestDeserialize: asItIs,
  responseSerialize: asItIs,
  responseDeserialize: asItIs,
})
