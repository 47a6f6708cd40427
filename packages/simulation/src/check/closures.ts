import type { World } from '../world/world.ts'

interface Closing {
  readonly closedOn?: string
}

/** As the registry has it, and the fund. */
interface Viewed {
  readonly data?: Closing & { readonly enterprise?: Closing }
}

/** Where the fund looks an enterprise up: in its own read model, and where that isn't there in the registry's. */
const lookedUpIn = [
  ['registry', 'view_enterprise_list_'],
  ['fund', 'view_known_enterprise_'],
] as const

/** Whether every answer to whether an enterprise was still there on a day is: it was not. */
export function hadClosed(
  { databases }: World,
  lives: { readonly enterpriseId: string; readonly day: string } | undefined,
): boolean {
  if (lives === undefined) return false
  const { enterpriseId: _id, day } = lives
  const told = lookedUpIn.flatMap(([database, prefix]) =>
    databases
      .names(database)
      .filter((name) => name.startsWith(prefix))
      .flatMap((name) => databases.collection(database, name).find({ _id }))
      .map(({ document }) => closedOnOf(document as unknown as Viewed)),
  )
  return told.length > 0 && told.every((closedOn) => closedOn !== '' && closedOn < day)
}

const closedOnOf = ({ data }: Viewed): string => data?.enterprise?.closedOn ?? data?.closedOn ?? ''
