import { monthsFrom, yearsFrom } from '@seedline/values'
import { met, notMet, unknown } from '../findings.ts'
import { type Finding, missing, type Severity, used } from '../reason.ts'
import { type Case, isWhole, lookOf, standing } from './case.ts'

/** What a bank asks of a right beyond the law: undefined where it doesn't, of this kind or at all. */
interface PolicyRule {
  readonly severity: Severity | ((of: Case) => Severity)
  readonly asks: (of: Case) => Finding | undefined
}

/** By the codes of the parameters that they go by. */
export const rightPolicy: Readonly<Record<string, PolicyRule>> = {
  'BK-05': {
    severity: 'block',
    asks: (of) =>
      of.right.kind === 'invention'
        ? remainsFor(of, of.policy.parameters.minRemainingYearsInvention)
        : undefined,
  },
  'BK-06': {
    severity: 'block',
    asks: (of) =>
      of.right.kind === 'utility-model' || of.right.kind === 'design'
        ? remainsFor(of, of.policy.parameters.minRemainingYearsOther)
        : undefined,
  },
  'BK-07': { severity: 'block', asks: isImplemented },
  'BK-08': { severity: 'block', asks: isNoSecret },
  'BK-09': { severity: 'block', asks: isValued },
  'BK-11': {
    severity: ({ policy }) => (policy.parameters.exclusiveLicence === 'block' ? 'block' : 'warn'),
    asks: isNotExclusivelyLicensed,
  },
  'BK-14': { severity: 'warn', asks: isHeldLongEnough },
}

const isPatent = ({ right }: Case): boolean =>
  right.kind === 'invention' || right.kind === 'utility-model' || right.kind === 'design'

function remainsFor({ right, question }: Case, years: number): Finding {
  const { expiresOn } = right
  if (expiresOn === 'unknown') return unknown([missing('expiresOn')])
  const needed = yearsFrom(question.day, years)
  const facts = [used('expiresOn', expiresOn, expiresOn.value)]
  return needed !== undefined && needed <= expiresOn.value
    ? met(`剩余有效期不少于 ${years} 年`, `At least ${years} years remain`, facts)
    : notMet(
        `剩余有效期不足 ${years} 年（至 ${expiresOn.value}）`,
        `Less than ${years} years remain (until ${expiresOn.value})`,
        facts,
      )
}

function isImplemented(of: Case): Finding | undefined {
  if (!of.policy.parameters.requireImplemented || !isPatent(of)) return undefined
  const { implemented } = of.right
  if (implemented === 'unknown') return unknown([missing('implemented')])
  const facts = [used('implemented', implemented, implemented.value ? 'yes' : 'no')]
  return implemented.value
    ? met('已实质实施', 'It is in use', facts)
    : notMet('未实质实施', 'It is not in use', facts)
}

function isNoSecret(of: Case): Finding | undefined {
  if (!of.policy.parameters.excludeDefence || !isPatent(of)) return undefined
  const { secret } = of.right
  if (secret === 'unknown') return unknown([missing('secret')])
  const facts = [used('secret', secret, secret.value ? 'yes' : 'no')]
  return secret.value
    ? notMet('属国防或保密专利', 'It is a defence or secret patent', facts)
    : met('不属国防或保密专利', 'It is no defence or secret patent', facts)
}

function isValued({ asked, policy, question }: Case): Finding {
  const { valuation } = asked
  if (valuation === 'unknown') return unknown([missing('valuation')])
  const months = policy.parameters.valuationValidityMonths
  const { on, currency, amount, appraiser } = valuation
  const told = { version: 0, source: appraiser, confidence: 'unstated', synthetic: false } as const
  const facts = [used('valuation', { ...told, value: amount }, `${currency} ${amount} ${on}`)]
  if (on > question.day)
    return notMet(`评估日 ${on} 晚于查询日`, `Valued on ${on}, after the day asked for`, facts)
  const until = monthsFrom(on, months)
  return until === undefined || question.day <= until
    ? met(`评估报告在 ${months} 个月有效期内`, `Valued within ${months} months`, facts)
    : notMet(
        `评估报告已超过 ${months} 个月（${on}）`,
        `Valued more than ${months} months ago (${on})`,
        facts,
        { changes: [{ kind: 'mend', how: { zh: '重新评估', en: 'Have it valued anew' } }] },
      )
}

function isNotExclusivelyLicensed(of: Case): Finding | undefined {
  if (of.policy.parameters.exclusiveLicence === 'ignore') return undefined
  const licences = standing(of.right.licences, of.question.day)
  const exclusive = licences.filter(({ value }) => value.kind === 'exclusive')
  const isClear =
    isWhole(of, 'licences') && licences.every(({ value }) => value.kind !== 'unstated')
  const facts = [
    ...exclusive.map((one) =>
      used('licences', one, `${one.value.reference} ${one.value.licensee}`),
    ),
    ...lookOf(of, 'licences'),
  ]
  if (exclusive.length > 0)
    return notMet(
      '存在独占许可，须披露并评估',
      'An exclusive licence stands: it has to be disclosed and valued',
      facts,
    )
  return isClear
    ? met('无独占许可', 'No exclusive licence stands', facts)
    : unknown([missing('licences')], facts)
}

function isHeldLongEnough(of: Case): Finding | undefined {
  const months = of.policy.parameters.minHoldingMonths
  if (months === 0) return undefined
  const { acquisition, acquiredOn } = of.right
  if (acquisition !== 'unknown' && acquisition.value === 'original')
    return met('自行研发并申请', 'Developed and filed for by its owner', [
      used('acquisition', acquisition, acquisition.value),
    ])
  if (acquiredOn === 'unknown') return unknown([missing('acquiredOn')])
  const until = monthsFrom(acquiredOn.value, months)
  const facts = [used('acquiredOn', acquiredOn, acquiredOn.value)]
  if (until !== undefined && until <= of.question.day)
    return met(`持有已满 ${months} 个月`, `Held for ${months} months`, facts)
  // Filed for less than a year ago, it may be its owner's own development.
  if (acquisition === 'unknown') return unknown([missing('acquisition')], facts)
  return notMet(
    `取得未满 ${months} 个月（${acquiredOn.value}）`,
    `Acquired less than ${months} months ago (${acquiredOn.value})`,
    facts,
    until === undefined ? {} : { changes: [{ kind: 'wait', until }] },
  )
}
