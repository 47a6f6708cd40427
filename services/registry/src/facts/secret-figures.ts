import { type CodeOf, type Member, mayRead } from '@seedline/contracts/ownership'

/**
 * Whether somebody may be told what the enterprise of this code (undefined: any of them) states of its years, whichever register says it:
 * the figures' own, or what a person attested. The one place that decides.
 */
export const seesFigures = (actor: Member, uscc: CodeOf): boolean => mayRead(actor, 'figures', uscc)
