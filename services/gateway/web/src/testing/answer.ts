import type { EligibilityAnswer } from '../api/credit.ts'
import type { Reason, RightVerdict, Verdict } from '../bank/verdict.ts'

/** One rule asked of a right, as an answer tells it. */
export const reason = (code: string, changes: Partial<Reason> = {}): Reason => ({
  code,
  layer: 'statutory',
  name: { zh: `规则 ${code}`, en: `Rule ${code}` },
  source: ['cnipa461'],
  confidence: 'found',
  ruleVersion: 'CNIPA-461',
  outcome: 'met',
  allows: 'eligible',
  says: { zh: `${code} 的说明`, en: `${code} says so` },
  facts: [],
  changes: [],
  ...changes,
})

const unknownPledge = reason('PP-R09', {
  legalBasis: '办法第十一条',
  outcome: 'unknown',
  allows: 'indeterminate',
  facts: [
    {
      fact: 'pledges',
      name: { zh: '质押登记', en: 'pledges' },
      value: 'none',
      version: 4,
      source: 'A register',
      confidence: 'reported',
    },
  ],
  changes: [
    { kind: 'provide', missing: { name: { zh: '登记簿查验', en: 'look at the register' } } },
  ],
})

export const rightVerdict = (changes: Partial<RightVerdict> = {}): RightVerdict => ({
  rightId: 'p1',
  number: '202310000001.5',
  kind: 'invention',
  version: 4,
  observedAt: '2026-11-30T01:00:00.000Z',
  decision: 'indeterminate',
  reasons: [
    reason('PP-R01'),
    unknownPledge,
    reason('PP-R12', { outcome: 'needs-person', allows: 'conditional' }),
    reason('BK-09', { layer: 'policy' }),
  ],
  indicative: { currency: 'CNY', amount: '3000000.00', ltv: '0.3', valuation: '10000000.00' },
  ...changes,
})

export const verdict = (changes: Partial<Verdict> = {}): Verdict => ({
  engine: 'eligibility/2',
  rules: [{ dataset: 'ip-pledge-rules', version: '2026.11.1' }],
  policy: { version: 'usual-2026.11.1', effectiveFrom: '2026-11-23' },
  product: 'ip-pledge-loan',
  day: '2026-11-30',
  decision: 'indeterminate',
  reasons: [reason('BK-10', { layer: 'policy' }), reason('consent-recorded', { layer: 'product' })],
  rights: [rightVerdict()],
  amounts: {
    currency: 'CNY',
    asked: '2000000.00',
    eligible: '0.00',
    withConditions: '0.00',
    notCounted: ['p1'],
  },
  localSupport: [],
  sources: { cnipa461: { title: 'Measures', url: 'https://rules.invalid/461' } },
  ...changes,
})

/** An answer as the gateway hands it on: its verdict stands within the text that is signed. */
export function eligibilityAnswer(
  changes: Partial<EligibilityAnswer> = {},
  told: Verdict = verdict(),
): EligibilityAnswer {
  const uscc = '914403990000100141'
  return {
    queryId: 'q1',
    requestId: 'r1',
    uscc,
    decision: told.decision,
    answer: JSON.stringify({
      bank: 'first',
      uscc,
      consentVersion: 1,
      validUntil: '2026-12-01T08:00:00.000Z',
      verdict: told,
    }),
    signature: 'e30..c2lnbmVk',
    keyId: 'key-1',
    consentId: 'c1',
    consentVersion: 1,
    policyVersion: 'usual-2026.11.1',
    answeredAt: '2026-11-30T08:00:00.000Z',
    validUntil: '2026-12-01T08:00:00.000Z',
    repeatedQuery: false,
    ...changes,
  }
}
