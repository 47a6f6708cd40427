import { useSyncExternalStore } from 'react'
import { currentSession, onSessionChange, type Session } from './session.ts'

export function useSession(): Session | undefined {
  return useSyncExternalStore(onSessionChange, currentSession)
}

/** Only decides what is offered; what is allowed, each service decides by itself. */
export function useMay(...roles: readonly string[]): boolean {
  const session = useSession()
  return session?.roles.some((role) => roles.includes(role)) ?? false
}
