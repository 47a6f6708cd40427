import type { eligibilityQueries, RequestOf } from '@seedline/contracts/operations'
import { amountOf, type EnterpriseId, type LocalDate } from '@seedline/values'
import type { Fact, Known } from '../eligibility/facts/known.ts'
import type {
  Acknowledgement,
  Judgement,
  PledgeQuestion,
  AskedRight as RightInQuestion,
} from '../eligibility/question.ts'
import { type DeclaredCodes, guarantee, ownFacts } from './declared-codes.ts'

/** What a bank asks, as it is declared. */
export type AskedOfDesk = RequestOf<(typeof eligibilityQueries)['operations']['askEligibility']>
export type AskedRight = AskedOfDesk['rights'][number]
type Declared = AskedOfDesk['declared'][number]

interface Of {
  readonly asked: readonly { readonly rightId: string; readonly as: AskedRight | undefined }[]
  readonly pledgorName: string
  readonly enterpriseId: EnterpriseId
  readonly day: LocalDate
  readonly codes: DeclaredCodes
}

/** The question as it is judged: what the bank states goes where its code says. */
export function questionOf(
  request: AskedOfDesk,
  { asked, pledgorName, enterpriseId, day, codes }: Of,
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
    rights: asked.map(({ rightId, as }) => rightInQuestion(rightId, as, codes)),
    contract: says(codes.contract, stated),
    borrower: says(codes.checks, (yes) => stated(yes ? 'clear' : 'adverse')),
    controllerGuarantee: says(new Set([guarantee]), stated)[guarantee] ?? 'unknown',
    // That there is a consent is what let the question in.
    statements: { ...says(codes.requirements, stated), 'consent-recorded': stated(true) },
    judgements: says(codes.requirements, (yes): Judgement => (yes ? 'passes' : 'fails')),
  }
}

function rightInQuestion(
  rightId: string,
  as: AskedRight | undefined,
  { grounds }: DeclaredCodes,
): RightInQuestion {
  const says = saying(as?.declared ?? [])
  const valuation = as?.valuation
  const own = says(new Set(ownFacts), stated)
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
    acknowledgements: says(grounds, (yes): Acknowledgement => (yes ? 'given' : 'declined')),
    judgements: says(grounds, (yes): Judgement => (yes ? 'passes' : 'fails')),
    declared: {
      ...(own.secret && { secret: own.secret }),
      ...(own.implemented && { implemented: own.implemented }),
    },
  }
}

const saying =
  (declared: readonly Declared[]) =>
  <T>(of: ReadonlySet<string>, as: (yes: boolean) => T): Readonly<Record<string, T>> =>
    Object.fromEntries(
      declared
        .filter(({ code }) => of.has(code))
        .map(({ code, says }) => [code, as(says === 'yes')]),
    )

/** The bank’s own word, with the question. */
const stated = <T>(value: T): Fact<T> & Known<T> => ({
  value,
  version: 0,
  source: '银行声明',
  confidence: 'unverified',
  synthetic: false,
})
