import type { Asked } from './commands.ts'
import type { CarrierChanges, CarrierHost } from './events.ts'
import type { CarrierProfile, Recognition } from './state.ts'

type Correction = Asked<'CorrectCarrier'>

type OfCarrier = Pick<CarrierChanges, 'nameEn' | 'hosts' | 'district' | 'fields'>
type OfRecognition = Omit<CarrierChanges, keyof OfCarrier>

/** What a correction says otherwise, of the carrier and of the recognition that it is about. */
export const differing = (
  command: Correction,
  profile: CarrierProfile,
  recognition: Recognition,
): { readonly ofCarrier: OfCarrier; readonly ofRecognition: OfRecognition } => ({
  ofCarrier: ofCarrier(command, profile),
  ofRecognition: ofRecognition(command, recognition),
})

const ofCarrier = ({ nameEn, hosts, district, fields }: Correction, is: CarrierProfile) => ({
  ...(nameEn !== undefined && nameEn !== is.nameEn && { nameEn }),
  ...(hosts.length > 0 && !sameHosts(hosts, is.hosts) && { hosts }),
  ...(district !== undefined && district !== is.district && { district }),
  ...(fields.length > 0 && !sameTexts(fields, is.fields) && { fields }),
})

const ofRecognition = (
  { level, authority, documentNumber, recognisedOn, validTo }: Correction,
  is: Recognition,
) => ({
  ...(level !== undefined && level !== is.level && { level }),
  ...(authority !== undefined && authority !== is.authority && { authority }),
  ...(documentNumber !== undefined && documentNumber !== is.documentNumber && { documentNumber }),
  ...(recognisedOn !== undefined && recognisedOn !== is.recognisedOn && { recognisedOn }),
  ...(validTo !== undefined && validTo !== is.validTo && { validTo }),
})

const sameTexts = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((text, index) => text === b[index])

const sameHosts = (a: readonly CarrierHost[], b: readonly CarrierHost[]): boolean =>
  a.length === b.length &&
  a.every(
    ({ enterpriseId, name }, index) =>
      enterpriseId === b[index]?.enterpriseId && name === b[index]?.name,
  )
