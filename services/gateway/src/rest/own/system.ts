import type { Schema } from '@seedline/contracts/kinds'
import { problemOf } from '@seedline/contracts/refusals'
import type { TokenVerifier } from '@seedline/service-kit'
import { ProblemError } from '@seedline/values'
import type { Route } from '../route.ts'
import { answerSchema, ownContract } from './own-contract.ts'

const tag = { zh: '系统', en: 'System' }
const text: Schema = { type: 'string' }

/** What the installation says of itself to anyone. */
export interface About {
  readonly name: 'Seedline'
  readonly version: string
  readonly environment: 'development' | 'production'
  readonly demonstrationData: boolean
  readonly developmentTokens: boolean
  readonly traceViewerUrl?: string
}

const getAbout = ownContract('getAbout', {
  rest: 'GET /api/v1/about',
  tag,
  summary: { zh: '关于本系统', en: 'About this installation' },
  admits: 'anyone',
  answer: {
    status: 200,
    schema: answerSchema(
      'About',
      {
        name: { type: 'string', const: 'Seedline' },
        version: text,
        environment: { type: 'string', enum: ['development', 'production'] },
        demonstrationData: {
          type: 'boolean',
          description: 'True: the data is synthetic, and every page says so.',
        },
        developmentTokens: {
          type: 'boolean',
          description: 'True: POST /development/tokens exists.',
        },
        traceViewerUrl: {
          type: 'string',
          description: 'Address of a trace; `{traceId}` stands for the id.',
        },
      },
      ['traceViewerUrl'],
    ),
  },
})

const getOpenApi = ownContract('getOpenApi', {
  rest: 'GET /openapi.json',
  tag,
  summary: { zh: '本接口文档', en: 'This document' },
  admits: 'anyone',
  answer: {
    status: 200,
    schema: { $name: 'OpenApiDocument', type: 'object', additionalProperties: true },
  },
})

const health = answerSchema(
  'Health',
  {
    status: { type: 'string', const: 'ok' },
    checks: { type: 'object', additionalProperties: text },
  },
  ['checks'],
)

const getLive = ownContract('getLive', {
  rest: 'GET /health/live',
  tag,
  summary: { zh: '进程是否存活', en: 'Whether the process is alive' },
  admits: 'anyone',
  answer: { status: 200, schema: health },
})

const getReady = ownContract('getReady', {
  rest: 'GET /health/ready',
  tag,
  summary: { zh: '能否处理请求', en: 'Whether requests can be served' },
  admits: 'anyone',
  answer: { status: 200, schema: health },
  problems: ['NOT_READY'],
})

/** How one thing that the gateway needs is doing. */
export type Check = () => Promise<'ok' | 'unavailable'>

/** Whether tokens can be verified: keys that could not be read for long serve no longer. */
export const keysCheck =
  (verifier: Pick<TokenVerifier, 'ready'>): Check =>
  async () => {
    await verifier.ready()
    return 'ok'
  }

export interface System {
  readonly about: About
  /** Makes the OpenAPI document; asked once. */
  readonly document: () => object
  readonly checks: Readonly<Record<string, Check>>
}

const checked = async (checks: System['checks']): Promise<Record<string, string>> =>
  Object.fromEntries(
    await Promise.all(
      Object.entries(checks).map(async ([name, check]) => [
        name,
        await check().catch(() => 'unavailable'),
      ]),
    ),
  )

/** What the installation says of itself. */
export const systemRoutes = (system: System): readonly Route[] => {
  let document: object | undefined
  return [
    { kind: 'answer', contract: getAbout, handle: async () => ({ body: system.about }) },
    {
      kind: 'answer',
      contract: getOpenApi,
      async handle() {
        document ??= system.document()
        return { body: document }
      },
    },
    { kind: 'answer', contract: getLive, handle: async () => ({ body: { status: 'ok' } }) },
    {
      kind: 'answer',
      contract: getReady,
      async handle() {
        const checks = await checked(system.checks)
        if (Object.values(checks).some((found) => found !== 'ok'))
          throw new ProblemError({ ...problemOf('NOT_READY'), facts: checks })
        return { body: { status: 'ok', checks } }
      },
    },
  ]
}

interface Settings {
  readonly SEEDLINE_ENV: 'development' | 'production'
  readonly DEMONSTRATION_DATA: boolean
  readonly TRACE_VIEWER_URL?: string | undefined
}

export const aboutOf = (
  settings: Settings,
  version: string,
  developmentTokens: boolean,
): About => ({
  name: 'Seedline',
  version,
  environment: settings.SEEDLINE_ENV,
  demonstrationData: settings.DEMONSTRATION_DATA,
  developmentTokens,
  ...(settings.TRACE_VIEWER_URL !== undefined && { traceViewerUrl: settings.TRACE_VIEWER_URL }),
})
