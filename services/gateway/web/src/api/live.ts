import { useQueryClient } from '@tanstack/react-query'
import { createParser } from 'eventsource-parser'
import { useEffect, useState } from 'react'
import { currentSession } from '../session/session.ts'

const FIRST_WAIT_MS = 500
const LONGEST_WAIT_MS = 10_000

interface LiveEvent {
  readonly subject: string
  readonly type: string
}

/** Follows the gateway's events; each one makes the queries that show its subject ask again. */
export function useLiveUpdates(): boolean {
  const queries = useQueryClient()
  const [connected, setConnected] = useState(false)
  useEffect(() => {
    const stop = new AbortController()
    void follow(stop.signal, setConnected, () => {
      // Views follow the event by a few milliseconds: ask at once, and once more shortly after.
      void queries.invalidateQueries()
      setTimeout(() => void queries.invalidateQueries(), 400)
    })
    return () => stop.abort()
  }, [queries])
  return connected
}

async function follow(
  signal: AbortSignal,
  connected: (is: boolean) => void,
  onEvent: (event: LiveEvent) => void,
): Promise<void> {
  let wait = FIRST_WAIT_MS
  while (!signal.aborted) {
    try {
      await readOnce(
        signal,
        () => {
          wait = FIRST_WAIT_MS
          connected(true)
        },
        onEvent,
      )
    } catch {
      // A broken connection is expected; the loop connects again.
    }
    connected(false)
    await pause(wait, signal)
    wait = Math.min(wait * 2, LONGEST_WAIT_MS)
  }
}

async function readOnce(
  signal: AbortSignal,
  onOpen: () => void,
  onEvent: (event: LiveEvent) => void,
): Promise<void> {
  const token = currentSession()?.token
  if (!token) return
  const response = await fetch('/api/v1/events', {
    headers: { authorization: `Bearer ${token}`, accept: 'text/event-stream' },
    signal,
  })
  if (!response.ok || !response.body) return
  onOpen()
  const parser = createParser({
    onEvent: (message) => onEvent(JSON.parse(message.data) as LiveEvent),
  })
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader()
  for (;;) {
    const { done, value } = await reader.read()
    if (done) return
    parser.feed(value)
  }
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms)
    signal.addEventListener('abort', () => {
      clearTimeout(timer)
      resolve()
    })
  })
}
