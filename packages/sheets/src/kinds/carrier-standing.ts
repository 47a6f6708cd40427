import { papersStanding, saysTheSame } from './differs.ts'
import type { Subject } from './import-kind.ts'
import { borneBy } from './subject-names.ts'

/** What a row of carriers says, as far as it isn't compared as it stands. */
export interface CarrierRow {
  readonly code?: string
  readonly institution?: readonly string[]
  readonly paper: string
  readonly level: string
  readonly recognisedOn: string
}

interface Recognition {
  readonly entry: number
  readonly level: string
  readonly recognisedOn: string
}

interface Host {
  readonly enterpriseId?: string
  readonly name?: string
}

/** Whom a row names as hosts: the enterprises of its codes, and whoever else is named. */
export const hostsTold = (
  names: readonly string[] = [],
  subjects: readonly Subject[],
): readonly Host[] => [
  ...subjects.map(({ enterpriseId, name }) => ({ enterpriseId, name })),
  ...names
    .filter((name) => !subjects.some((subject) => borneBy(name, subject)))
    .map((name) => ({ name })),
]

/** The hosts that a carrier has, and those whom a row names beside them. */
export const withHosts = ({ hosts = [] }: Carrier, told: readonly Host[]): readonly Host[] => [
  ...hosts,
  ...told.filter((host) => !hosts.some((one) => isSame(one, host))),
]

const isSame = (a: Host, b: Host): boolean =>
  b.enterpriseId === undefined ? a.name === b.name : a.enterpriseId === b.enterpriseId

/** A carrier, as far as a row says of it. */
export interface Carrier {
  readonly hosts?: readonly Host[]
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
  subjects: readonly Subject[],
): Readonly<Record<string, unknown>> | undefined {
  const recognition = recognitionIn(carrier, told)
  if (recognition === undefined) return undefined
  const { entry: _, ...recognised } = recognition
  const { hosts = [] } = carrier
  const enterprises = hosts.filter(({ enterpriseId }) => enterpriseId)
  const institutions = hosts.filter(({ enterpriseId }) => !enterpriseId)
  const areHosts = subjects.every(({ enterpriseId }) =>
    enterprises.some((host) => host.enterpriseId === enterpriseId),
  )
  // A host that is registered may be named beside its code.
  const others = hostsTold(told.institution, subjects).filter(({ enterpriseId }) => !enterpriseId)
  const areNamed = others.every(({ name }) => hosts.some((host) => host.name === name))
  const stands = {
    ...carrier,
    // Another recognition's days are none of this one's.
    documentNumber: undefined,
    validTo: undefined,
    ...recognised,
    code: areHosts ? told.code : namesOf(enterprises),
    institution: areNamed ? told.institution : namesOf(institutions),
  }
  const evidence = items.flatMap(({ details }) => details?.evidence ?? [])
  return {
    ...stands,
    paper: alsoDiffers(told, stands) ? told.paper : papersStanding(evidence, told.paper),
  }
}

const namesOf = (hosts: readonly Host[]): string =>
  hosts.flatMap(({ name }) => name ?? []).join('、')

/** Another document alone corrects nothing; with what it changes it is recorded. */
const alsoDiffers = (told: CarrierRow, stands: Readonly<Record<string, unknown>>): boolean =>
  Object.entries(told).some(
    ([name, value]) => name !== 'paper' && value !== undefined && !saysTheSame(value, stands[name]),
  )
