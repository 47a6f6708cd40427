import { connect } from 'node:http2'

const answerMs = 2_000

// A gRPC message: one byte 'not compressed', four bytes of length, then protobuf. The request has
// no field set; a healthy answer is field 1 (status) = 1 (SERVING).
const request = Buffer.from([0, 0, 0, 0, 0])
const serving = Buffer.from([0, 0, 0, 0, 2, 8, 1])

/** Asks a service's gRPC health endpoint; true only for SERVING. Plain HTTP/2, no gRPC library. */
export function isServing(address: string): Promise<boolean> {
  return new Promise((resolve) => {
    const session = connect(`http://${address}`)
    const finish = (answer: boolean) => {
      clearTimeout(timer)
      session.destroy()
      resolve(answer)
    }
    const timer = setTimeout(() => finish(false), answerMs)
    session.on('error', () => finish(false))
    const stream = session.request({
      ':method': 'POST',
      ':path': '/grpc.health.v1.Health/Check',
      'content-type': 'application/grpc',
      te: 'trailers',
      'grpc-timeout': '2S',
    })
    const chunks: Buffer[] = []
    stream.on('error', () => finish(false))
    stream.on('data', (chunk: Buffer) => chunks.push(chunk))
    stream.on('end', () => finish(Buffer.concat(chunks).equals(serving)))
    stream.end(request)
  })
}
