import type { Text } from '@seedline/values'

/** What an import of public facts leaves out, works out or doubts; none of it is hidden. */
export interface Note {
  readonly code:
    | 'NO_CAP_TABLE'
    | 'HOLDERS_NOT_ITEMISED'
    | 'OPENING_REGISTER'
    | 'ROUNDING_SETTLED'
    | 'NO_LISTING_DATE'
    | 'FOLLOW_ON_LEFT_OUT'
    | 'USCC_UNKNOWN'
    | 'OUTSIDE_THE_CLUSTER'
  readonly text: Text
}

export function note(code: Note['code'], zh: string, en: string): Note {
  return { code, text: { zh, en } }
}
