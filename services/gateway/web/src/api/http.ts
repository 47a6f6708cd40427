import { i18n } from '../i18n/i18n.ts'
import { currentSession, signOut } from '../session/session.ts'
import { GatewayProblem, type ProblemDetails } from './problem.ts'

const DEADLINE_MS = 15_000

/** The one way to the gateway: token, language, deadline; a refusal is thrown as a GatewayProblem. */
export async function callGateway<T>(url: string, init: RequestInit): Promise<T> {
  const response = await send(url, init)
  if (response.ok) return (await response.json()) as T
  // A call with a token of its own says nothing of who is signed in.
  const own = new Headers(init.headers).has('authorization')
  if (response.status === 401 && !own) signOut('expired')
  throw new GatewayProblem(await problemOf(response))
}

const mediaTypes = {
  csv: 'text/csv',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const

/** The same call for a file, of the kind that its name ends in: the browser saves what the gateway answers. */
export async function download(
  url: string,
  fileName: `${string}.${keyof typeof mediaTypes}`,
): Promise<void> {
  const kind = fileName.endsWith('.xlsx') ? 'xlsx' : 'csv'
  const response = await send(url, { headers: { accept: mediaTypes[kind] } })
  if (!response.ok) throw new GatewayProblem(await problemOf(response))
  const link = document.createElement('a')
  link.href = URL.createObjectURL(await response.blob())
  link.download = fileName
  link.click()
  URL.revokeObjectURL(link.href)
}

async function send(url: string, init: RequestInit): Promise<Response> {
  const headers = new Headers(init.headers)
  const session = currentSession()
  if (session && !headers.has('authorization')) {
    headers.set('authorization', `Bearer ${session.token}`)
  }
  headers.set('accept-language', i18n.language)
  const deadline = AbortSignal.timeout(DEADLINE_MS)
  const signal = init.signal ? AbortSignal.any([init.signal, deadline]) : deadline
  try {
    return await fetch(url, { ...init, headers, signal })
  } catch (error) {
    if (init.signal?.aborted) throw error
    throw new GatewayProblem(unreachable(), error)
  }
}

async function problemOf(response: Response): Promise<ProblemDetails> {
  try {
    return (await response.json()) as ProblemDetails
  } catch {
    return { ...unreachable(), status: response.status }
  }
}

function unreachable(): ProblemDetails {
  return {
    type: 'about:blank',
    status: 0,
    code: 'GATEWAY_UNREACHABLE',
    title: i18n.t('error.network'),
    mend: i18n.t('error.networkMend'),
  }
}
