import { expect, test } from '@jest/globals'
import type { Verdict as Told } from '../../services/credit/src/eligibility/judge.ts'
import { judge } from '../../services/credit/src/eligibility/judge.ts'
import { products } from '../../services/credit/src/eligibility/question.ts'
import { inputsWith, rules } from '../../services/credit/src/eligibility/testing/samples.ts'
import { declaredCodesOf } from '../../services/credit/src/use-cases/declared-codes.ts'
import type { Verdict as Shown } from '../../services/gateway/web/src/bank/verdict.ts'

// Neither side may import the other, nor the page a package: here they are held together.

/** A type error as soon as the page reads of a verdict what the desk doesn't tell, or otherwise than it does. */
const shown = (told: Told): Shown => told

test('the page shows a verdict as the desk tells it', () => {
  expect(shown(judge(inputsWith())).decision).toBe('eligible')
})

interface Declarables {
  declarableOfLoan(product: string): readonly { readonly code: string }[]
  declarableOfRight(family: string): readonly { readonly code: string }[]
}

// By name: its types are those of a browser.
const page = '../../services/gateway/web/src/bank/declarable.ts'
const { declarableOfLoan, declarableOfRight } = (await import(page)) as Declarables
const { ofLoan, ofRight } = declaredCodesOf(rules)
const sorted = (codes: Iterable<string>) => [...codes].toSorted()
const codesOf = (those: readonly { readonly code: string }[]) => those.map(({ code }) => code)

test.each(products)('of a loan (%s) the page offers to state what the desk takes', (product) => {
  expect(sorted(codesOf(declarableOfLoan(product)))).toEqual(sorted(ofLoan[product]))
})

test.each(['patent', 'trademark'] as const)(
  'of a right (%s) the page offers to state what the desk takes',
  (family) => {
    expect(sorted(codesOf(declarableOfRight(family)))).toEqual(sorted(ofRight[family] ?? []))
  },
)
