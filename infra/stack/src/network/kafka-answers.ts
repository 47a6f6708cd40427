import { connect } from 'node:net'

const answerMs = 2_000
const correlation = 0x5eed

/** A request of Kafka's protocol: which, in which version, and its body. */
interface Request {
  readonly key: number
  readonly version: number
  readonly body: Buffer
}

const apiVersions: Request = { key: 18, version: 0, body: Buffer.alloc(0) }

// A group that nobody is a member of: the question for its coordinator makes the broker create the
// topic of consumer offsets, and a description says whether that topic has been read.
const group = Buffer.from('\0\u{e}seedline-stack', 'latin1')
const findCoordinator: Request = { key: 10, version: 0, body: group }
const describeGroup: Request = {
  key: 15,
  version: 0,
  body: Buffer.concat([Buffer.from([0, 0, 0, 1]), group]),
}

/** Whether a Kafka broker, and not something else, answers at `host:port`. */
export async function kafkaAnswers(address: string): Promise<boolean> {
  const answer = await ask(address, apiVersions)
  return answer !== undefined && answer.length >= 2 && answer.readInt16BE(0) === 0
}

/**
 * Whether the broker can also take care of consumer groups. A fresh one can't at first: clients
 * that come too early are told to wait, log it as an error and lose seconds.
 */
export async function kafkaServesGroups(address: string): Promise<boolean> {
  const coordinator = await ask(address, findCoordinator)
  if (coordinator === undefined || coordinator.readInt16BE(0) !== 0) return false
  const described = await ask(address, describeGroup)
  // After the number of groups, which is one, comes its error code.
  return described !== undefined && described.length >= 6 && described.readInt16BE(4) === 0
}

/** What comes after the correlation id of the answer; undefined when there is no proper answer. */
function ask(address: string, request: Request): Promise<Buffer | undefined> {
  const at = address.lastIndexOf(':')
  return new Promise((resolve) => {
    const socket = connect({ host: address.slice(0, at), port: Number(address.slice(at + 1)) })
    const finish = (answer: Buffer | undefined) => {
      socket.destroy()
      resolve(answer)
    }
    let received = Buffer.alloc(0)
    socket.setTimeout(answerMs, () => finish(undefined))
    socket.on('error', () => finish(undefined))
    socket.on('close', () => finish(undefined))
    socket.on('connect', () => socket.write(framed(request)))
    socket.on('data', (chunk) => {
      received = Buffer.concat([received, chunk])
      if (received.length < 8) return
      if (received.readInt32BE(4) !== correlation) finish(undefined)
      else if (received.length >= received.readInt32BE(0) + 4) finish(received.subarray(8))
    })
  })
}

// Length, then key, version, correlation id and the client's name, then the body.
function framed({ key, version, body }: Request): Buffer {
  const client = Buffer.from('seedline-stack')
  const head = Buffer.alloc(14)
  head.writeInt32BE(10 + client.length + body.length, 0)
  head.writeInt16BE(key, 4)
  head.writeInt16BE(version, 6)
  head.writeInt32BE(correlation, 8)
  head.writeInt16BE(client.length, 12)
  return Buffer.concat([head, client, body])
}
