const STORED = 'seedline.token'

/** Who is signed in, read from the token for display only: every server verifies it by itself. */
export interface Session {
  readonly token: string
  readonly name: string
  readonly roles: readonly string[]
  readonly expiresAt: number
}

type Listener = () => void
const listeners = new Set<Listener>()
let current: Session | undefined = parseSession(sessionStorage.getItem(STORED))

/** Why nobody is signed in any more; undefined when a person signed out or never was in. */
let ended: 'expired' | undefined

export function sessionEnded(): 'expired' | undefined {
  return ended
}

export function currentSession(): Session | undefined {
  return current
}

export function onSessionChange(listener: Listener): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** Undefined when the text is no token, or one that has run out. */
export function parseSession(token: string | null | undefined): Session | undefined {
  const payload = token?.split('.')[1]
  if (!token || !payload) return undefined
  try {
    const claims = JSON.parse(decodeBase64Url(payload)) as {
      name?: string
      sub?: string
      roles?: string[]
      exp?: number
    }
    const expiresAt = (claims.exp ?? 0) * 1000
    if (expiresAt <= Date.now()) return undefined
    return { token, name: claims.name ?? claims.sub ?? '', roles: claims.roles ?? [], expiresAt }
  } catch {
    return undefined
  }
}

export function signIn(token: string): boolean {
  const session = parseSession(token.trim())
  if (!session) return false
  ended = undefined
  sessionStorage.setItem(STORED, session.token)
  setCurrent(session)
  return true
}

export function signOut(why?: 'expired'): void {
  ended = why
  sessionStorage.removeItem(STORED)
  setCurrent(undefined)
}

/** A link ending in #token=… signs in once; the token is taken out of the address at once. */
export function signInFromAddress(): void {
  const token = new URLSearchParams(location.hash.slice(1)).get('token')
  if (!token) return
  history.replaceState(null, '', location.pathname + location.search)
  signIn(token)
}

function setCurrent(session: Session | undefined): void {
  current = session
  for (const listener of listeners) listener()
}

function decodeBase64Url(text: string): string {
  const bytes = Uint8Array.from(
    atob(text.replaceAll('-', '+').replaceAll('_', '/')),
    (character) => character.codePointAt(0) ?? 0,
  )
  return new TextDecoder().decode(bytes)
}
