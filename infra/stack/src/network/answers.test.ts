import { createServer as createHttp2, type Http2Server } from 'node:http2'
import { createServer, type Server } from 'node:net'
import { afterEach, describe, expect, test } from '@jest/globals'
import { isServing } from './grpc-health.ts'
import { kafkaAnswers } from './kafka-answers.ts'
import { askPort } from './ports.ts'

let server: Http2Server | Server | undefined
afterEach(() => {
  server?.close()
  server = undefined
})

async function health(status: number): Promise<string> {
  const port = await askPort()
  const http2 = createHttp2()
  http2.on('stream', (stream) => {
    stream.respond(
      { ':status': 200, 'content-type': 'application/grpc' },
      { waitForTrailers: true },
    )
    stream.on('wantTrailers', () => stream.sendTrailers({ 'grpc-status': '0' }))
    stream.end(Buffer.from([0, 0, 0, 0, 2, 8, status]))
  })
  await new Promise<void>((resolve) => http2.listen(port, '127.0.0.1', resolve))
  server = http2
  return `127.0.0.1:${port}`
}

async function tcp(answer: (request: Buffer) => Buffer): Promise<string> {
  const port = await askPort()
  const plain = createServer((socket) => socket.on('data', (data) => socket.end(answer(data))))
  await new Promise<void>((resolve) => plain.listen(port, '127.0.0.1', resolve))
  server = plain
  return `127.0.0.1:${port}`
}

describe('whether something answers', () => {
  test('a service that says SERVING is ready, one that says NOT_SERVING is not', async () => {
    expect(await isServing(await health(1))).toBe(true)
    server?.close()
    expect(await isServing(await health(2))).toBe(false)
  })

  test('nothing is ready where nothing listens', async () => {
    const address = `127.0.0.1:${await askPort()}`
    expect(await isServing(address)).toBe(false)
    expect(await kafkaAnswers(address)).toBe(false)
  })

  test('a broker is known by its answer to the question for its versions', async () => {
    const broker = await tcp((request) => {
      const answer = Buffer.alloc(14)
      answer.writeInt32BE(10, 0)
      answer.writeInt32BE(request.readInt32BE(8), 4)
      return answer
    })
    expect(await kafkaAnswers(broker)).toBe(true)
  })

  test('another program on the broker’s port is not taken for one', async () => {
    const other = await tcp(() => Buffer.from('HTTP/1.1 400 Bad Request\r\n\r\n'))
    expect(await kafkaAnswers(other)).toBe(false)
  })
})
