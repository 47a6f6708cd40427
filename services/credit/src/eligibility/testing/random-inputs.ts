import { addDays, type LocalDate } from '@seedline/values'
import fc from 'fast-check'
import type { Fact, Known } from '../facts/known.ts'
import { type Aspect, aspects, type RightFacts } from '../facts/right-facts.ts'
import type { AskedRight, PledgeQuestion } from '../question.ts'
import { asked, day, fact, other, policyOf, question, rules, self, sound } from './samples.ts'

const around = fc.integer({ min: -900, max: 900 }).map((days) => addDays(day, days))
const later = fc.integer({ min: -100, max: 5_000 }).map((days) => addDays(day, days))
const ended = fc.option(around, { nil: null })
const teller = fc.record({
  version: fc.integer({ min: 2, max: 6 }),
  source: fc.constantFrom('专利登记簿副本', '年度报告附注', ''),
  confidence: fc.constantFrom('verified', 'unverified', 'unstated'),
})
const few = <T>(value: fc.Arbitrary<T>) =>
  fc.array(
    fc.tuple(value, teller).map(([one, told]) => fact(one, told)),
    { maxLength: 3 },
  )
const lasting = { reference: fc.constantFrom('a', 'b', 'c'), since: around, until: ended }
const known = <T>(value: fc.Arbitrary<T>) => value.map((one): Known<T> => fact(one))
/** Else too many things would be wrong at once for anything to be seen. */
const mostly = <T>(usual: T, value: fc.Arbitrary<T>): fc.Arbitrary<T> =>
  fc.oneof({ weight: 9, arbitrary: fc.constant(usual) }, { weight: 1, arbitrary: value })

const owner = fc.constantFrom(
  { enterpriseId: self, name: '示例新材料', share: null },
  { enterpriseId: other, name: '示例大学', share: null },
  { enterpriseId: '', name: '示例新材料', share: null },
  { enterpriseId: '', name: '某人', share: null },
)

/** A right of which everything is known: mostly sound, and each fault once in a while. */
const whole: fc.Arbitrary<RightFacts> = fc.record({
  rightId: fc.constant(sound.rightId),
  version: fc.constant(7),
  observedAt: fc.constant(sound.observedAt),
  toldFor: fc.constant(day),
  family: fc.constant('patent' as const),
  kind: fc.constantFrom('invention', 'utility-model', 'design'),
  number: fc.constant(sound.number),
  title: fc.constant(sound.title),
  owners: mostly<RightFacts['owners']>(
    sound.owners,
    known(
      fc.record({
        owners: fc.array(owner, { minLength: 1, maxLength: 2 }),
        since: fc.constant(null),
      }),
    ),
  ),
  filedOn: fc.constant(sound.filedOn),
  grantedOn: mostly<RightFacts['grantedOn']>(
    sound.grantedOn,
    known(fc.oneof(around, fc.constant('none' as const), fc.constant(addDays(day, -1_000)))),
  ),
  expiresOn: mostly<RightFacts['expiresOn']>(sound.expiresOn, known(later)),
  fees: mostly<RightFacts['fees']>(
    sound.fees,
    known(around.map((dueOn) => ({ dueOn, graceUntil: addDays(dueOn, 180) }))),
  ),
  ended: mostly<RightFacts['ended']>(
    fact('none'),
    known(
      fc.oneof(
        { weight: 4, arbitrary: fc.constant('none' as const) },
        {
          weight: 1,
          arbitrary: fc.record({
            status: fc.constantFrom('abandoned', 'invalidated-full'),
            on: around,
          }),
        },
      ),
    ),
  ),
  suspended: mostly<RightFacts['suspended']>(fact(false), known(fc.boolean())),
  preserved: known(fc.constant(false)),
  sameDayNumber: mostly<RightFacts['sameDayNumber']>(
    fact('none'),
    known(fc.constantFrom('none', '201820123457.1')),
  ),
  acquisition: mostly<RightFacts['acquisition']>(
    sound.acquisition,
    known(fc.constantFrom('original', 'transfer')),
  ),
  acquiredOn: known(around),
  secret: mostly<RightFacts['secret']>(fact(false), known(fc.constantFrom(false, false, true))),
  implemented: mostly<RightFacts['implemented']>(
    fact(true),
    known(fc.constantFrom(true, true, false)),
  ),
  licences: mostly<RightFacts['licences']>(
    [],
    few(
      fc.record({
        ...lasting,
        licensee: fc.constant('某公司'),
        kind: fc.constantFrom('exclusive', 'ordinary'),
      }),
    ),
  ),
  disputes: mostly<RightFacts['disputes']>(
    [],
    few(fc.record({ ...lasting, kind: fc.constantFrom('ownership', 'contract') })),
  ),
  invalidations: mostly<RightFacts['invalidations']>(
    [],
    few(fc.record({ ...lasting, outcome: fc.constant(null) })),
  ),
  consents: mostly<RightFacts['consents']>(
    [],
    few(
      fc.record({
        ownerName: fc.constantFrom('示例大学', '某人', ''),
        purpose: fc.constant('pledge' as const),
        since: around,
        until: ended,
      }),
    ),
  ),
  pledges: mostly<RightFacts['pledges']>(
    [],
    few(fc.record({ ...lasting, pledgee: fc.constant('示例银行') })),
  ),
  checked: fc.constant(sound.checked),
})

