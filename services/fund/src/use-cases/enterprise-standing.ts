import { type Member, speaksFor } from '@seedline/contracts/ownership'
import { problemOf } from '@seedline/contracts/refusals'
import { allows, enterprisePeople } from '@seedline/contracts/roles'
import type { EnterpriseId, LocalDate, Objection } from '@seedline/values'

/** What the registry says of an enterprise that it knows. */
export interface Standing {
  /** Undefined while it is open. */
  readonly closedOn: LocalDate | undefined
  /** The enterprise that goes on for it, where it was registered twice. */
  readonly mergedInto?: EnterpriseId | undefined
  /** Its code; undefined: it has none. */
  readonly uscc?: string | undefined
}

/** On whose behalf and until when another service is asked. */
export interface Asking {
  readonly token: string
  readonly requestId: string
  readonly deadline: Date
}

/** Where the standing of an enterprise is found; undefined: it knows of none. */
export interface Enterprises {
  /** From this service's own read model, fed by the registry's events. */
  known(enterpriseId: EnterpriseId): Promise<Standing | undefined>
  /** From the registry itself. @throws ProblemError REGISTRY_UNAVAILABLE and what it refuses */
  ask(enterpriseId: EnterpriseId, asking: Asking): Promise<Standing | undefined>
}

/**
 * What is known here, or else what the registry says. It is asked because a stale answer would do
 * harm: "unknown" about an enterprise that was registered a moment ago would turn a right command
 * away, and taking an id unseen would promise a fund's money to nobody. What is known here is
 * enough: an enterprise never becomes unknown again.
 */
export async function standingOf(
  enterprises: Enterprises,
  enterpriseId: EnterpriseId,
  asking: Asking,
): Promise<Standing | undefined> {
  return (await enterprises.known(enterpriseId)) ?? enterprises.ask(enterpriseId, asking)
}

/** Tells also whether the registry was asked: that takes its time, in which a fund may become another's or stricter. */
export async function standingAsked(
  enterprises: Enterprises,
  enterpriseId: EnterpriseId,
  asking: Asking,
): Promise<{ readonly standing: Standing | undefined; readonly asked: boolean }> {
  let asked = false
  const standing = await standingOf(
    {
      known: (id) => enterprises.known(id),
      ask(id, by) {
        asked = true
        return enterprises.ask(id, by)
      },
    },
    enterpriseId,
    asking,
  )
  return { standing, asked }
}

/**
 * Whether somebody is of an enterprise's own people, by the code that is known of it now; of a record that goes on as another,
 * by the other's. Nobody is looked up for who is of no enterprise.
 */
export async function isOfEnterprise(
  enterprises: Enterprises,
  enterpriseId: EnterpriseId,
  asking: Asking & { readonly actor: Member },
): Promise<boolean> {
  const { actor } = asking
  if (!allows(enterprisePeople, actor.roles)) return false
  const standing = await standingOf(enterprises, enterpriseId, asking)
  const { mergedInto } = standing ?? {}
  const its = mergedInto ? await standingOf(enterprises, mergedInto, asking) : standing
  return speaksFor(actor, its?.uscc)
}

/** Why nothing is begun with an enterprise any more: it goes on as another. What is under way goes on under its id. */
export const mergedFault = (
  standing: Standing | undefined,
  enterpriseId: EnterpriseId,
): Objection | undefined =>
  standing?.mergedInto === undefined
    ? undefined
    : problemOf('ENTERPRISE_MERGED', {
        enterprise_id: enterpriseId,
        survivor_id: standing.mergedInto,
      })

/** Why nothing can be done with an enterprise on this day; undefined: it was there. */
export function absentOn(
  standing: Standing | undefined,
  enterpriseId: EnterpriseId,
  day: LocalDate,
): Objection | undefined {
  if (standing === undefined)
    return problemOf('ENTERPRISE_UNKNOWN', { enterprise_id: enterpriseId })
  const { closedOn } = standing
  return closedOn !== undefined && day > closedOn
    ? problemOf('ENTERPRISE_CLOSED', { enterprise_id: enterpriseId, closed_on: closedOn })
    : undefined
}
