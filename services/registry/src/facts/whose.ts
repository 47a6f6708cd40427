import { isOrganisation } from '@seedline/contracts/ownership'
import { problemOf } from '@seedline/contracts/refusals'
import type { Actor } from '@seedline/event-store'
import type { Objection } from '@seedline/values'

/** The organisations that recorded each entry of a stream, by what names the entry. */
export type Whose = ReadonlyMap<string, readonly string[]>

/** What an aggregate keeps beside what its events say: they don't tell who recorded them. */
export interface KeepsWhose {
  readonly whose: Whose
}

export const nobodys: Whose = new Map()

/** With one more entry, or more of an entry, recorded by somebody. */
export function alsoBy(whose: Whose, entry: string, { organisation }: Recorder): Whose {
  const before = whose.get(entry) ?? []
  if (before.includes(organisation)) return whose
  return new Map([...whose, [entry, [...before, organisation]]])
}

/** Without an entry that was taken back: what is recorded under its name afterwards is another. */
export const withoutEntry = (whose: Whose, entry: string): Whose =>
  new Map([...whose].filter(([name]) => name !== entry))

export type Recorder = Pick<Actor, 'organisation'>

/** What a command that takes entries back carries; see `takesBackOnlyOf`. */
export interface TakesBack {
  /** Whose entries alone may be taken back; undefined: anybody's. */
  readonly ofOrganisation: string | undefined
}

/** What keeps somebody from taking back entries. One of which nobody knows the recorder is a registrar's to take back. */
export function faultOfTakingBack(
  { ofOrganisation }: TakesBack,
  whose: Whose,
  entries: Iterable<string>,
): Objection | undefined {
  if (ofOrganisation === undefined) return undefined
  for (const entry of entries) {
    const recorders = whose.get(entry) ?? []
    const isOwn = (recorder: string) => isOrganisation(ofOrganisation, recorder)
    if (recorders.length === 0 || !recorders.every(isOwn))
      return problemOf('ENTRY_OF_ANOTHER_ORGANISATION')
  }
  return undefined
}
