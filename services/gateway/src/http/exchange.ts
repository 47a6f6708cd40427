import type { Context, Span } from '@opentelemetry/api'
import type { Response } from 'express'
import type { Language } from '../problems/language.ts'

/** What is known of one request while it is answered. */
export interface Exchange {
  readonly requestId: string
  readonly traceId: string
  readonly language: Language
  readonly span: Span
  /** The tracing context with the span in it: event listeners lose the active one. */
  readonly context: Context
  readonly startedAt: number
  /** The template of the address, once a route has been found. */
  route?: string
  subject?: string
}

interface Locals {
  exchange?: Exchange
}

/** Remembers the exchange with its response. */
export const remember = (response: Response, exchange: Exchange): void => {
  const locals = response.locals as Locals
  locals.exchange = exchange
}

/** The exchange that a response belongs to. */
export const exchangeOf = (response: Response): Exchange => {
  const { exchange } = response.locals as Locals
  if (exchange === undefined) throw new Error('identify() must run before anything else')
  return exchange
}
