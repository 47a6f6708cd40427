import { refusal } from '@seedline/contracts/refusals'
import { type RequestHandler, Router } from 'express'
import type { Route } from '../rest/route.ts'
import { expressPath } from './express-path.ts'
import { type RouteServices, serveRoute } from './serve-route.ts'

const otherMethods =
  (allowed: string): RequestHandler =>
  (request, response, next) => {
    response.set('Allow', allowed)
    if (request.method === 'OPTIONS') response.status(204).end()
    else next(refusal('METHOD_NOT_ALLOWED', { allowed }))
  }

const byPath = (routes: readonly Route[]): ReadonlyMap<string, readonly Route[]> => {
  const found = new Map<string, Route[]>()
  for (const one of routes)
    found.set(one.contract.path, [...(found.get(one.contract.path) ?? []), one])
  return found
}

const methodsOf = (routes: readonly Route[]): string =>
  routes
    .flatMap(({ contract }) => (contract.method === 'get' ? ['GET', 'HEAD'] : ['POST']))
    .concat('OPTIONS')
    .join(', ')

/** Every route of the interface, and nothing else. */
export const api = (routes: readonly Route[], services: RouteServices): Router => {
  const router = Router({ caseSensitive: true, strict: true })
  for (const [template, ofPath] of byPath(routes)) {
    const path = expressPath(template)
    for (const one of ofPath) router[one.contract.method](path, serveRoute(one, services))
    router.all(path, otherMethods(methodsOf(ofPath)))
  }
  return router
}
