import { Metadata, status } from '@grpc/grpc-js'
import { describe, expect, test } from '@jest/globals'
import { Status } from '@seedline/contracts/errors/v1/problem'
import type { Problem, ProblemKind } from '@seedline/values'
import fc from 'fast-check'
import { detailsKey, statusCodeOf, statusOf } from './problem-status.ts'
import { problemIn, problemOfStatus } from './status-problem.ts'

const kinds: readonly ProblemKind[] = [
  'invalid',
  'not-found',
  'already-exists',
  'conflict',
  'refused',
  'forbidden',
  'unauthenticated',
  'too-large',
  'exhausted',
  'unavailable',
  'outcome-unknown',
  'internal',
]

const words = fc.string({ unit: 'grapheme', maxLength: 80 })
const text = fc.record({ zh: words, en: words })
const code = fc.stringMatching(/^[A-Z][A-Z_]{0,30}$/)
const field = fc.record({ pointer: words, code, title: text })
// Facts are named as sentences can name them: by a letter first.
const facts = fc.dictionary(fc.stringMatching(/^[a-z][a-z_]{0,19}$/), words, {
  minKeys: 1,
  maxKeys: 4,
})

const smallProblem: fc.Arbitrary<Problem> = fc
  .record({
    code,
    kind: fc.constantFrom(...kinds),
    title: text,
    mend: text,
    fields: fc.option(fc.array(field, { minLength: 1, maxLength: 4 }), { nil: undefined }),
    facts: fc.option(facts, { nil: undefined }),
  })
  .map(({ fields, facts: known, ...bare }) => ({
    ...bare,
    ...(fields && { fields }),
    ...(known && { facts: known }),
  }))

describe('a problem as gRPC status', () => {
  test('comes out whole at the other end, in both languages', () => {
    fc.assert(
      fc.property(smallProblem, (problem) => {
        const failed = statusOf(problem)
        expect(failed.code).toBe(statusCodeOf(problem.kind))
        expect(problemIn(failed.metadata)).toEqual(problem)
        // grpc-js encodes the message so, and must not throw.
        expect(() => encodeURI(failed.details)).not.toThrow()
      }),
    )
  })

  test('is wire-identical to google.rpc.Status', () => {
    const title = { zh: '轮次已关闭', en: 'The round is closed' }
    const failed = statusOf({ code: 'ROUND_ALREADY_CLOSED', kind: 'refused', title, mend: title })
    const bytes = failed.metadata.get(detailsKey)[0] as Buffer
    expect(Status.decode(bytes)).toMatchObject({
      code: status.FAILED_PRECONDITION,
      message: 'ROUND_ALREADY_CLOSED: The round is closed',
      details: [{ typeUrl: 'type.googleapis.com/seedline.errors.v1.Problem' }],
    })
  })

  test('never outgrows what HTTP/2 headers hold, and tells what it left out', () => {
    const long = fc.string({ minLength: 100, maxLength: 400 })
    const many = fc.array(
      fc.record({ pointer: long, code, title: fc.record({ zh: long, en: long }) }),
      { minLength: 30, maxLength: 120 },
    )
    fc.assert(
      fc.property(smallProblem, many, (problem, fields) => {
        const { metadata } = statusOf({ ...problem, fields })
        expect((metadata.get(detailsKey)[0] as Buffer).byteLength).toBeLessThanOrEqual(6_144)
        const received = problemIn(metadata)
        expect(received).toMatchObject({ code: problem.code, kind: problem.kind })
        const omitted = Number(received?.facts?.fields_omitted)
        expect((received?.fields?.length ?? 0) + omitted).toBe(fields.length)
      }),
      { numRuns: 25 },
    )
  })

  test('survives text that is no Unicode', () => {
    const broken = { zh: '\ud800', en: '\udfff broken' }
    const failed = statusOf({ code: 'X', kind: 'invalid', title: broken, mend: broken })
    expect(() => encodeURI(failed.details)).not.toThrow()
    expect(problemIn(failed.metadata)?.code).toBe('X')
  })
})

describe('status details from elsewhere', () => {
  test('are never thrown at, whatever bytes they are', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        const metadata = new Metadata()
        metadata.set(detailsKey, Buffer.from(bytes))
        expect(() => problemIn(metadata)).not.toThrow()
      }),
    )
    expect(problemIn(undefined)).toBeUndefined()
    expect(problemIn(new Metadata())).toBeUndefined()
  })
})

describe('a status without details', () => {
  const codes = Object.values(status).filter((value): value is status => typeof value === 'number')

  test('always becomes a problem with something to do about it', () => {
    for (const grpcCode of codes) {
      for (const query of [true, false]) {
        const problem = problemOfStatus(grpcCode, { query, sent: true, details: '' })
        expect(problem.mend.en.length).toBeGreaterThan(0)
        expect(problem.mend.zh.length).toBeGreaterThan(0)
      }
    }
  })

  test('leaves a command in doubt when it may have been carried out unheard', () => {
    const after = (code: status, call: { query: boolean; sent: boolean }) =>
      problemOfStatus(code, { ...call, details: '' }).kind
    for (const lost of [status.UNAVAILABLE, status.DEADLINE_EXCEEDED, status.CANCELLED]) {
      expect(after(lost, { query: false, sent: true })).toBe('outcome-unknown')
      expect(after(lost, { query: true, sent: true })).toBe('unavailable')
      expect(after(lost, { query: false, sent: false })).toBe('unavailable')
    }
  })

  test('tells too much at once from too much to do', () => {
    const said = (details: string) =>
      problemOfStatus(status.RESOURCE_EXHAUSTED, { query: true, sent: true, details }).kind
    expect(said('Received message larger than max (2000000 vs. 1048576)')).toBe('too-large')
    expect(said('Too many pings')).toBe('exhausted')
  })
})
