import { type Fields, readDate } from '@seedline/requests'
import { type Id, type LocalDate, parseId } from '@seedline/values'

/** Fault: ID_MALFORMED. */
export const readEnterpriseId = (fields: Fields, input: string): Id<'Enterprise'> | undefined =>
  fields.read('/enterpriseId', parseId('Enterprise', input))

/** A date, or null where it is left empty. */
export const readDateOrNone = (
  fields: Fields,
  pointer: string,
  input: string,
): LocalDate | null | undefined => (input === '' ? null : readDate(fields, pointer, input))
