/**
 * What a signed answer says, as far as the page shows it. It is read from the very text that is signed, so that nobody sees
 * anything else than what the signature covers.
 */
export interface SignedAnswer {
  readonly bank: string
  readonly uscc: string
  readonly consentVersion: number
  readonly validUntil: string
  readonly verdict: Verdict
}

export interface Text {
  readonly zh: string
  readonly en: string
}

export interface Verdict {
  readonly engine: string
  readonly rules: readonly { readonly dataset: string; readonly version: string }[]
  readonly policy: { readonly version: string; readonly effectiveFrom: string }
  readonly product: string
  readonly day: string
  readonly decision: Decision
  readonly reasons: readonly Reason[]
  readonly rights: readonly RightVerdict[]
  readonly amounts: Amounts | 'none'
  readonly localSupport: readonly { readonly code: string; readonly name: Text }[]
  readonly sources: Readonly<Record<string, { readonly title: string; readonly url: string }>>
}

export type Decision = 'eligible' | 'conditional' | 'indeterminate' | 'ineligible'
export type Outcome = 'met' | 'not-met' | 'unknown' | 'needs-person'
export type Layer = 'statutory' | 'policy' | 'product'

export interface Amounts {
  readonly currency: string
  readonly asked: string
  readonly eligible: string
  readonly withConditions: string
  readonly notCounted: readonly string[]
}

export interface RightVerdict {
  readonly rightId: string
  readonly number: string
  readonly kind: string
  readonly version: number
  readonly observedAt: string
  readonly decision: Decision
  readonly reasons: readonly Reason[]
  readonly indicative:
    | {
        readonly currency: string
        readonly amount: string
        readonly ltv: string
        readonly valuation: string
      }
    | 'unknown'
}

export interface UsedFact {
  readonly fact: string
  readonly name: Text
  readonly value: string
  readonly version: number
  readonly source: string
  readonly confidence: string
}

export interface Reason {
  readonly code: string
  readonly layer: Layer
  readonly name: Text
  readonly legalBasis?: string
  readonly source: readonly string[]
  readonly confidence: string
  readonly doubt?: Text
  readonly ruleVersion: string
  readonly outcome: Outcome
  readonly allows: Decision
  readonly says: Text
  readonly facts: readonly UsedFact[]
  readonly changes: readonly Change[]
}

export type Change =
  | { readonly kind: 'provide'; readonly missing: { readonly name: Text } }
  | { readonly kind: 'mend'; readonly how: Text }
  | { readonly kind: 'acknowledge' }
  | { readonly kind: 'judge' }
  | { readonly kind: 'earlier-maturity'; readonly before: string }
  | { readonly kind: 'wait'; readonly until: string }

export const readAnswer = (text: string): SignedAnswer => JSON.parse(text) as SignedAnswer
