import type { Gateway, Outcome } from '../gateway.ts'

export interface SentCommand {
  readonly path: string
  readonly body: unknown
  readonly key: string
  readonly role: string
}

interface Answers {
  readonly write?: (sent: SentCommand, tries: number) => Partial<Outcome>
  readonly get?: (path: string, tries: number) => unknown
}

/** A gateway that answers as told, counts tries by key or path, and keeps what it was sent. */
export function pretendedGateway(answers: Answers = {}) {
  const sent: SentCommand[] = []
  const tries = new Map<string, number>()
  const count = (what: string) => {
    const n = (tries.get(what) ?? 0) + 1
    tries.set(what, n)
    return n
  }
  const gateway: Gateway = {
    address: new URL('http://nowhere.invalid'),
    get: async (path) => answers.get?.(path, count(path)),
    act: async () => undefined,
    write: async (path, body, key, role) => {
      const command = { path, body, key, role }
      sent.push(command)
      const usual = {
        id: `id-${sent.length}`,
        version: 1,
        eventIds: [],
        traceId: '',
        repeated: false,
      }
      return { ...usual, ...answers.write?.(command, count(key)) }
    },
  }
  return { gateway, sent }
}
