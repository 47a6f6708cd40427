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

/** Whether a fund is managed by the organisation of whoever is signed in; what is not known may be tried. */
export function useManages(managedBy: string | undefined): boolean {
  const organisation = useSession()?.organisation
  return managedBy === undefined || isSameOrganisation(managedBy, organisation)
}

/** Whether two ids name the same organisation; what names none is no other's. */
export const isSameOrganisation = (
  one: string | null | undefined,
  other: string | null | undefined,
): boolean => shown(one ?? '') === shown(other ?? '')

// As the services compare them, as far as a button needs it: they decide.
const shown = (organisation: string): string => organisation.normalize('NFKC').toLowerCase().trim()
