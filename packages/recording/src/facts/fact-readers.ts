import { expectRole } from '@seedline/contracts/admission'
import type { Fact, Untold } from '@seedline/contracts/facts/v1/fact_service'
import { type Kind, list } from '@seedline/contracts/kinds'
import {
  collecting,
  type FactQuestion,
  factQuestions,
  requestInvalid,
} from '@seedline/contracts/operations'
import { refusal } from '@seedline/contracts/refusals'
import { allows, type CallRule } from '@seedline/contracts/roles'
import { readersOf } from '@seedline/contracts/services'
import type { AsOf } from '@seedline/contracts/values/v1/values'
import {
  type BoundMethod,
  type BoundService,
  type Call,
  messageOfProblem,
} from '@seedline/service-kit/grpc'
import { type EnterpriseId, ProblemError, problemKinds } from '@seedline/values'

/** How one fact is asked for. */
export interface FactAsked {
  readonly asOf: AsOf | undefined
  /** The least version of its stream that will do; 0: whatever is known. */
  readonly atLeastVersion: number
}

/** Reads the facts of one kind, each by the very question that people ask. */
export interface FactReader {
  readonly kind: string
  readonly rule: CallRule
  /** @throws ProblemError REQUEST_INVALID with the place of each that is no id */
  idsOf(given: readonly string[], least: number, most: number): readonly string[]
  /** Undefined where there is none of that id, or was none. @throws ProblemError that may pass */
  read(id: string, asked: FactAsked, call: Call): Promise<Fact | Untold | undefined>
}

/** Whether it could be read. */
export const isFact = (told: Fact | Untold): told is Fact => 'document' in told

/** A reader for each kind that these services tell: those whose question one of them answers. */
export function factReaders(services: readonly BoundService[]): ReadonlyMap<string, FactReader> {
  const methods = new Map(
    services.flatMap(({ methods: all }) => all.map((one) => [one.definition.path, one] as const)),
  )
  return new Map(
    [...factQuestions].flatMap(([kind, question]) => {
      const method = methods.get(question.operation.method.path)
      return method === undefined ? [] : [[kind, readerOf(question, method)] as const]
    }),
  )
}

/** The reader of a kind, for one who may ask its question. @throws ProblemError */
export function readerFor(
  readers: ReadonlyMap<string, FactReader>,
  kind: string,
  { actor }: Pick<Call, 'actor'>,
): FactReader {
  const reader = readers.get(kind)
  if (reader === undefined)
    throw refusal('FACT_KIND_UNKNOWN', { kind, known: [...readers.keys()].join(', ') })
  const { rule } = reader
  // Services may read again whatever another has published: what it says now is not more than that.
  if (!allows('services', actor.roles)) expectRole(rule, actor.roles)
  return reader
}

function readerOf(
  { kind, idField, id: idKind, without, operation }: FactQuestion,
  { handle }: BoundMethod,
): FactReader {
  const { method } = operation
  const blank = method.requestDeserialize(Buffer.alloc(0)) as object
  const empty = method.responseDeserialize(Buffer.alloc(0)) as Readonly<Record<string, unknown>>
  const left = Object.fromEntries(without.map((field) => [field, empty[field]]))
  return {
    kind,
    // An enterprise's own people ask about it alone: who reads facts, reads them of every one.
    rule: readersOf(kind),
    idsOf: (given, least, most) => idsIn(idKind, given, least, most),
    async read(id, { asOf, atLeastVersion }, call) {
      const request = { ...blank, [idField]: id, asOf, atLeastVersion }
      try {
        const answer = (await handle(request, call)) as { readonly version: number }
        const document = method.responseSerialize({ ...answer, ...left } as never)
        return { id, version: answer.version, document }
      } catch (error) {
        if (!(error instanceof ProblemError)) throw error
        const { problem } = error
        if (problem.kind === 'not-found') return undefined
        // What is wrong with the question, or only for now, is wrong with all of them.
        if (problem.kind === 'invalid' || problemKinds[problem.kind].passes) throw error
        return { id, problem: messageOfProblem(problem) }
      }
    },
  }
}

function idsIn(
  kind: Kind<string, EnterpriseId>,
  given: readonly string[],
  least: number,
  most: number,
): readonly string[] {
  const faults = collecting()
  const ids = list(kind, { min: least, max: most }).read(given, '/ids', faults)
  if (faults.found.length > 0 || ids === undefined)
    throw new ProblemError(requestInvalid(faults.found))
  return [...new Set(ids)]
}
