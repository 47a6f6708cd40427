import { setTimeout as sleep } from 'node:timers/promises'
import { Client, credentials, type ServiceError, status } from '@grpc/grpc-js'
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import {
  type HealthCheckResponse,
  HealthClient,
  HealthCheckResponse_ServingStatus as ServingStatus,
} from '@seedline/contracts/grpc/health/v1/health'
import { type Served, served } from '../fixtures/serving.ts'

const { SERVING, NOT_SERVING, SERVICE_UNKNOWN } = ServingStatus
const operationsService = 'seedline.operations.v1.OperationsService'

let server: Served
let health: HealthClient
let stopped: boolean
beforeEach(async () => {
  server = await served()
  stopped = false
  health = new HealthClient(server.address, credentials.createInsecure())
})
afterEach(async () => {
  health.close()
  if (!stopped) await server.stop()
})

const check = (service: string): Promise<string> =>
  new Promise((resolve) => {
    const deadline = Date.now() + 2_000
    health.makeUnaryRequest(
      HealthClient.service.check.path,
      HealthClient.service.check.requestSerialize,
      HealthClient.service.check.responseDeserialize,
      { service },
      { deadline } as never,
      (error: ServiceError | null, answer?: HealthCheckResponse) =>
        resolve(error ? (status[error.code] ?? '') : `${answer?.status}`),
    )
  })

describe('health, which needs no token,', () => {
  test('tells of each service and, without a name, of all', async () => {
    expect(await check('')).toBe(SERVING)
    expect(await check(operationsService)).toBe(SERVING)
    expect(await check('seedline.fund.v1.DealService')).toBe('NOT_FOUND')
  })

  test('turns to NOT_SERVING when the service is not ready, and stays so once it stops', async () => {
    server.server.setReady(false)
    expect(await check('')).toBe(NOT_SERVING)
    server.server.setReady(true)
    expect(await check('')).toBe(SERVING)
  })

  test('is NOT_SERVING while no token could be verified', async () => {
    let keys = true
    await server.stop()
    const ready = async () => {
      if (!keys) throw new Error('expired')
    }
    const verifier = {
      ready,
      verify: () => Promise.reject(new Error()),
      remembered: () => undefined,
    }
    server = await served({ verifier })
    health.close()
    health = new HealthClient(server.address, credentials.createInsecure())
    expect(await check('')).toBe(SERVING)
    keys = false
    expect(await check('')).toBe(NOT_SERVING)
    expect(await check('none')).toBe('NOT_FOUND')
    keys = true
    expect(await check(operationsService)).toBe(SERVING)
  })

  test('tells a watcher of every change, the stop included, and holds the stop up no longer', async () => {
    const seen: string[] = []
    const ended = new Promise<void>((resolve) => {
      const watch = health.watch({ service: operationsService })
      watch.on('data', (answer: HealthCheckResponse) => seen.push(answer.status))
      watch.on('error', () => resolve())
      watch.on('end', () => resolve())
    })
    while (seen.length < 1) await sleep(5)
    server.server.setReady(false)
    server.server.setReady(false)
    server.server.setReady(true)
    while (seen.length < 3) await sleep(5)
    const begun = Date.now()
    stopped = true
    await server.server.stop(3_000)
    await ended
    expect(Date.now() - begun).toBeLessThan(1_000)
    expect(seen).toEqual([SERVING, NOT_SERVING, SERVING, NOT_SERVING])
  })

  test('tells a watcher of a service that it doesn’t know', async () => {
    const first = await new Promise((resolve) => {
      const watch = health.watch({ service: 'elsewhere' })
      watch.on('data', (answer: HealthCheckResponse) => {
        resolve(answer.status)
        watch.cancel()
      })
      watch.on('error', () => undefined)
    })
    expect(first).toBe(SERVICE_UNKNOWN)
  })

  test('lists every service', async () => {
    const statuses = await new Promise((resolve, reject) => {
      health.list({}, (error, answer) => (error ? reject(error) : resolve(answer.statuses)))
    })
    expect(statuses).toEqual({ '': { status: SERVING }, [operationsService]: { status: SERVING } })
  })
})

/** Asks the reflection service in its own bytes, as grpcurl does, and gives the answers as text. */
function reflect(version: string, ...requests: readonly Buffer[]): Promise<string> {
  const client = new Client(server.address, credentials.createInsecure())
  const asItIs = (bytes: Buffer): Buffer => bytes
  return new Promise((resolve, reject) => {
    const answers: Buffer[] = []
    const path = `/grpc.reflection.${version}.ServerReflection/ServerReflectionInfo`
    const stream = client.makeBidiStreamRequest(path, asItIs, asItIs)
    stream.on('data', (bytes: Buffer) => answers.push(bytes))
    stream.on('error', reject)
    stream.on('end', () => {
      client.close()
      resolve(Buffer.concat(answers).toString('latin1'))
    })
    for (const request of requests) stream.write(request)
    stream.end()
  })
}

const field = (number: number, text: string): Buffer =>
  Buffer.concat([Buffer.from([(number << 3) | 2, text.length]), Buffer.from(text)])
const listServices = field(7, '*')
const fileContaining = (symbol: string) => field(4, symbol)

describe('reflection, which needs no token,', () => {
  test.each(['v1', 'v1alpha'])(
    'lists the services of this process and health (%s)',
    async (version) => {
      const answer = await reflect(version, listServices)
      expect(answer).toContain(operationsService)
      expect(answer).toContain('grpc.health.v1.Health')
      expect(answer).not.toContain('seedline.fund.v1.DealService')
    },
  )

  test('gives the schema of a service and of what a refusal carries', async () => {
    const answer = await reflect(
      'v1',
      fileContaining(operationsService),
      fileContaining('seedline.errors.v1.Problem'),
    )
    expect(answer).toContain('seedline/operations/v1/operations_service.proto')
    expect(answer).toContain('google/protobuf/timestamp.proto')
    expect(answer).toContain('FieldProblem')
  })

  test('says so when it doesn’t know a symbol, and survives bytes that are no question', async () => {
    expect(await reflect('v1', fileContaining('nowhere.Nothing'))).toContain('Symbol not found')
    await reflect('v1', Buffer.from('ffff', 'hex')).catch(() => undefined)
    expect(await reflect('v1', listServices)).toContain(operationsService)
  })
})
