import { post, type Received, request, type Sent } from './requests.ts'

/** A program that uses the interface as its documents say. */
export interface Client {
  get(path: string, headers?: Record<string, string>): Promise<Received>
  post(path: string, body: unknown, more?: Sent): Promise<Received>
  /** The same, which must succeed; answers the outcome. */
  write(path: string, body: unknown): Promise<{ id: string; version: number; traceId: string }>
  /** Reads until the answer is as wanted; bounded. */
  until(path: string, wanted: (json: Record<string, unknown>) => boolean): Promise<Received>
}

export const clientOf = (address: string, token: string): Client => {
  const get: Client['get'] = (path, headers = {}) =>
    request(address, `/api/v1${path}`, { token, headers })
  const send: Client['post'] = (path, body, more = {}) =>
    post(address, `/api/v1${path}`, { token, body, ...more })
  return {
    get,
    post: send,
    async write(path, body) {
      const answer = await send(path, body)
      if (answer.status !== 201) throw new Error(`${path}: ${answer.status} ${answer.text}`)
      return answer.json as { id: string; version: number; traceId: string }
    },
    async until(path, wanted) {
      const patience = performance.now() + 20_000
      for (;;) {
        const answer = await get(path)
        if (answer.json && answer.status === 200 && wanted(answer.json)) return answer
        if (performance.now() > patience) throw new Error(`${path} stayed ${answer.text}`)
        await new Promise((resolve) => setTimeout(resolve, 25))
      }
    },
  }
}
