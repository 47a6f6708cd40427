import { papersStanding, saysTheSame } from './differs.ts'

/** What a row of carriers says, as far as it isn't compared as it stands. */
export interface CarrierRow {
  readonly code?: string
  readonly institution?: string
  readonly paper: string
  readonly level: string
  readonly recognisedOn: string
}

interface Recognition {
  readonly entry: number
  readonly level: string
  readonly recognisedOn: string
}

/** A carrier, as far as a row says of it. */
export interface Carrier {
  readonly hosts?: readonly { readonly enterpriseId?: string; readonly name?: string }[]
  readonly recognitions?: readonly Recognition[]
}

interface History {
  readonly items?: readonly { readonly details?: { readonly evidence?: readonly object[] } }[]
}

/** The recognition that a row is about: the very one, else the one that it may have meant. */
export function recognitionIn(
  { recognitions = [] }: Carrier,
  told: CarrierRow,
): Recognition | undefined {
  const ofDay = recognitions.filter(({ recognisedOn }) => recognisedOn === told.recognisedOn)
  const ofLevel = ({ level }: Recognition) => level === told.level
  return ofDay.find(ofLevel) ?? ofDay[0] ?? recognitions.find(ofLevel) ?? recognitions.at(-1)
}

/** What stands of a carrier, as a row says it. */
export function carrierStanding(
  carrier: Carrier,
  { items = [] }: History,
  told: CarrierRow,
  enterpriseId: string,
): Readonly<Record<string, unknown>> | undefined {
  const recognition = recognitionIn(carrier, told)
  if (recognition === undefined) return undefined
  const { entry: _, ...recognised } = recognition
  const { hosts = [] } = carrier
  const institutions = hosts.flatMap(({ enterpriseId: id, name }) => (id ? [] : (name ?? [])))
  const enterprises = hosts.filter((host) => host.enterpriseId)
  const isHost = enterprises.some((host) => host.enterpriseId === enterpriseId)
  const stands = {
    ...carrier,
    // Another recognition's days are none of this one's.
    documentNumber: undefined,
    validTo: undefined,
    ...recognised,
    code: isHost ? told.code : enterprises.map(({ name }) => name).join('、'),
    institution: institutions.includes(told.institution ?? '')
      ? told.institution
      : institutions.join('、'),
  }
  const evidence = items.flatMap(({ details }) => details?.evidence ?? [])
  return {
    ...stands,
    paper: alsoDiffers(told, stands) ? told.paper : papersStanding(evidence, told.paper),
  }
}

/** Another document alone corrects nothing; with what it changes it is recorded. */
const alsoDiffers = (told: CarrierRow, stands: Readonly<Record<string, unknown>>): boolean =>
  Object.entries(told).some(
    ([name, value]) => name !== 'paper' && value !== undefined && !saysTheSame(value, stands[name]),
  )
