/** How often one organisation may ask: so many times within so many seconds, of all operations that bear the same name. */
export interface Rate {
  readonly name: string
  readonly quota: number
  readonly seconds: number
}

/** What a bank's people and machines may ask of the bank desk one by one; more are asked in a batch. */
export const deskRate: Rate = { name: 'desk', quota: 600, seconds: 60 }
