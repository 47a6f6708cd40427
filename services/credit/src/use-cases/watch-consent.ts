import type { EventStore } from '@seedline/event-store'
import type { LocalDate } from '@seedline/values'
import { type ConsentFound, type ConsentNeeded, consentNow } from './consent-now.ts'

/** For either of these a bank may watch. */
const purposes = ['loan-monitoring', 'loan-application'] as const

/** The consent under which a bank may watch an enterprise's rights, as it is stored now, and what it is for. */
export async function watchConsent(
  store: EventStore,
  of: { readonly bank: string; readonly uscc: string; readonly on: LocalDate },
): Promise<(ConsentFound & Pick<ConsentNeeded, 'purpose'>) | undefined> {
  for (const purpose of purposes) {
    const found = await consentNow(store, { ...of, purpose, scope: 'ip-portfolio' })
    if (found !== undefined) return { ...found, purpose }
  }
  return undefined
}
