const STORED = 'seedline.token'

/** Who is signed in, read from the token for display only: every server verifies it by itself. */
export interface Session {
  readonly token: string
  readonly name: string
  readonly roles: readonly string[]
  /** '' where the token names none. */
  readonly organisation: string
  readonly expiresAt: number
}

type Listener = () => void
const listeners = new Set<Listener>()
let current: Session | undefined = parseSession(sessionStorage.getItem(STORED))

/** Whom a link would sign in instead: nothing changes before the person has said so. */
let offered: Session | undefined

/** Why nobody is signed in any more; undefined when a person signed out or never was in. */
let ended: 'expired' | undefined

export function sessionEnded(): 'expired' | undefined {
  return ended
}

export function currentSession(): Session | undefined {
  return current
}

export function offeredSession(): Session | undefined {
  return offered
}

export function onSessionChange(listener: Listener): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** Undefined when the text is no token, one whose claims have another shape, or one that has run out. */
export function parseSession(token: string | null | undefined): Session | undefined {
  const payload = token?.split('.')[1]
  if (!token || !payload) return undefined
  try {
    return sessionOf(token, JSON.parse(decodeBase64Url(payload)))
  } catch {
    return undefined
  }
}

function sessionOf(token: string, claims: unknown): Session | undefined {
  if (typeof claims !== 'object' || claims === null) return undefined
  const { name, sub, roles, org, exp } = claims as Readonly<Record<string, unknown>>
  const shown = name ?? sub
  if (typeof shown !== 'string' || typeof exp !== 'number' || !Array.isArray(roles))
    return undefined
  if (!roles.every((role) => typeof role === 'string')) return undefined
  const expiresAt = exp * 1000
  if (!(expiresAt > Date.now())) return undefined
  const organisation = typeof org === 'string' ? org : ''
  return { token, name: shown, roles, organisation, expiresAt }
}

export function signIn(token: string): boolean {
  const session = parseSession(token.trim())
  if (!session) return false
  ended = undefined
  offered = undefined
  sessionStorage.setItem(STORED, session.token)
  setCurrent(session)
  return true
}

export function signOut(why?: 'expired'): void {
  ended = why
  sessionStorage.removeItem(STORED)
  setCurrent(undefined)
}

/**
 * A link ending in #token=… signs in once; the token is taken out of the address at once. Who is
 * signed in as another stays so until they agree.
 */
export function signInFromAddress(): void {
  const token = new URLSearchParams(location.hash.slice(1)).get('token')
  if (!token) return
  history.replaceState(null, '', location.pathname + location.search)
  const session = parseSession(token.trim())
  if (!session || session.token === current?.token) return
  if (!current) {
    signIn(session.token)
    return
  }
  offered = session
  tell()
}

export function declineOffer(): void {
  offered = undefined
  tell()
}

function setCurrent(session: Session | undefined): void {
  current = session
  tell()
}

function tell(): void {
  for (const listener of listeners) listener()
}

function decodeBase64Url(text: string): string {
  const bytes = Uint8Array.from(
    atob(text.replaceAll('-', '+').replaceAll('_', '/')),
    (character) => character.codePointAt(0) ?? 0,
  )
  return new TextDecoder().decode(bytes)
}
