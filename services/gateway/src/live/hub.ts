import type { ServerResponse } from 'node:http'
import { type Audience, isAmong } from '@seedline/contracts/ownership'
import { refusal } from '@seedline/contracts/refusals'
import { heldUnder } from '../http/held.ts'
import type { Party } from '../http/limits.ts'
import { frameOf, gapFrame, type LiveEvent } from './live-event.ts'

export interface HubLimits {
  /** Open streams in all, of one subject and from one address. */
  readonly clients: number
  readonly ofSubject: number
  readonly ofAddress: number
  /** Bytes that may wait for one client; a slower one is cut off and comes again. */
  readonly waitingBytes: number
  readonly heartbeatMs: number
}

export const hubLimits: HubLimits = {
  clients: 500,
  ofSubject: 20,
  // An office behind one address has many people, each with some pages open.
  ofAddress: 200,
  waitingBytes: 64 * 1024,
  heartbeatMs: 15_000,
}

/** One who listens. */
export interface Listener {
  readonly party: Party
  readonly roles: readonly string[]
  readonly organisation: string
  /** Only what concerns this enterprise; undefined: everything. */
  readonly enterpriseId: string | undefined
  /** Rejects once the token no longer holds. */
  stillAdmitted(): Promise<unknown>
}

type Out = Pick<ServerResponse, 'write' | 'end' | 'destroy' | 'writableLength' | 'once'>

interface Client extends Listener {
  readonly out: Out
}

/** Hands live events on to open streams. Nothing is kept: who comes again asks for what it shows. */
export interface Hub {
  /** Adds a listener. @throws ProblemError TOO_MANY_STREAMS */
  open(listener: Listener, out: Out): void
  /** Tells the event to those of its audience whom it concerns. */
  publish(event: LiveEvent, audience: Audience): void
  /** Tells everyone that events may have been missed until now, so that they ask again for what they show. */
  tellOfGap(): void
  readonly figures: () => { readonly clients: number; readonly cutOff: number }
  close(): void
}

const concerns = (client: Client, event: LiveEvent): boolean =>
  client.enterpriseId === undefined ||
  // What can't be told apart is told to everyone: a needless refresh is better than a stale page.
  event.enterpriseId === undefined ||
  event.enterpriseId === client.enterpriseId

export const liveHub = (limits: HubLimits = hubLimits): Hub => {
  const clients = new Set<Client>()
  const places = heldUnder<Client>([
    { most: limits.clients, keyOf: () => '' },
    { most: limits.ofSubject, keyOf: ({ party }) => party.subject },
    { most: limits.ofAddress, keyOf: ({ party }) => party.address },
  ])
  let cutOff = 0

  const send = (client: Client, text: string): void => {
    if (client.out.writableLength + text.length > limits.waitingBytes) {
      cutOff += 1
      clients.delete(client)
      client.out.destroy()
    } else client.out.write(text)
  }
  const check = async (client: Client): Promise<void> => {
    try {
      await client.stillAdmitted()
      if (clients.has(client)) send(client, ': still here\n\n')
    } catch {
      clients.delete(client)
      client.out.end()
    }
  }
  const heartbeat = setInterval(() => {
    for (const client of clients) void check(client)
  }, limits.heartbeatMs)
  heartbeat.unref()

  return {
    open(listener, out) {
      const client = { ...listener, out }
      if (places.fullFor(client)) throw refusal('TOO_MANY_STREAMS')
      places.add(client)
      clients.add(client)
      out.once('close', () => {
        places.remove(client)
        clients.delete(client)
      })
      send(client, 'retry: 2000\n: listening\n\n')
    },
    publish(event, audience) {
      if (clients.size === 0) return
      const frame = frameOf(event)
      for (const client of clients)
        if (isAmong(audience, client) && concerns(client, event)) send(client, frame)
    },
    tellOfGap() {
      for (const client of clients) send(client, gapFrame)
    },
    figures: () => ({ clients: clients.size, cutOff }),
    close() {
      clearInterval(heartbeat)
      for (const { out } of clients) out.end()
      clients.clear()
    },
  }
}
