import { randomInt } from 'node:crypto'
import { createServer } from 'node:net'
import { StackError } from '../report/stack-error.ts'

// Below the range from which Linux and macOS take ports for outgoing connections: a client that
// keeps reconnecting to a stopped server must not end up connected to itself.
const anyFrom = 20_000
const anyTo = 32_000
const tries = 60

const handedOut = new Set<number>()

/**
 * A port that is free now: the preferred one or the next above it, or any when none is preferred.
 * A port is handed out once per process, so two servers started together never get the same.
 */
export async function askPort(preferred?: number): Promise<number> {
  for (let attempt = 0; attempt < tries; attempt++) {
    const port = preferred === undefined ? randomInt(anyFrom, anyTo) : preferred + attempt
    if (!handedOut.has(port) && (await isFree(port))) {
      handedOut.add(port)
      return port
    }
  }
  throw new StackError(
    `no free port found in ${tries} tries${preferred === undefined ? '' : ` from ${preferred}`}`,
    'see what listens there (ss -ltn), and end what is not needed',
  )
}

/** Whether nothing listens on this port of the machine's own address. */
export function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer()
    probe.once('error', () => resolve(false))
    probe.listen({ port, host: '127.0.0.1', exclusive: true }, () =>
      probe.close(() => resolve(true)),
    )
  })
}
