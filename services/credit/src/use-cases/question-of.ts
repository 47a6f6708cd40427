import type { eligibilityQueries, RequestOf } from '@seedline/contracts/operations'
import { amountOf, type EnterpriseId, type LocalDate } from '@seedline/values'
import type { Fact, Known } from '../eligibility/facts/known.ts'
import type {
  Acknowledgement,
  Judgement,
  PledgeQuestion,
  AskedRight as RightInQuestion,
} from '../eligibility/question.ts'

/** What a bank asks, as it is declared. */
export type AskedOfDesk = RequestOf<(typeof eligibilityQueries)['operations']['askEligibility']>
export type AskedRight = AskedOfDesk['rights'][number]
type Declared = AskedOfDesk['declared'][number]

interface Of {
  readonly asked: readonly { readonly rightId: string; readonly as: AskedRight | undefined }[]
  readonly pledgorName: string
  readonly enterpriseId: EnterpriseId
  readonly day: LocalDate
}

/** The question as it is judged: what the bank states goes where its code says. */
export function questionOf(
  request: AskedOfDesk,
  { asked, pledgorName, enterpriseId, day }: Of,
): PledgeQuestion {
  const { product, amount, maturesOn, tenorMonths, declared } = request
  const says = saying(declared)
  return {
    product,
    day,
    loan: {
      currency: amount?.currency ?? 'CNY',
      amount: amount ? amountOf(amount) : 'open',
      maturity: maturesOn ?? 'unknown',
      tenorMonths: tenorMonths === 0 ? 'unknown' : tenorMonths,
    },
    pledgor: { enterpriseId, name: pledgorName },
    rights: asked.map(({ rightId, as }) => rightInQuestion(rightId, as)),
    contract: says(isContract, stated),
    borrower: says(isCheck, (yes) => stated(yes ? 'clear' : 'adverse')),
    controllerGuarantee: says(isGuarantee, stated)['controller-guarantee'] ?? 'unknown',
    // That there is a consent is what let the question in.
    statements: { ...says(isRequirement, stated), 'consent-recorded': stated(true) },
    judgements: says(isRequirement, (yes): Judgement => (yes ? 'passes' : 'fails')),
  }
}

function rightInQuestion(rightId: string, as: AskedRight | undefined): RightInQuestion {
  const says = saying(as?.declared ?? [])
  const valuation = as?.valuation
  const own = says(isOwnFact, stated)
  return {
    rightId,
    valuation: valuation
      ? {
          currency: valuation.amount.currency,
          amount: amountOf(valuation.amount),
          on: valuation.valuedOn,
          appraiser: valuation.appraiser,
        }
      : 'unknown',
    acknowledgements: says(isGround, (yes): Acknowledgement => (yes ? 'given' : 'declined')),
    judgements: says(isGround, (yes): Judgement => (yes ? 'passes' : 'fails')),
    declared: {
      ...(own.secret && { secret: own.secret }),
      ...(own.implemented && { implemented: own.implemented }),
    },
  }
}

const isContract = (code: string): boolean => code.startsWith('PP-C')
const isGround = (code: string): boolean => /^(?:PP-R|TM-)/u.test(code)
const checks: readonly string[] = ['credit-report', 'judgment-debtor', 'abnormal-list']
const isCheck = (code: string): boolean => checks.includes(code)
const isGuarantee = (code: string): boolean => code === 'controller-guarantee'
const isOwnFact = (code: string): boolean => code === 'secret' || code === 'implemented'
/** Of a product: whatever is none of the others. */
const isRequirement = (code: string): boolean =>
  ![isContract, isGround, isCheck, isGuarantee, isOwnFact].some((is) => is(code))

const saying =
  (declared: readonly Declared[]) =>
  <T>(of: (code: string) => boolean, as: (yes: boolean) => T): Readonly<Record<string, T>> =>
    Object.fromEntries(
      declared.filter(({ code }) => of(code)).map(({ code, says }) => [code, as(says === 'yes')]),
    )

/** The bank’s own word, with the question. */
const stated = <T>(value: T): Fact<T> & Known<T> => ({
  value,
  version: 0,
  source: '银行声明',
  confidence: 'unverified',
  synthetic: false,
})
