import { type Member, mayRead } from '@seedline/contracts/ownership'

/**
 * Whether somebody may be told what enterprises state of their years, whichever register says it: the figures' own, or what a person attested.
 * The one place that decides.
 */
export const seesFigures = (actor: Member): boolean => mayRead(actor, 'figures')
