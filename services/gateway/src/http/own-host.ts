import { refusal } from '@seedline/contracts/refusals'
import type { RequestHandler } from 'express'

const loopback = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])$/

const nameIn = (host: string): string => host.toLowerCase().replace(/:\d*$/, '')

/**
 * Answers only under a name of this machine, or one of the installation's own. A page of somebody else's can make its
 * own name lead here (DNS rebinding) and then ask as if it were ours; the name it asks under gives it away.
 */
export const underOwnName =
  (publicHosts: readonly string[]): RequestHandler =>
  (request, _response, next) => {
    const name = nameIn(request.headers.host ?? '')
    next(
      loopback.test(name) || publicHosts.includes(name) ? undefined : refusal('HOST_NOT_ALLOWED'),
    )
  }
