import { Writable } from 'node:stream'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { context, trace } from '@opentelemetry/api'
import { ProblemError, problem } from '@seedline/values'
import fc from 'fast-check'
import { inSpan } from '../telemetry/spans.ts'
import { startTelemetry, stopTelemetry } from '../telemetry/start-telemetry.ts'
import { createLogger } from './create-logger.ts'

beforeAll(() => startTelemetry('test', {}))
afterAll(() => stopTelemetry())

function logged() {
  const lines: string[] = []
  const destination = new Writable({
    write(chunk, _encoding, done) {
      lines.push(String(chunk))
      done()
    },
  })
  const logger = createLogger('fund', { level: 'trace', destination })
  return { logger, text: () => lines.join(''), last: () => JSON.parse(lines.at(-1) ?? '') }
}

describe('a log line', () => {
  test('carries the service, a readable level and, inside a span, its ids', async () => {
    const { logger, last } = logged()
    logger.info('outside')
    expect(last()).toMatchObject({ name: 'fund', level: 'info', msg: 'outside' })
    expect(last().trace_id).toBeUndefined()
    await inSpan('work', {}, (span) => {
      logger.warn({ rung: 'seed' }, 'inside')
      const { traceId, spanId } = span.spanContext()
      expect(last()).toMatchObject({ trace_id: traceId, span_id: spanId, rung: 'seed' })
    })
    expect(trace.getSpan(context.active())).toBeUndefined()
  })

  test('keeps the chain of causes of an error', () => {
    const { logger, last } = logged()
    const refusal = problem('X', 'internal', { zh: '甲', en: 'a' }, { zh: '乙', en: 'b' })
    logger.error({ err: new ProblemError(refusal, { cause: new Error('disk full') }) }, 'failed')
    expect(JSON.stringify(last().err)).toContain('disk full')
    expect(last().err.problem.code).toBe('X')
  })
})

const canary = 'CANARY7f3a9c21'
const jwt = `eyJhbGciOiJFUzI1NiJ9.eyJzdWIiOiI${canary}.c2ln${canary}`

describe('a secret never reaches the log', () => {
  const key = fc.constantFrom(
    'token',
    'Token',
    'authorization',
    'Authorization',
    'accessToken',
    'refresh_token',
    'cookie',
    'set-cookie',
    'password',
    'secret',
    'client_secret',
    'privateKey',
    'apiKey',
  )
  const path = fc.array(fc.stringMatching(/^[a-z]{1,8}$/), { maxLength: 5 })

  test('under a telling name, however deep', () => {
    fc.assert(
      fc.property(key, path, fc.boolean(), (name, folders, listed) => {
        const { logger, text } = logged()
        const leaf: object = { [name]: listed ? [`a"b${canary}`, canary] : `"\\${canary}` }
        const record = folders.reduceRight<object>((inner, folder) => ({ [folder]: inner }), leaf)
        logger.info({ ...record, kept: 'seed round' }, 'handled')
        expect(text()).not.toContain(canary)
        expect(JSON.parse(text())).toMatchObject({ kept: 'seed round', msg: 'handled' })
      }),
    )
  })

  test.each([
    ['a token', `token ${jwt} was refused`],
    ['a header', `authorization: Bearer ${canary}`],
    ['a password in an address', `mongodb://app:${canary}@db.example:27017/?tls=true`],
    ['a private key', `-----BEGIN PRIVATE KEY-----\n${canary}\n-----END PRIVATE KEY-----`],
    ['quoted JSON', `body was {"password": "${canary}", "n": 1}`],
  ])('inside a message or an error: %s', (_name, message) => {
    const { logger, text } = logged()
    logger.error({ err: new Error(message), note: message }, message)
    expect(text()).not.toContain(canary)
    expect(() => JSON.parse(text())).not.toThrow()
  })

  test('while ordinary words, ids and long lines stay as they are', () => {
    const { logger, last } = logged()
    const tokens = {
      basicFacts: 'Basic facts of the token economy',
      pageTokens: 3,
      secretary: 'Li',
    }
    const long = 'a'.repeat(200_000)
    logger.info({ tokens, long, at: 'http://127.0.0.1:7001/x@y' }, 'bearer of news')
    expect(last()).toMatchObject({ tokens, long, at: 'http://127.0.0.1:7001/x@y' })
    expect(last().msg).toBe('bearer of news')
  })
})
