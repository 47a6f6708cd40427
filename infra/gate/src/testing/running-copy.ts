import { join } from 'node:path'
import { recordingServices } from '@seedline/contracts/services'
import { askPort } from '@seedline/stack'
import { makePlace, type Place, type RunningService, startRunning } from '@seedline/testing/running'
import type { Copy } from './copy-of-repository.ts'

interface Answer {
  readonly status: number
  readonly json: Record<string, unknown>
}

/** The services of a copy as processes, behind one gateway. */
export interface RunningCopy {
  /** Where the service that was asked for keeps what it records. */
  readonly place: Place
  /** The address of the REST API. */
  readonly at: string
  /** A command where there is a body, a question otherwise; of an operator unless said. */
  ask(path: string, body?: object, role?: string): Promise<Answer>
  /** SIGTERM, the gateway first: the exit codes. */
  stop(): Promise<readonly (number | null)[]>
  remove(): Promise<void>
}

/** Starts a service that the copy has more than this repository, those that both have, and a gateway. */
export async function runCopy(copy: Copy, further: string): Promise<RunningCopy> {
  const running: RunningService[] = []
  const places: Place[] = []
  const addresses: Record<string, string> = {}
  const place = await makePlace(further)
  // One signer and one broker's topics for all; each its own database.
  const { signer, topicPrefix } = place
  const start = async (service: string, of: Place, settings: Readonly<Record<string, string>>) => {
    const folder = join(copy.folder, 'services', service)
    const one = await startRunning({ folder }, { ...of, signer, topicPrefix }, settings)
    running.unshift(one)
  }
  const stop = async () => {
    const codes: (number | null)[] = []
    for (const one of running.splice(0)) codes.push(await one.stop())
    return codes
  }
  const remove = async () => {
    await stop()
    for (const one of [place, ...places]) await one.remove()
  }
  const port = await askPort()
  const at = `http://127.0.0.1:${port}/api/v1`
  try {
    // They ask one another, so each is told where all are before the first one starts.
    const ports = new Map<string, string>()
    for (const service of [further, ...recordingServices]) {
      ports.set(service, String(await askPort()))
      addresses[addressOf(service)] = `127.0.0.1:${ports.get(service)}`
    }
    for (const service of ports.keys()) {
      const own = service === further ? place : await makePlace(service)
      if (own !== place) places.push(own)
      await start(service, own, { ...addresses, GRPC_PORT: ports.get(service) ?? '' })
    }
    await start('gateway', place, {
      ...addresses,
      HTTP_PORT: String(port),
      HTTP_HOST: '127.0.0.1',
    })
  } catch (error) {
    await remove()
    throw error
  }
  return { place, at, ask: askingAt(at, signer.token), stop, remove }
}

const addressOf = (service: string): string => `${service.toUpperCase()}_ADDRESS`

const askingAt =
  (at: string, tokenOf: (role: string) => Promise<string>): RunningCopy['ask'] =>
  async (path, body, role = 'operator') => {
    const key = `${path}-${JSON.stringify(body)}`.replace(/[^\w.:-]/g, '.').slice(-128)
    const response = await fetch(`${at}${path}`, {
      method: body ? 'POST' : 'GET',
      headers: {
        authorization: `Bearer ${await tokenOf(role)}`,
        ...(body && { 'content-type': 'application/json', 'idempotency-key': key }),
      },
      signal: AbortSignal.timeout(10_000),
      ...(body && { body: JSON.stringify(body) }),
    })
    return { status: response.status, json: JSON.parse(await response.text()) }
  }
