import { ask, type Step, settle, tell } from '../steps.ts'
import { api, paper, synthetic } from './facts.ts'

const consents = `${api}/consents`
const consent = `${consents}/@{desk-consent}`
const queries = `${api}/eligibility-queries`
const query = `${queries}/@{desk-answered/queryId}`
const policies = `${api}/bank-policies`
const policy = `${policies}/@{policy-propose}`
const uscc = '91440399000010022U'

const asked = {
  uscc,
  purpose: 'loan-application',
  product: 'ip-pledge-loan',
  tenorMonths: 12,
}

/** A bank that asks about an enterprise: without its consent, with it, and after it was revoked. */
export const bankDesk: readonly Step[] = [
  tell('desk-enterprise', 'registrar', `${api}/enterprises`, {
    nameZh: '虚构质押企业',
    uscc,
    provenance: synthetic,
  }),
  settle,
  tell('desk-refused', 'bank-officer', queries, { requestId: 'before', ...asked }),
  tell('desk-consent', 'registrar', consents, {
    enterpriseId: '@{desk-enterprise}',
    bank: 'recorded',
    purposes: ['loan-application'],
    scopes: ['ip-portfolio'],
    validFrom: '2024-01-01',
    validTo: '2099-12-31',
    signatory: 'A person of the story',
    capacity: 'Legal representative',
    textDigest: 'ab'.repeat(32),
    textLanguage: 'zh-CN',
    separate: true,
    method: 'paper',
    grantedOn: '2024-01-02',
    evidence: paper,
  }),
  tell('desk-answered', 'bank-officer', queries, { requestId: 'after', ...asked }),
  settle,
  ask('desk-consent-read', 'bank-officer', consent),
  ask('desk-consents', 'bank-officer', `${consents}?pageSize=5`),
  ask('desk-answer', 'bank-officer', query),
  ask('desk-replay', 'bank-officer', `${query}/replay`),
  ask('desk-queries', 'bank-officer', `${queries}?uscc=${uscc}`),
  ask('desk-audit-proof', 'bank-officer', `${query}/audit-proof`),
  ask('desk-audit-head', 'bank-officer', `${api}/audit/head`),
  ask('desk-audit-kept', 'bank-officer', `${api}/audit/consistency?size=1`),
  ask('desk-keys', 'bank-officer', `${api}/answer-keys`),
  tell('desk-revoke', 'registrar', `${consent}/revocation`, { reason: 'The loan was repaid' }),
  tell('desk-revoked', 'bank-officer', queries, { requestId: 'too late', ...asked }),
  tell('policy-propose', 'bank-officer', policies, {
    policyVersion: 'v1',
    effectiveFrom: '2097-01-01',
    parameters: { ltvInvention: '0.35', maxTenorMonths: 24 },
    acceptedKinds: ['invention', 'trademark'],
    mostAmount: { currency: 'CNY', amount: '5000000.00' },
    reason: 'The board has decided so',
    evidence: paper,
  }),
  tell('policy-invalid', 'bank-officer', policies, {
    policyVersion: 'v2',
    effectiveFrom: '2097-06-01',
    parameters: { ltvInvention: '0.9' },
    reason: 'Too much',
  }),
  tell('policy-approve-own', 'bank-officer', `${policy}/approval`, { entryVersion: 1 }),
  tell('policy-approve', 'second-bank-officer', `${policy}/approval`, { entryVersion: 1 }),
  tell('policy-end', 'bank-officer', `${policy}/ends`, {
    effectiveFrom: '2098-01-01',
    reason: 'It was tried for a year',
  }),
  tell('policy-decline', 'second-bank-officer', `${policy}/refusal`, {
    entryVersion: 3,
    reason: 'Not yet',
  }),
  tell('policy-reverse', 'bank-officer', `${policy}/reversals`, {
    entryVersion: 1,
    reason: 'The board has thought again',
  }),
  settle,
  ask('policy-read', 'bank-officer', policy),
  ask('policies', 'bank-officer', `${policies}?pageSize=5`),
  ask('desk-audit-entries', 'bank-officer', `${api}/audit/entries?from=0`),
  ask('desk-audit-export', 'operator', `${api}/audit/export?from=0`),
  tell('desk-audit-missing', 'operator', `${api}/audit/missing-entries`, { pageSize: 10 }),
]
