import { randomUUID } from 'node:crypto'
import { Agent, request } from 'node:http'
import { setTimeout as pause } from 'node:timers/promises'

/** Calls the gateway by REST over connections that are kept. */
export interface Caller {
  /** A write under a key of its own; the answer's body. @throws when it is refused */
  post(path: string, body: unknown): Promise<{ readonly id: string; readonly version: number }>
  get(path: string): Promise<unknown>
  close(): void
}

const DEADLINE_MS = 20_000
/** As many as the gateway lets one subject have under way: further ones wait here, unrefused. */
const MOST_CONNECTIONS = 64

/** A caller with that token; `tries` counts the first, and all carry the same key. */
export function callerOf(address: string, token: string, tries = 1): Caller {
  const agent = new Agent({ keepAlive: true, maxSockets: MOST_CONNECTIONS })
  const call = (method: string, path: string, body?: string, key = ''): Promise<unknown> =>
    new Promise((resolve, reject) => {
      const headers = {
        authorization: `Bearer ${token}`,
        ...(body !== undefined && {
          'content-type': 'application/json',
          'content-length': Buffer.byteLength(body),
          'idempotency-key': key,
        }),
      }
      const url = `http://${address}/api/v1${path}`
      const signal = AbortSignal.timeout(DEADLINE_MS)
      const sent = request(url, { method, agent, headers, signal }, (response) => {
        const parts: Buffer[] = []
        response.on('data', (part: Buffer) => parts.push(part))
        response.on('error', reject)
        response.on('end', () => {
          const text = Buffer.concat(parts).toString()
          const status = response.statusCode ?? 0
          if (status >= 200 && status < 300) resolve(JSON.parse(text))
          else reject(new Error(`${method} ${path} was answered ${status}: ${text}`))
        })
      })
      sent.on('error', reject)
      sent.end(body)
    })
  return {
    async post(path, body) {
      const key = randomUUID()
      for (let attempt = 1; ; attempt += 1) {
        try {
          const answer = await call('POST', path, JSON.stringify(body), key)
          return answer as { id: string; version: number }
        } catch (error) {
          if (attempt >= tries) throw error
          await pause(250)
        }
      }
    },
    get: (path) => call('GET', path),
    close: () => agent.destroy(),
  }
}
