import { parseAsString, useQueryStates } from 'nuqs'

/** What a list shows besides its page. */
export type Filter<Name extends string> = Readonly<Record<Name | 'pageToken', string>>

/**
 * What a list shows lives in the address, so that a link shows the same list. Changing a filter goes
 * back to the first page: a page token belongs to its filter.
 */
export function useFilter<Name extends string>(
  ...names: readonly Name[]
): [Filter<Name>, (change: Partial<Filter<Name>>) => void] {
  const words = Object.fromEntries(
    [...names, 'pageToken'].map((name) => [name, parseAsString.withDefault('')]),
  )
  const [filter, set] = useQueryStates(words)
  return [
    filter as Filter<Name>,
    (change) => {
      const next = { pageToken: '', ...change }
      void set(Object.fromEntries(Object.entries(next).map(([key, value]) => [key, value || null])))
    },
  ]
}

/** Whether anything is left out of the list. */
export function isFiltered(filter: Readonly<Record<string, string>>): boolean {
  return Object.entries(filter).some(([name, value]) => name !== 'pageToken' && value !== '')
}

/** The parameters of the question: what is empty isn't asked. */
export function asked(filter: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== ''))
}
