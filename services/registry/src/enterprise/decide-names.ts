import { problemOf } from '@seedline/contracts/refusals'
import { accept, type Decision, reject } from '@seedline/event-store'
import { dateInShanghai, type LocalDate, type Objection } from '@seedline/values'
import { faultOfTakingBack, type KeepsWhose, nobodys } from '../facts/whose.ts'
import type { RecordFormerName, RenameEnterprise, WithdrawFormerName } from './commands.ts'
import type { EnterpriseEvent } from './events.ts'
import { formerNamesMax } from './former-names.ts'
import type { EnterpriseState } from './state.ts'

type Active = Extract<EnterpriseState, { readonly status: 'active' }>

/** Another name from a day on; what it bore before becomes a former name. */
export function rename(command: RenameEnterprise, state: Active): Decision<EnterpriseEvent> {
  const { type: _, at, ladder: __, renamedOn, ...asked } = command
  const { profile, formerNames } = state
  const nameZh = asked.nameZh || profile.nameZh
  const nameEn = asked.nameEn || profile.nameEn
  if (nameZh === profile.nameZh && nameEn === profile.nameEn)
    return reject(problemOf('NAME_UNCHANGED'))
  const last = formerNames.at(-1)
  if (last && renamedOn <= last.until)
    return reject(problemOf('RENAMED_OUT_OF_ORDER', { renamed_on: renamedOn, until: last.until }))
  const wrong = faultOf(renamedOn, dateInShanghai(at), state)
  if (wrong) return reject(wrong)
  return accept({ type: 'EnterpriseRenamed', ...asked, renamedOn, nameZh, nameEn })
}

/** A name that it bore before those known; dated like a change of name. */
export function recordFormer(command: RecordFormerName, state: Active): Decision<EnterpriseEvent> {
  const { type: _, at, ladder: __, ...former } = command
  const { until } = former
  const known = state.formerNames.find((one) => one.until === until)
  if (known)
    return reject(
      problemOf('FORMER_NAME_CONTRADICTS', { until, name: known.nameZh || known.nameEn }),
    )
  const wrong = faultOf(until, dateInShanghai(at), state)
  if (wrong) return reject(wrong)
  return accept({ type: 'FormerNameRecorded', ...former })
}

export function withdrawFormer(
  command: WithdrawFormerName,
  { formerNames, whose = nobodys }: Active & Partial<KeepsWhose>,
): Decision<EnterpriseEvent> {
  const { type: _, at: __, ladder: ___, ofOrganisation: ____, ...withdrawal } = command
  const { until } = withdrawal
  if (!formerNames.some((one) => one.until === until))
    return reject(problemOf('FORMER_NAME_UNKNOWN', { until }))
  const notOwn = faultOfTakingBack(command, whose, [until])
  if (notOwn) return reject(notOwn)
  return accept({ type: 'FormerNameWithdrawn', ...withdrawal })
}

function faultOf(
  renamedOn: LocalDate,
  today: LocalDate,
  { profile: { foundedOn }, formerNames }: Active,
): Objection | undefined {
  if (renamedOn > today) return problemOf('DATE_IN_FUTURE', { date: renamedOn, today })
  if (foundedOn !== null && renamedOn <= foundedOn)
    return problemOf('RENAMED_BEFORE_FOUNDATION', { renamed_on: renamedOn, founded_on: foundedOn })
  if (formerNames.length >= formerNamesMax)
    return problemOf('FORMER_NAMES_FULL', { max: formerNamesMax })
  return undefined
}
