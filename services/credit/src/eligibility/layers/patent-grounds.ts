import { allOf } from '@seedline/rules'
import { met, notMet, person, unknown } from '../findings.ts'
import { type Finding, missing, used } from '../reason.ts'
import { type Case, isWhole, lookOf, maturityOf, ownersOn, standing } from './case.ts'
import {
  isUnderMeasure,
  judged,
  measureFacts,
  pledgorOwns,
  secondHandOf,
  standingPledges,
} from './shared-grounds.ts'
import { stillStands } from './still-stands.ts'

/** The twelve grounds on which the registration of a patent's pledge is refused, by their codes; `met`: it isn't one. */
export const patentGrounds: Readonly<
  Record<string, (of: Case, contract: readonly string[]) => Finding>
> = {
  'PP-R01': pledgorOwns,
  'PP-R02': stillStands,
  'PP-R03': isGranted,
  'PP-R04': feesArePaid,
  'PP-R05': isUndisturbed,
  'PP-R06': outlivesTheLoan,
  'PP-R07': contractIsComplete,
  'PP-R08': coOwnersConsent,
  'PP-R09': isNotPledged,
  'PP-R10': hasNoSameDayInvention,
  'PP-R11': isNotContested,
  'PP-R12': (of) =>
    judged(of, 'PP-R12', '其他不符合出质条件的情形', 'anything else that bars a pledge'),
}

function isGranted({ right, question }: Case): Finding {
  const { grantedOn } = right
  if (grantedOn === 'unknown') return unknown([missing('grantedOn')])
  const facts = [used('grantedOn', grantedOn, grantedOn.value)]
  return grantedOn.value !== 'none' && grantedOn.value <= question.day
    ? met(`已于 ${grantedOn.value} 授权`, `Granted on ${grantedOn.value}`, facts)
    : notMet('尚未授权', 'Not granted yet', facts)
}

function feesArePaid({ right, question }: Case): Finding {
  const { fees } = right
  if (fees === 'unknown') return unknown([missing('fees')])
  const { dueOn, graceUntil } = fees.value
  const facts = [used('fees', fees, dueOn)]
  if (question.day <= dueOn)
    return met(`年费已缴至 ${dueOn}`, `Fees are paid until ${dueOn}`, facts)
  return question.day <= graceUntil
    ? notMet(
        `年费自 ${dueOn} 起未缴，可补缴至 ${graceUntil}`,
        `Fees are unpaid since ${dueOn}; they can be caught up with until ${graceUntil}`,
        facts,
      )
    : notMet(
        `年费自 ${dueOn} 起未缴，滞纳期已于 ${graceUntil} 届满`,
        `Fees are unpaid since ${dueOn}, and the grace ended on ${graceUntil}`,
        facts,
      )
}

function isUndisturbed(of: Case): Finding {
  const measures = [isUnderMeasure(of, 'suspended'), isUnderMeasure(of, 'preserved')]
  const ownership = standing(of.right.disputes, of.question.day).filter(
    ({ value }) => value.kind === 'ownership' || value.kind === 'unstated',
  )
  const facts = [
    ...measureFacts(of),
    ...ownership.map((one) => used('disputes', one, `${one.value.reference} ${one.value.since}`)),
    ...lookOf(of, 'disputes'),
  ]
  if (measures.includes('yes'))
    return notMet('程序已中止或已被保全', 'Suspended, or preserved by a court', facts)
  const unsure = [
    ...(measures.includes('unknown') ? [missing('measures')] : []),
    ...(isWhole(of, 'disputes') ? [] : [missing('disputes')]),
  ]
  if (unsure.length > 0) return unknown(unsure, facts)
  return ownership.length > 0
    ? person(
        '有权属纠纷，须核对是否已请求中止',
        'Its ownership is disputed: somebody has to see whether a suspension was requested',
        facts,
      )
    : met('未中止、未保全', 'Neither suspended nor preserved', facts)
}

function outlivesTheLoan({ right, question }: Case): Finding {
  const maturity = maturityOf(question)
  const { expiresOn } = right
  const unsure = [
    ...(expiresOn === 'unknown' ? [missing('expiresOn')] : []),
    ...(maturity === 'unknown' ? [missing('maturity')] : []),
  ]
  if (expiresOn === 'unknown' || maturity === 'unknown') return unknown(unsure)
  const facts = [used('expiresOn', expiresOn, expiresOn.value)]
  // The first day on which the term is over is no day of it.
  return maturity < expiresOn.value
    ? met(
        `债务于 ${maturity} 到期，专利权至 ${expiresOn.value} 届满`,
        `The loan matures on ${maturity}, the patent ends on ${expiresOn.value}`,
        facts,
      )
    : notMet(
        `债务于 ${maturity} 到期，不早于专利权届满日 ${expiresOn.value}`,
        `The loan matures on ${maturity}, not before the patent ends on ${expiresOn.value}`,
        facts,
        { changes: [{ kind: 'earlier-maturity', before: expiresOn.value }] },
      )
}

