import type { Ending } from '../facts/right-facts.ts'
import { met, notMet, unknown } from '../findings.ts'
import { type Finding, missing, used } from '../reason.ts'
import { type Case, isWhole, lookOf } from './case.ts'

/** Neither ended by the register, nor by its term, nor declared void, which it then always was. */
export function stillStands(of: Case): Finding {
  const { ended, expiresOn, invalidations } = of.right
  const { day } = of.question
  const nullity = invalidations.find(({ value }) => value.outcome === 'wholly')
  if (nullity)
    return notMet('已被宣告全部无效', 'Declared wholly invalid', [
      used('invalidations', nullity, nullity.value.reference),
    ])
  if (ended !== 'unknown' && ended.value !== 'none') {
    const { status, on } = ended.value
    const facts = [used('status', ended, `${status} ${on}`)]
    if (on <= day || status === 'invalidated-full')
      return notMet(`${words[status].zh}（${on}）`, `${words[status].en} (${on})`, facts)
  }
  const term = expiresOn === 'unknown' ? [] : [used('expiresOn', expiresOn, expiresOn.value)]
  if (expiresOn !== 'unknown' && expiresOn.value <= day)
    return notMet(`期限已于 ${expiresOn.value} 届满`, `Its term ended on ${expiresOn.value}`, term)
  // What ended later was not over on the day.
  const endedLater = ended !== 'unknown' && ended.value !== 'none'
  const unsure = [
    ...(endedLater || isWhole(of, 'status') ? [] : [missing('status')]),
    ...(expiresOn === 'unknown' ? [missing('expiresOn')] : []),
  ]
  const looked = lookOf(of, 'status')
  return unsure.length > 0
    ? unknown(unsure, [...term, ...looked])
    : met('有效', 'In force', [...term, ...looked])
}

const words: Readonly<Record<Ending, { readonly zh: string; readonly en: string }>> = {
  rejected: { zh: '申请已被驳回', en: 'The application was rejected' },
  withdrawn: { zh: '申请已撤回', en: 'The application was withdrawn' },
  'terminated-fee': { zh: '因未缴年费终止', en: 'Lapsed for unpaid fees' },
  abandoned: { zh: '已放弃', en: 'Surrendered' },
  cancelled: { zh: '已被撤销或注销', en: 'Revoked or struck off' },
  'invalidated-full': { zh: '已被宣告全部无效', en: 'Declared wholly invalid' },
}
