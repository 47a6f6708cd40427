import { setTimeout as pause } from 'node:timers/promises'
import { patiently } from '@seedline/stack/patience'
import { type Answered, unusual } from './exchange.ts'

const withinMs = 10_000

/** A connection to the live events. */
export interface Listening {
  /** What has come once so many events have, by their ids: topics have no order among each other. */
  heard(events: number): Promise<Answered>
}

/** Opens the connection and waits until the gateway says that it listens. */
export async function listen(
  url: string,
  said: string,
  headers: Record<string, string>,
): Promise<Listening> {
  const ended = new AbortController()
  const response = await fetch(url, { headers, signal: ended.signal })
  const { status } = response
  let text = ''
  const read = async () => {
    const decoder = new TextDecoder()
    for await (const piece of response.body ?? []) text += decoder.decode(piece, { stream: true })
  }
  // Ending the connection ends the reading with an error that says just that.
  read().catch(() => undefined)
  const until = async (wanted: () => boolean) => {
    for (const end = Date.now() + patiently(withinMs); !wanted() && Date.now() < end; )
      await pause(20)
    return wanted()
  }
  if (!(await until(() => text.includes(': listening'))))
    throw new Error(`nothing listens at ${url}`)
  const frames = () => text.split('\n\n').filter((frame) => frame.startsWith('id: '))
  return {
    async heard(events) {
      // Where fewer come in time, the recording shows which.
      await until(() => frames().length >= events)
      ended.abort()
      const body = frames()
        .toSorted()
        .map((frame) => frame.split('\n'))
      return { request: said, status, headers: unusual(status, response.headers), body }
    },
  }
}
