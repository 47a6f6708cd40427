/** A fact that is supposed, as its parts are written. */
export interface SupposedFact {
  readonly fact: string
  readonly value: string
  /** Empty: none. */
  readonly unit: string
  /** Empty: of no year. */
  readonly year: string
}

/** What an address and a question suppose: fact~value~unit~year, with | between. */
export const suppositionsOf = (text: string): readonly SupposedFact[] =>
  text.split('|').flatMap((part) => {
    const [fact = '', value = '', unit = '', year = ''] = part.split('~')
    return fact === '' ? [] : [{ fact, value, unit, year }]
  })

export const suppositionsAsText = (supposed: readonly SupposedFact[]): string =>
  supposed.map(({ fact, value, unit, year }) => [fact, value, unit, year].join('~')).join('|')
