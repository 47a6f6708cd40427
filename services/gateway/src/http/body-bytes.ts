import { refusal } from '@seedline/contracts/refusals'
import type { Request } from 'express'
import type { Arrival } from './limits.ts'

/** Largest body, in bytes. */
export const mostBodyBytes = 256 * 1024
/** How long a body may take to come, once its header is there. */
export const bodyWithinMs = 12_000

/**
 * The bytes of a body, within their bounds of size and time. What comes after a refusal is read and dropped: the
 * connection decides how long.
 * @throws ProblemError BODY_TOO_LARGE, REQUEST_TIMEOUT, or why it had to give way
 */
export const bodyBytes = (
  request: Request,
  arrival: Arrival,
  withinMs = bodyWithinMs,
): Promise<Buffer> =>
  new Promise((resolve, reject) => {
    const parts: Buffer[] = []
    let length = 0
    const settled = (): void => {
      clearTimeout(patience)
      request.off('data', onData).off('end', onEnd).off('close', onClose)
      request.resume()
    }
    const fail = (reason: Error): void => {
      settled()
      reject(reason)
    }
    const onData = (part: Buffer): void => {
      length += part.length
      if (length > mostBodyBytes) fail(refusal('BODY_TOO_LARGE'))
      else parts.push(part)
    }
    const onEnd = (): void => {
      settled()
      resolve(Buffer.concat(parts, length))
    }
    // Closed before it ended: the sender hung up, or was too slow for the server.
    const onClose = (): void => fail(refusal('REQUEST_TIMEOUT'))
    const patience = setTimeout(onClose, withinMs)
    arrival.giveWay = fail
    request.on('data', onData).on('end', onEnd).on('close', onClose)
    // Hung up before anybody listened.
    if (request.destroyed) onClose()
  })
