import { useSyncExternalStore } from 'react'
import { mayCall, type OperationId } from '../contract/contract.ts'
import { currentSession, offeredSession, onSessionChange, type Session } from './session.ts'

export function useSession(): Session | undefined {
  return useSyncExternalStore(onSessionChange, currentSession)
}

export function useOfferedSession(): Session | undefined {
  return useSyncExternalStore(onSessionChange, offeredSession)
}

/** Only decides what is offered; what is allowed, each service decides by itself. */
export function useMayCall(id: OperationId): boolean {
  return mayCall(id, useSession()?.roles ?? [])
}
