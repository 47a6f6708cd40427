import { context } from '@opentelemetry/api'
import { refusal } from '@seedline/contracts/refusals'
import type { CallOptions, TokenVerifier } from '@seedline/service-kit'
import { organisationOf } from '@seedline/values'
import type { Request, RequestHandler, Response } from 'express'
import { type Contract, linesType, xlsxType } from '../rest/contract.ts'
import { readParts } from '../rest/read-parts.ts'
import type { AnswerRoute, Input, Route, StreamRoute } from '../rest/route.ts'
import { admit, type Caller } from './admission.ts'
import { send, sendLines, sendRows, sendWorkbook, written } from './answer.ts'
import { exchangeOf } from './exchange.ts'
import { commandIdOf, idempotencyKey } from './idempotency-key.ts'
import { expectedVersion } from './if-match.ts'
import { jsonBody } from './json-body.ts'
import type { Arrivals, Gate, Party } from './limits.ts'
import { type Rates, withinRate } from './rates.ts'
import { countedAddress } from './remote-address.ts'

/** What every route needs besides itself. */
export interface RouteServices {
  readonly verifier: Pick<TokenVerifier, 'verify'>
  readonly gate: Gate
  readonly arrivals: Arrivals
  readonly rates: Rates
}

/** Deadlines of the calls to services, in ms. */
export const commandDeadlineMs = 5_000
export const queryDeadlineMs = 2_000

type Format = 'json' | 'csv' | 'xlsx' | 'lines' | 'events'

const formatOf = ({ answer }: Contract, request: Request): Format => {
  if (answer.stream && request.accepts('text/event-stream')) return 'events'
  const offered = [
    'application/json',
    ...(answer.csv ? ['text/csv'] : []),
    ...(answer.xlsx ? [xlsxType] : []),
    ...(answer.lines ? [linesType] : []),
  ]
  const chosen = answer.stream ? false : request.accepts(offered)
  if (chosen === false) throw refusal('NOT_ACCEPTABLE')
  if (chosen === xlsxType) return 'xlsx'
  if (chosen === linesType) return 'lines'
  return chosen === 'text/csv' ? 'csv' : 'json'
}

const callerOf = async (
  { verifier }: RouteServices,
  { admits }: Contract,
  request: Request,
  response: Response,
): Promise<Caller | undefined> => {
  if (admits === 'anyone') return undefined
  const caller = await admit(verifier, admits, request)
  exchangeOf(response).subject = caller.actor.subject
  return caller
}

// A command is carried through even when its caller hangs up: a repetition is answered with its outcome.
const abortedWith = (response: Response): AbortSignal => {
  const gone = new AbortController()
  // An answer that was sent closes, too, and has nothing to stop.
  response.once('close', () => {
    if (!response.writableFinished) gone.abort()
  })
  return gone.signal
}

const callOf = (
  contract: Contract,
  caller: Caller | undefined,
  response: Response,
): CallOptions => ({
  token: caller?.token ?? '',
  requestId: exchangeOf(response).requestId,
  ...(contract.write
    ? { deadlineMs: commandDeadlineMs }
    : { deadlineMs: queryDeadlineMs, signal: abortedWith(response) }),
})

const answerBody = async (
  route: AnswerRoute,
  format: Format,
  input: Input,
  response: Response,
): Promise<void> => {
  if (format === 'csv' && route.table) {
    const { name, rows } = route.table(input)
    await sendRows(response, name, rows)
    return
  }
  if (format === 'xlsx' && route.workbook) {
    const { name, bytes } = route.workbook(input)
    sendWorkbook(response, name, await bytes)
    return
  }
  if (format === 'lines' && route.lines) {
    await sendLines(response, route.contract.operationId, route.lines(input))
    return
  }
  const answer = await route.handle(input)
  if (answer.repeated) response.set('Idempotency-Replayed', 'true')
  send(response, written(route.contract, answer))
}

const openStream = (route: StreamRoute, input: Input, party: Party, response: Response) => {
  response.set('Content-Type', 'text/event-stream; charset=utf-8')
  // Asks reverse proxies to pass events on as they come.
  response.set('X-Accel-Buffering', 'no')
  response.status(200)
  if (response.req.method === 'HEAD') response.end()
  else route.open(input, response, party)
}

const serve = async (
  route: Route,
  services: RouteServices,
  request: Request,
  response: Response,
): Promise<void> => {
  const { contract } = route
  const exchange = exchangeOf(response)
  exchange.route = contract.path
  const format = formatOf(contract, request)
  const caller = await callerOf(services, contract, request, response)
  if (contract.rate)
    withinRate(services.rates, contract.rate, { organisation: clientOf(caller), response })
  const key = contract.write ? idempotencyKey(request.get('idempotency-key')) : ''
  const version = expectedVersion(request.get('if-match'), contract.write)
  const party = partyOf(caller, request)
  const body = contract.places.body
    ? await jsonBody(request, response, services.arrivals, party)
    : undefined
  const { params: path, query } = request
  const { subject } = party
  const input = {
    message: readParts(contract, { path, query, body }),
    commandId: key === '' ? '' : commandIdOf(subject, key),
    expectedVersion: version,
    actor: caller?.actor,
    call: callOf(contract, caller, response),
    language: exchange.language,
  }
  if (route.kind === 'stream') return openStream(route, input, party, response)
  const work = () => answerBody(route, format, input, response)
  // A place is taken once there is nothing left to wait for from the caller. Health is answered however busy the rest is.
  return isHealth(contract) ? work() : services.gate.run(party, work)
}

const partyOf = (caller: Caller | undefined, { ip = '' }: Request): Party => ({
  subject: caller?.actor.subject ?? '',
  address: countedAddress(ip),
})

/** Whose requests are counted together: those of an organisation, whoever of its people and machines sends them. */
const clientOf = (caller: Caller | undefined): string =>
  organisationOf(caller?.actor.organisation ?? '') || (caller?.actor.subject ?? '')

const isHealth = ({ path }: Contract): boolean => path.startsWith('/health/')

/** The express handler of a route. */
export const serveRoute =
  (route: Route, services: RouteServices): RequestHandler =>
  (request, response, next) => {
    const work = () => serve(route, services, request, response)
    // Body events fire outside the span's context, so what follows is bound to it anew.
    context.with(exchangeOf(response).context, work).catch(next)
  }
