import type { CommandOutcome } from '@seedline/contracts/values/v1/values'

/** A command ready to be sent, as often as it takes. */
export interface Prepared {
  readonly service: 'fund' | 'registry'
  /** The deal that it would change. */
  readonly dealId?: string
  send(commandId: string): Promise<CommandOutcome>
  /** For an enterprise that must not have closed before that day. */
  readonly lives?: { readonly enterpriseId: string; readonly day: string }
  /** Whose past changes: what was known of it before must stay as it was known. */
  readonly about?: readonly About[]
  /** What people know once it was accepted. */
  accepted(outcome: CommandOutcome): void
}

export interface About {
  readonly kind: 'fund' | 'deal' | 'cap table'
  readonly id: string
}

export const cny = (minorUnits: bigint) => ({ currency: 'CNY', minorUnits })
export const evidence = [{ kind: 'resolution', title: 'Resolution', url: '', sha256: '' }]
/** What papers of a fund's rounds are called, by which they are found where they shouldn't be. */
export const papersOf = (fundId: string): string => `Papers of fund ${fundId}`
export const provenance = {
  source: 'made up',
  confidence: 'CONFIDENCE_UNVERIFIED',
  synthetic: true,
} as const
export const nothing = () => undefined
