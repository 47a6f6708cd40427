import type { CommandOf, carriers } from '@seedline/contracts/operations'
import type { EnterpriseDates } from '../stage-record/commands.ts'
import type { CarrierId } from './events.ts'

type Declared = CommandOf<typeof carriers, 'carrierId', CarrierId>

type Hosting = Extract<Declared, { readonly type: 'RecordCarrier' | 'CorrectCarrier' }>

/** What a decision on hosts must know besides. */
interface Known {
  readonly known: KnownHosts
}

export type CarrierCommand = Exclude<Declared, Hosting> | (Hosting & Known)

export type Asked<Type> = Extract<CarrierCommand, { readonly type: Type }>

/** The dates of the enterprises that a command names as hosts; undefined: not registered. */
export type KnownHosts = ReadonlyMap<string, EnterpriseDates | undefined>
