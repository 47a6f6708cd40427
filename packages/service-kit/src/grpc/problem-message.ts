import type { Problem as ProblemMessage } from '@seedline/contracts/errors/v1/problem'
import { isProblemKind, type Problem, problem, type Text } from '@seedline/values'

const nothing: Text = { zh: '', en: '' }

/** A problem as it travels. */
export const messageOfProblem = (problem: Problem): ProblemMessage => ({
  code: problem.code,
  title: problem.title,
  mend: problem.mend,
  kind: problem.kind,
  facts: { ...problem.facts },
  fields: (problem.fields ?? []).map(({ pointer, code, title, mend }) => ({
    pointer,
    code,
    title,
    mend,
  })),
})

/** A problem as a peer told it; undefined where it is none that we know how to read. */
export function problemOfMessage(message: ProblemMessage): Problem | undefined {
  const { code, kind, title, mend, fields, facts } = message
  if (!code || !isProblemKind(kind)) return undefined
  const more = {
    ...(fields.length > 0 && {
      fields: fields.map((field) => ({
        pointer: field.pointer,
        code: field.code,
        title: field.title ?? nothing,
        ...(field.mend && { mend: field.mend }),
      })),
    }),
    ...(Object.keys(facts).length > 0 && { facts: { ...facts } }),
  }
  return problem(code, kind, title ?? nothing, mend ?? nothing, more)
}
