import { ProblemError, type ProblemKind, problem } from '@seedline/values'
import { z } from 'zod'

const details = z.object({
  title: z.string(),
  detail: z.string().optional(),
  code: z.string(),
  mend: z.string().optional(),
  errors: z
    .array(z.object({ pointer: z.string(), code: z.string(), detail: z.string() }))
    .optional(),
  facts: z.record(z.string(), z.string()).optional(),
  traceId: z.string().optional(),
})

const kinds: Readonly<Record<number, ProblemKind>> = {
  400: 'invalid',
  401: 'unauthenticated',
  403: 'forbidden',
  404: 'not-found',
  409: 'conflict',
  413: 'too-large',
  422: 'refused',
  429: 'exhausted',
  503: 'unavailable',
  504: 'outcome-unknown',
}

/** The problem that an answer (RFC 9457) names. The gateway words it in the language asked for. */
export function refusalOf(status: number, body: unknown, path: string): ProblemError {
  const kind = kinds[status] ?? (status < 500 ? 'invalid' : 'internal')
  const read = details.safeParse(body)
  if (!read.success) return new ProblemError(unreadable(status, kind, path))
  const { code, title, detail, mend, errors, facts, traceId } = read.data
  const said = detail ?? title
  return new ProblemError({
    code,
    kind,
    title: { zh: said, en: said },
    mend: { zh: mend ?? '', en: mend ?? '' },
    ...(errors && {
      fields: errors.map((error) => ({
        pointer: error.pointer,
        code: error.code,
        title: { zh: error.detail, en: error.detail },
      })),
    }),
    facts: { ...facts, path, ...(traceId && { trace_id: traceId }) },
  })
}

function unreadable(status: number, kind: ProblemKind, path: string) {
  return problem(
    'ANSWER_UNREADABLE',
    kind,
    {
      zh: `${path} 的回答（${status}）无法识别`,
      en: `${path} answered ${status} in no known form`,
    },
    {
      zh: '请确认网关地址指向 Seedline 的网关',
      en: 'Check that the address is that of a Seedline gateway',
    },
    { facts: { status: String(status), path } },
  )
}