/** What of a right somebody knows: of each field whether, of each list how much. */
interface Mask {
  readonly fields: readonly (typeof singleFields)[number][]
  readonly aspects: readonly Aspect[]
  readonly items: readonly boolean[]
}
const singleFields = [
  'owners',
  'grantedOn',
  'expiresOn',
  'fees',
  'acquisition',
  'acquiredOn',
  'secret',
  'implemented',
] as const

const mask: fc.Arbitrary<Mask> = fc
  .record({
    hides: fc.constantFrom(0, 0, 1, 2, 8),
    fields: fc.shuffledSubarray([...singleFields], { minLength: singleFields.length }),
    aspects: fc.shuffledSubarray([...aspects], { minLength: aspects.length }),
    items: fc.array(fc.boolean(), { minLength: 15, maxLength: 15 }),
  })
  .map(({ hides, fields, aspects, items }) => ({
    fields: fields.slice(hides),
    aspects: aspects.slice(hides),
    items,
  }))

/** That much of it: whatever a register wasn't looked at for may be known in part, and never as a whole. */
export function knownPart(right: RightFacts, { fields, aspects: looked, items }: Mask): RightFacts {
  const isKnown = (aspect: Aspect) => looked.includes(aspect)
  let at = 0
  const part = <T>(aspect: Aspect, those: readonly Fact<T>[]) => {
    const from = at
    at += 3
    return isKnown(aspect) ? those : those.filter((_, index) => items[from + index])
  }
  return {
    ...right,
    ...Object.fromEntries(
      singleFields.map((key) => [key, fields.includes(key) ? right[key] : 'unknown']),
    ),
    ended: isKnown('status') ? right.ended : 'unknown',
    suspended: isKnown('measures') ? right.suspended : 'unknown',
    preserved: isKnown('measures') ? right.preserved : 'unknown',
    sameDayNumber: isKnown('same-day') ? right.sameDayNumber : 'unknown',
    licences: part('licences', right.licences),
    disputes: part('disputes', right.disputes),
    invalidations: part('invalidations', right.invalidations),
    consents: part('consents', right.consents),
    pledges: part('pledges', right.pledges),
    checked: Object.fromEntries(
      aspects.map((aspect) => [aspect, isKnown(aspect) ? right.checked[aspect] : 'unknown']),
    ) as RightFacts['checked'],
  }
}

const askedOf = (
  rightId: string,
  value: bigint,
  judgement: 'passes' | 'fails' | 'unknown',
): AskedRight => ({
  ...asked,
  rightId,
  valuation: { currency: 'CNY', amount: `${value}.00`, on: day, appraiser: '示例评估' },
  judgements: { 'PP-R12': judgement },
  declared: {},
})

export interface Story {
  readonly full: readonly RightFacts[]
  readonly less: readonly RightFacts[]
  readonly more: readonly RightFacts[]
  readonly question: PledgeQuestion
}

const union = <T>(a: readonly T[], b: readonly T[]): T[] => [...new Set([...a, ...b])]

/** Up to three rights, as little and as more is known of them, and a loan against them. */
export const story: fc.Arbitrary<Story> = fc
  .array(
    fc.tuple(
      whole,
      mask,
      mask,
      fc.bigInt({ min: 0n, max: 20_000_000n }),
      fc.constantFrom('passes' as const, 'unknown' as const),
    ),
    {
      minLength: 1,
      maxLength: 3,
    },
  )
  .chain((rights) =>
    fc
      .record({
        amount: fc.oneof(
          fc.constant('open'),
          fc.integer({ min: 1, max: 9_000_000 }).map((n) => `${n}.00`),
        ),
        maturity: later as fc.Arbitrary<LocalDate>,
      })
      .map(({ amount, maturity }) => {
        const named = rights.map(([right, a, b, value, judgement], index) => {
          const rightId = `right-${index}`
          const wider: Mask = {
            fields: union(a.fields, b.fields),
            aspects: union(a.aspects, b.aspects),
            items: a.items.map((one, at) => one || b.items[at] === true),
          }
          return {
            right: { ...right, rightId },
            a,
            wider,
            asked: askedOf(rightId, value, judgement),
          }
        })
        return {
          full: named.map(({ right }) => right),
          less: named.map(({ right, a }) => knownPart(right, a)),
          more: named.map(({ right, wider }) => knownPart(right, wider)),
          question: {
            ...question,
            rights: named.map((one) => one.asked),
            loan: { ...question.loan, amount, maturity },
          },
        }
      }),
  )

export const judgingOf = (story: Story, rights: readonly RightFacts[]) => ({
  question: story.question,
  facts: { rights, merged: [] },
  rules,
  policy: policyOf(),
})
