import { id } from '@seedline/contracts/kinds'
import { RegistrationBegun } from '@seedline/contracts/registry/v1/registration_events'
import type { Aggregate } from '@seedline/event-store'
import { type EventOf, event, eventsOf } from '@seedline/facts/events'
import type { EnterpriseId } from '@seedline/values'

/** From now on a command id registers this enterprise and no other. */
export const registrationEvents = eventsOf('seedline.registry.v1', {
  RegistrationBegun: event(RegistrationBegun, { enterpriseId: id('Enterprise') }),
})

/** The enterprise that a command id registers; null before its first use. */
export interface RegistrationState {
  readonly enterpriseId: EnterpriseId | null
}

/**
 * Streams `registration-<command id>`. An enterprise's stream is named by its code, so a command id
 * sent again with another code would go to another stream and not be recognised there: here it is.
 */
export const registration: Aggregate<RegistrationState, EventOf<typeof registrationEvents>> = {
  name: 'registration',
  initial: { enterpriseId: null },
  evolve: (_, { enterpriseId }) => ({ enterpriseId }),
  codec: registrationEvents.codec,
}
