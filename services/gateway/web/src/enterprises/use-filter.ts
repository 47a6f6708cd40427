import { parseAsString, useQueryStates } from 'nuqs'

/** What the list shows; it lives in the address, so that a link shows the same list. */
export interface Filter {
  readonly search: string
  readonly currentRung: string
  readonly materialField: string
  readonly district: string
  readonly pageToken: string
}

const words = {
  search: parseAsString.withDefault(''),
  currentRung: parseAsString.withDefault(''),
  materialField: parseAsString.withDefault(''),
  district: parseAsString.withDefault(''),
  pageToken: parseAsString.withDefault(''),
}

/** Changing a filter goes back to the first page: a page token belongs to its filter. */
export function useFilter(): [Filter, (change: Partial<Filter>) => void] {
  const [filter, set] = useQueryStates(words)
  return [
    filter,
    (change) => {
      const next = { pageToken: '', ...change }
      void set(Object.fromEntries(Object.entries(next).map(([key, value]) => [key, value || null])))
    },
  ]
}