function contractIsComplete({ question }: Case, contract: readonly string[]): Finding {
  const has = contract.map((code) => [code, question.contract[code] ?? 'unknown'] as const)
  const facts = has.flatMap(([code, stated]) =>
    stated === 'unknown'
      ? []
      : [used('contract', stated, `${code} ${stated.value ? 'yes' : 'no'}`)],
  )
  const outcome = allOf(
    has.map(([, stated]) => (stated === 'unknown' ? 'unknown' : stated.value ? 'met' : 'not-met')),
  )
  if (outcome === 'unknown' || contract.length === 0) return unknown([missing('contract')], facts)
  if (outcome === 'met') return met('合同内容齐全', 'The contract says all that it has to', facts)
  const lacking = has.filter(([, stated]) => stated !== 'unknown' && !stated.value)
  const codes = lacking.map(([code]) => code).join(', ')
  return notMet(`合同缺少：${codes}`, `The contract lacks: ${codes}`, facts)
}

function coOwnersConsent(of: Case): Finding {
  const owners = ownersOn(of)
  if (owners === 'unknown') return unknown([missing('owners')])
  const identity = (one: { enterpriseId: string; name: string }) =>
    one.enterpriseId === '' ? one.name : of.survivorOf(one.enterpriseId)
  const self = of.survivorOf(of.question.pledgor.enterpriseId)
  const facts = [used('owners', owners, owners.value.map(({ name }) => name).join('、'))]
  if (new Set(owners.value.map(identity)).size <= 1)
    return met('无共有人', 'There is no co-owner', facts)
  const consents = standing(of.right.consents, of.question.day).filter(
    ({ value: { purpose } }) => purpose === 'any' || purpose === 'pledge',
  )
  const told = [
    ...facts,
    ...consents.map((one) => used('consents', one, one.value.ownerName || '*')),
    ...lookOf(of, 'consents'),
  ]
  const agreed = new Set(consents.map(({ value }) => value.ownerName))
  if (agreed.has('')) return met('共有人另有约定', 'The co-owners have agreed otherwise', told)
  const silent = owners.value.filter((one) => identity(one) !== self && !agreed.has(one.name))
  if (silent.length === 0) return met('全体共有人已同意', 'All co-owners have consented', told)
  const names = silent.map(({ name }) => name).join('、')
  return isWhole(of, 'consents')
    ? notMet(`未取得共有人同意：${names}`, `Without the consent of: ${names}`, told)
    : unknown([missing('consents')], told, { zh: `（${names}）`, en: ` (${names})` })
}

function isNotPledged(of: Case): Finding {
  const { standing, facts } = standingPledges(of)
  if (standing.length > 0) {
    const hearsay = secondHandOf(standing)
    return notMet(`质押中${hearsay.zh}`, `Under a pledge that stands${hearsay.en}`, facts)
  }
  if (!isWhole(of, 'pledges')) return unknown([missing('pledges')], facts)
  return met('无质押中的登记', 'No pledge stands', facts)
}

/** The parties may go on once they were told, and have said so. */
function acknowledged(
  of: Case,
  code: string,
  zh: string,
  en: string,
  facts: Finding['facts'] = [],
): Finding {
  switch (of.asked.acknowledgements[code] ?? 'unknown') {
    case 'given':
      return notMet(
        `${zh}；当事人已声明同意继续`,
        `${en}; the parties have declared that they go on`,
        facts,
        {
          allows: 'conditional',
        },
      )
    case 'declined':
      return notMet(`${zh}；当事人不同意继续`, `${en}; the parties don’t go on`, facts)
    case 'unknown':
      return notMet(
        `${zh}；须告知当事人并由其声明`,
        `${en}; the parties have to be told, and declare themselves`,
        facts,
        {
          allows: 'conditional',
          changes: [{ kind: 'acknowledge' }],
        },
      )
  }
}

function hasNoSameDayInvention(of: Case): Finding {
  const { kind, sameDayNumber } = of.right
  if (kind !== 'utility-model') return met('不是实用新型', 'It is no utility model')
  const looked = lookOf(of, 'same-day')
  if (sameDayNumber !== 'unknown' && sameDayNumber.value !== 'none')
    return acknowledged(
      of,
      'PP-R10',
      `同日申请了发明 ${sameDayNumber.value}`,
      `An invention was applied for on the same day: ${sameDayNumber.value}`,
      [used('sameDayNumber', sameDayNumber, sameDayNumber.value), ...looked],
    )
  // An application of that day stays what it is, however long ago somebody looked.
  return sameDayNumber !== 'unknown' || looked.length > 0
    ? met('无同日申请的发明', 'No invention was applied for on the same day', looked)
    : unknown([missing('sameDayNumber')])
}

function isNotContested(of: Case): Finding {
  const pending = standing(of.right.invalidations, of.question.day)
  const facts = [
    ...pending.map((one) =>
      used('invalidations', one, `${one.value.reference} ${one.value.since}`),
    ),
    ...lookOf(of, 'invalidations'),
  ]
  if (pending.length > 0)
    return acknowledged(
      of,
      'PP-R11',
      '无效宣告程序已启动',
      'An invalidation procedure is under way',
      facts,
    )
  return isWhole(of, 'invalidations')
    ? met('无无效宣告程序', 'No invalidation procedure is under way', facts)
    : unknown([missing('invalidations')], facts)
}
