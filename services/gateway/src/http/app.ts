import { refusal } from '@seedline/contracts/refusals'
import type { Logger } from '@seedline/messaging'
import express, { type Express } from 'express'
import { docsPages } from '../pages/docs-page.ts'
import { errorPages } from '../pages/error-pages.ts'
import { webApp } from '../pages/web-app.ts'
import type { Route } from '../rest/route.ts'
import { api } from './api.ts'
import { identify } from './identify.ts'
import { underOwnName } from './own-host.ts'
import { strictQuery } from './query.ts'
import { refuseErrors } from './refuse.ts'
import type { IsProxy } from './remote-address.ts'
import { requestLog } from './request-log.ts'
import { securityHeaders } from './security-headers.ts'
import type { RouteServices } from './serve-route.ts'

export interface AppOptions extends RouteServices {
  readonly routes: readonly Route[]
  readonly production: boolean
  /** Names of this installation, beside those of the machine itself. */
  readonly publicHosts: readonly string[]
  readonly isProxy: IsProxy
  /** Where the built web application lies. */
  readonly webFolder: string
  readonly logger: Logger
}

// Addresses of the interface: what isn't known below them is never a page of the web application.
const ofTheInterface = /^\/(?:api|health|docs|errors)(?:\/|$)|^\/openapi\.json$/

/** The whole HTTP side of the gateway. */
export const createApp = (options: AppOptions): Express => {
  const { routes, production, webFolder, logger } = options
  const app = express()
  app.disable('x-powered-by')
  app.set('etag', false)
  app.set('trust proxy', options.isProxy)
  app.set('query parser', strictQuery)
  app.use(identify, requestLog(logger), securityHeaders(production))
  app.use('/api/v1/development', underOwnName(options.publicHosts))
  app.use(api(routes, options))
  app.use('/docs', docsPages(routes.map(({ contract }) => contract)))
  app.use('/errors', errorPages())
  const web = webApp(webFolder)
  app.use((request, response, next) =>
    ofTheInterface.test(request.path) ? next() : web(request, response, next),
  )
  app.use((_request, _response, next) => next(refusal('ROUTE_UNKNOWN')))
  app.use(refuseErrors(logger))
  return app
}
