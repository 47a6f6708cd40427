import { useQueryClient } from '@tanstack/react-query'
import { createParser } from 'eventsource-parser'
import { useEffect, useState } from 'react'
import { currentSession } from '../session/session.ts'
import { isPreview, NAME } from './enterprises.ts'

const FIRST_WAIT_MS = 500
const LONGEST_WAIT_MS = 10_000
const REFRESH_MS = 400
/** The gateway says something every 15 s: whoever hears nothing for twice that long is cut off. */
const SILENCE_MS = 35_000

/** Follows the gateway's events; what is shown is asked for again when something was recorded. */
export function useLiveUpdates(): boolean {
  const queries = useQueryClient()
  const [connected, setConnected] = useState(false)
  useEffect(() => {
    const stop = new AbortController()
    const refresh = atMostEvery(
      REFRESH_MS,
      () =>
        void queries.invalidateQueries({
          predicate: (query) => query.queryKey[0] !== NAME && !isPreview(query),
        }),
    )
    void follow(stop.signal, setConnected, refresh)
    return () => stop.abort()
  }, [queries])
  return connected
}

/**
 * Calls at once and, when more came in meanwhile, once more after the pause: a burst of events costs
 * two questions, and a view that follows its event by some milliseconds is not missed.
 */
export function atMostEvery(pauseMs: number, call: () => void): () => void {
  let waiting = false
  return () => {
    if (waiting) return
    waiting = true
    call()
    setTimeout(() => {
      waiting = false
      call()
    }, pauseMs)
  }
}

async function follow(
  signal: AbortSignal,
  connected: (is: boolean) => void,
  onEvent: () => void,
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
  onEvent: () => void,
): Promise<void> {
  const token = currentSession()?.token
  if (!token) return
  const response = await fetch('/api/v1/events', {
    headers: { authorization: `Bearer ${token}`, accept: 'text/event-stream' },
    signal,
  })
  if (!response.ok || !response.body) return
  onOpen()
  const parser = createParser({ onEvent })
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader()
  for (;;) {
    const silence = setTimeout(() => void reader.cancel(), SILENCE_MS)
    const { done, value } = await reader.read().finally(() => clearTimeout(silence))
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
