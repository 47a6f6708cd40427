import { connect } from 'node:net'

const answerMs = 2_000
const correlation = 0x5eed

// ApiVersions version 0, the one request every broker understands: length, key 18, version 0,
// correlation id, and a client id.
function apiVersionsRequest(): Buffer {
  const client = Buffer.from('seedline-stack')
  const body = Buffer.alloc(10 + client.length)
  body.writeInt16BE(18, 0)
  body.writeInt16BE(0, 2)
  body.writeInt32BE(correlation, 4)
  body.writeInt16BE(client.length, 8)
  client.copy(body, 10)
  const length = Buffer.alloc(4)
  length.writeInt32BE(body.length)
  return Buffer.concat([length, body])
}

/** Whether a Kafka broker, and not something else, answers at `host:port`. */
export function kafkaAnswers(address: string): Promise<boolean> {
  const at = address.lastIndexOf(':')
  return new Promise((resolve) => {
    const socket = connect({ host: address.slice(0, at), port: Number(address.slice(at + 1)) })
    const finish = (answer: boolean) => {
      socket.destroy()
      resolve(answer)
    }
    let received = Buffer.alloc(0)
    socket.setTimeout(answerMs, () => finish(false))
    socket.on('error', () => finish(false))
    socket.on('close', () => finish(false))
    socket.on('connect', () => socket.write(apiVersionsRequest()))
    socket.on('data', (chunk) => {
      received = Buffer.concat([received, chunk])
      if (received.length >= 10) {
        finish(received.readInt32BE(4) === correlation && received.readInt16BE(8) === 0)
      }
    })
  })
}
