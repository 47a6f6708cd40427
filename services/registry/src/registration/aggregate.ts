import { RegistrationBegun } from '@seedline/contracts/registry/v1/registration_events'
import { type Aggregate, UnknownEventType } from '@seedline/event-store'
import type { EnterpriseId } from '@seedline/facts'
import { parseId, trusted } from '@seedline/values'

/** From now on this command id registers this enterprise and no other. */
export interface RegistrationBegunEvent {
  readonly type: 'RegistrationBegun'
  readonly enterpriseId: EnterpriseId
}

/** The enterprise that a command id registers; null before its first use. */
export interface RegistrationState {
  readonly enterpriseId: EnterpriseId | null
}

const begun = 'seedline.registry.v1.RegistrationBegun'

/**
 * Streams `registration-<command id>`. An enterprise's stream is named by its code, so a command id
 * sent again with another code would go to another stream and not be recognised there: here it is.
 */
export const registration: Aggregate<RegistrationState, RegistrationBegunEvent> = {
  name: 'registration',
  initial: { enterpriseId: null },
  evolve: (_, { enterpriseId }) => ({ enterpriseId }),
  codec: {
    encode: ({ enterpriseId }) => ({
      type: begun,
      data: RegistrationBegun.encode({ enterpriseId }).finish(),
    }),
    decode(type, data) {
      if (type !== begun) throw new UnknownEventType(type)
      const { enterpriseId } = RegistrationBegun.decode(data)
      return {
        type: 'RegistrationBegun',
        enterpriseId: trusted(parseId('Enterprise', enterpriseId)),
      }
    },
  },
}
