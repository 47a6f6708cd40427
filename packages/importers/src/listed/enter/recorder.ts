import { setTimeout as pause } from 'node:timers/promises'
import type { Gateway } from '@seedline/gateway-client'
import { deriveId, ProblemError, type Text } from '@seedline/values'

type Json = Readonly<Record<string, unknown>>

/** A command of the public interface. */
export interface Command {
  /** As its operation is called. */
  readonly operation: string
  readonly path: string
  /** What its path names. */
  readonly ids: Json
  readonly body: Json
  /** The version of what it was decided on: the same change, later, is another command. */
  readonly on: number | string
}

/** What a command was answered with. */
export type Given =
  | { readonly kind: 'recorded'; readonly id: string; readonly version: number }
  /** Nothing new: it had been recorded before. */
  | { readonly kind: 'same'; readonly id: string; readonly version: number }
  /** Of a trial: it would be recorded. */
  | { readonly kind: 'acceptable' }
  /** Of a trial: only its form could be tried, as what it is about isn't there yet. */
  | { readonly kind: 'not-tried' }
  | Refused

export interface Refused {
  readonly kind: 'refused'
  readonly code: string
  readonly said: Text
  readonly facts: Readonly<Record<string, string>>
}

/** Gives commands, or tries them without recording anything. */
export interface Recorder {
  readonly isTrial: boolean
  /** The version that what a path leads to has since, by what was given there: read models may be behind. */
  readonly versions: ReadonlyMap<string, number>
  /** @throws ProblemError where no answer says what became of it, or one may not give it at all */
  give(command: Command): Promise<Given>
}

const role = 'registrar'

const keyOf = ({ operation, ids, body, on }: Command): string =>
  deriveId('Dossier', operation, JSON.stringify(ids), JSON.stringify(body), String(on))

export function recording(gateway: Gateway): Recorder {
  const versions = new Map<string, number>()
  return {
    isTrial: false,
    versions,
    async give(command) {
      for (let tries = 0; ; tries++) {
        const given = await once(gateway, command)
        // Another service may not have heard of a new enterprise yet.
        const isEarly = given.kind === 'refused' && given.code === 'ENTERPRISE_UNKNOWN'
        if ('version' in given) versions.set(command.path, given.version)
        if (!isEarly || tries === mostTries) return given
        await pause(Math.min(20 * 2 ** tries, 2_000))
      }
    },
  }
}

const mostTries = 10

async function once(gateway: Gateway, command: Command): Promise<Given> {
  try {
    const { id, version, repeated, eventIds } = await gateway.write(
      command.path,
      command.body,
      keyOf(command),
      role,
    )
    return { kind: repeated || eventIds.length === 0 ? 'same' : 'recorded', id, version }
  } catch (error) {
    return refusedBy(error)
  }
}

/** A refusal is an answer; whatever else went wrong is not. */
function refusedBy(error: unknown): Refused {
  if (!(error instanceof ProblemError)) throw error
  const { code, kind, title, fields = [], facts = {} } = error.problem
  const isAnswer = ['invalid', 'conflict', 'refused', 'not-found', 'too-large'].includes(kind)
  if (!isAnswer || code === 'ANSWER_UNREADABLE') throw error
  const inside = (language: keyof Text) => fields.map((field) => field.title[language]).join('; ')
  return {
    kind: 'refused',
    code: fields[0]?.code ?? code,
    said: fields.length > 0 ? { zh: inside('zh'), en: inside('en') } : title,
    facts,
  }
}

interface BatchVerdict {
  readonly verdict: string
  readonly code?: string
  readonly detail?: string
  readonly errors?: readonly { readonly code: string; readonly detail: string }[]
  readonly facts?: Readonly<Record<string, string>>
}

/** Tries what is offered in batches by the very commands that would be given; nothing is recorded. */
export function trying(gateway: Gateway): Recorder {
  return {
    isTrial: true,
    versions: new Map(),
    async give(command) {
      const key = keyOf(command)
      const entries = [{ key, request: { ...command.ids, ...command.body } }]
      try {
        const answer = (await gateway.act(
          `/batches/${command.operation}`,
          { tryOnly: true, entries },
          deriveId('Trial', key),
          role,
        )) as { readonly items: readonly BatchVerdict[] }
        return givenBy(answer.items[0])
      } catch (error) {
        // An operation that isn't offered in batches can't be tried.
        const isAnswer = error instanceof ProblemError && notOffered.has(error.problem.kind)
        if (!isAnswer) throw error
        return { kind: 'not-tried' }
      }
    },
  }
}

const notOffered = new Set(['not-found', 'invalid', 'refused'])

/** Checks the file alone, where no system is there to try anything. */
export const offline: Recorder = {
  isTrial: true,
  versions: new Map(),
  give: () => Promise.resolve({ kind: 'not-tried' }),
}

function givenBy(verdict: BatchVerdict | undefined): Given {
  switch (verdict?.verdict) {
    case 'acceptable':
    case 'recorded':
      return { kind: 'acceptable' }
    case 'repeated':
    case 'unchanged':
      return { kind: 'same', id: '', version: 0 }
    default: {
      const { code = 'NO_ANSWER', detail = '', errors = [], facts = {} } = verdict ?? {}
      // What would be there by then is not there yet: its form alone was judged.
      if (code === 'ENTERPRISE_UNKNOWN') return { kind: 'not-tried' }
      const said = errors.map((error) => error.detail).join('; ') || detail
      return { kind: 'refused', code: errors[0]?.code ?? code, said: { zh: said, en: said }, facts }
    }
  }
}
