import type { Drift } from './drift.ts'
import { driftsOfAccess } from './drifts-of-access.ts'
import { driftsOfCapTables } from './drifts-of-cap-tables.ts'
import { driftsOfCredit } from './drifts-of-credit.ts'
import { driftsOfHealth } from './drifts-of-health.ts'
import { driftsOfIpRights } from './drifts-of-ip-rights.ts'
import { driftsOfMoney } from './drifts-of-money.ts'
import { driftsOfOwnership } from './drifts-of-ownership.ts'
import { driftsOfProfile } from './drifts-of-profile.ts'
import { driftsOfReversals } from './drifts-of-reversals.ts'
import { driftsOfTakingBack } from './drifts-of-taking-back.ts'
import { reworded } from './reworded.ts'

const openapi = ['read-openapi']
/** What may differ from the recording. An entry that no longer applies makes the test fail: remove it. */
export const drifts: readonly Drift[] = [
  {
    why: 'carrying on approvals has a subscription of its own: its waiting held up the capital of ended deals',
    in: ['delivery-of-fund'],
    changes: [{ below: '/body/subscriptions/5' }, { below: '/body/subscriptions/6' }],
  },
  {
    why: 'the delivery of a view that is being built tells how far it is and what it waits for',
    in: openapi,
    changes: [
      { matching: /^\/body\/components\/schemas\/DeliverySubscription\/properties\/build$/ },
    ],
  },
  {
    why: 'a service that gets no connection to its database answers 503 with this code, not 500',
    in: openapi,
    changes: [{ ending: '/responses/503/DATABASE_AWAY', is: 1 }],
  },
  {
    why: 'an address that takes no query refuses one, and says so',
    in: openapi,
    changes: [{ ending: '/responses/400/REQUEST_INVALID', is: 1 }],
  },
  {
    why: 'what was recorded by a moment is told once nothing more can come, so that the answer never changes',
    in: openapi,
    changes: [{ ending: '/responses/400/NOT_YET_SETTLED', is: 1 }],
  },
  {
    why: 'what is told of one record fits one answer: more is refused before it is recorded',
    in: openapi,
    changes: [{ ending: '/responses/422/RECORD_FULL', is: 1 }],
  },
  {
    why: 'lists of deals and funds leave out what one of them tells: a page did not fit an answer',
    in: 'any',
    changes: [{ matching: /^\/body\/items\/\d+\/(closing|history|commitments)(\/|$)/ }],
  },
  {
    why: 'a cap table says where its papers would not fit beside its securities',
    in: 'any',
    changes: [
      { at: '/body/papersLeftOut', is: false },
      { below: '/body/components/schemas/CapTable/properties/papersLeftOut' },
      { at: '/body/components/schemas/CapTable/required/papersLeftOut', is: true },
    ],
  },
  {
    why: 'tokens for development are signed only under a name of the machine itself',
    in: openapi,
    changes: [
      {
        at: '/body/paths/~1api~1v1~1development~1tokens/post/responses/403',
        is: { shape: 1, HOST_NOT_ALLOWED: 1 },
      },
    ],
  },
  {
    why: 'a replay from before 1970 is refused with what to write instead, not answered with 500',
    in: openapi,
    changes: [{ ending: '/responses/400/REPLAY_FROM_TOO_EARLY', is: 1 }],
  },
  {
    why: 'refusals of writes tell the language of their sentences, as those of reads always did',
    in: 'any',
    changes: [
      { at: '/headers/content-language', is: 'en' },
      { at: '/headers/content-language', is: 'zh' },
    ],
  },
  {
    why: 'a code has one sentence and one mend, from one table: services and gateway each had their own',
    in: 'any',
    changes: reworded,
  },
  {
    why: 'a repetition says that it is one: the gateway kept the first answer and gave it out unchanged',
    in: ['register-repeated'],
    changes: [{ at: '/body/repeated', was: false, is: true }],
  },
  {
    why: 'faults of fields are told before a key that was used for another request: the service that recorded it compares',
    in: ['register-key-reused'],
    changes: [
      { at: '/status', was: 422, is: 400 },
      { at: '/body/status', was: 422, is: 400 },
      { at: '/body/code', was: 'IDEMPOTENCY_KEY_REUSED', is: 'PROVENANCE_MISSING' },
      { matching: /^\/body\/(type|title|detail|mend|errors)$/ },
    ],
  },
  {
    why: 'a code has one kind and one REST status wherever it is told; while a command is under way its repetition waits',
    in: openapi,
    changes: [
      { ending: '/responses/409/IDEMPOTENCY_KEY_IN_USE', was: 1 },
      { matching: /\/sentences\/IDEMPOTENCY_KEY_IN_USE$/ },
      { ending: '/responses/409/STALE_VERSION', was: 1 },
    ],
  },
  {
    why: 'what an operator does is done again under the same key: nothing is kept of it, and the document says so',
    in: openapi,
    changes: [
      { ending: '/responses/200/headers/Idempotency-Replayed', was: 1 },
      { ending: '/post/parameters/header Idempotency-Key', was: 1, is: 2 },
      {
        ending: '/post/responses/409',
        was: { shape: 1, CONCURRENT_CHANGES: 1, IDEMPOTENCY_KEY_IN_USE: 1 },
      },
      { ending: '/responses/422/IDEMPOTENCY_KEY_REUSED', was: 1 },
      { ending: '/responses/429/EVENT_STORE_OVERLOADED', was: 1 },
      { ending: '/responses/503/EVENT_STORE_UNAVAILABLE', was: 1 },
    ],
  },
  {
    why: 'codes that nothing raised are no longer told, and those that are raised are',
    in: openapi,
    changes: [
      { ending: '/responses/422/SAME_HOLDER', was: 1 },
      { matching: /\/sentences\/SAME_HOLDER$/ },
      { ending: '/post/responses/400/NAME_MISSING', is: 1 },
      { ending: '/get/responses/400/MATERIAL_FIELD_UNKNOWN', is: 1 },
      { ending: '/get/responses/400/DISTRICT_UNKNOWN', is: 1 },
      { ending: '~1corrections/post/responses/400/USCC_MALFORMED', is: 1 },
      { ending: '~1withdrawal/post/responses/422/HISTORY_FULL', is: 1 },
      { ending: '/responses/503/REGISTRY_UNAVAILABLE', is: 1 },
      { ending: '/post/responses/400/AMOUNT_TOO_LARGE', is: 1 },
      { ending: '~1rebuild/post/responses/422/SUBSCRIPTION_NOT_A_VIEW', is: 1 },
    ],
  },
  {
    why: 'who may call an operation is said of each; a token with none of the roles was always refused so',
    in: openapi,
    changes: [
      { matching: /\/x-roles$/ },
      { ending: '/responses/403', is: { shape: 1, ROLE_NOT_ALLOWED: 1 } },
    ],
  },
  {
    why: 'a caller without any role is told the roles that exist',
    in: ['role-unknown'],
    changes: [{ matching: /^\/body\/facts$/ }],
  },
  {
    why: 'headings are said in both languages beside the operation',
    in: openapi,
    changes: [{ matching: /\/x-summary-zh$/ }],
  },
  {
    why: 'descriptions and examples of fields come from where the field is declared',
    in: openapi,
    changes: [{ matching: /\/(description|examples?(\/\d+)?)$/ }],
  },
  {
    why: 'bounds and shapes that say nothing are left out, and what is not required is said to be so',
    in: openapi,
    changes: [
      { ending: '/minimum', was: Number.MIN_SAFE_INTEGER },
      { ending: '/maximum', was: Number.MAX_SAFE_INTEGER },
      { ending: '/propertyNames', was: { type: 'string' } },
      { matching: /\/additionalProperties$/ },
      { matching: /\/saidOnce\/parameters\/(query|header) [^/]+\/\d+\/required$/ },
    ],
  },
  {
    why: 'an id given from outside is any line of 1 to 128 characters, as Open Cap Format and the services have it',
    in: openapi,
    changes: [
      { matching: /[iI]ds?(\/items)?\/(pattern|minLength|maxLength)$/ },
      { matching: /\/saidOnce\/parameters\/path (deadLetterId|subscription)\/0\/schema\/pattern$/ },
    ],
  },
  {
    why: 'what is malformed in such an id is told by its code',
    in: ['open-fund-malformed', 'commit-malformed', 'record-unknown-type', 'close-round-malformed'],
    changes: [{ matching: /(partnerId|stockClassId|holderId) (ID_MALFORMED|TEXT_\w+)$/ }],
  },
  {
    why: 'the document tells the numbers of pieces of evidence that the service takes',
    in: openapi,
    changes: [
      { ending: '/evidence/maxItems', was: 50, is: 5 },
      { ending: '/evidence/maxItems', was: 50, is: 10 },
    ],
  },
  {
    why: 'what the service requires is required in the document too, and nothing else',
    in: openapi,
    changes: [
      { ending: '/TransferStock/required/resultingSecurityId', was: true },
      { ending: '/OpenFund/required/nameZh', was: true },
      { ending: '/OpenFund/required/targetSize', was: true },
      { ending: '/DefineStockPlan/required/approvedOn', is: true },
    ],
  },
  {
    why: 'a plan without the date of its approval lacks a field; no empty date was sent',
    in: ['record-plan-undated'],
    changes: [
      { at: '/body/code', was: 'DATE_INVALID', is: 'FIELD_MISSING' },
      { matching: /^\/body\/(type|title|detail|mend)$/ },
      { matching: /approvedOn (DATE_INVALID|FIELD_MISSING)$/ },
    ],
  },
  {
    why: "a fault stands at the field's own place in the request",
    in: ['commit-11-pieces-of-evidence', 'record-negative-price'],
    changes: [
      { matching: /^\/body\/errors\/\S+(evidence LIST_TOO_LONG|sharePrice\S* PRICE_NEGATIVE)$/ },
    ],
  },
  {
    why: 'faults of shape and of value are told at once: a price below zero was told only when nothing else was wrong',
    in: ['record-malformed-transactions'],
    changes: [{ matching: /sharePrice~1amount PRICE_NEGATIVE$/ }],
  },
  {
    why: 'the same: text with a lone surrogate, and no source beside it',
    in: ['body-lone-surrogate'],
    changes: [
      { at: '/body/code', was: 'TEXT_HAS_CONTROL_CHARACTERS', is: 'REQUEST_INVALID' },
      { matching: /^\/body\/(type|title|detail|mend)$/ },
      { matching: /PROVENANCE_MISSING$/ },
    ],
  },
  {
    why: 'facts that a sentence names are told as facts too',
    in: 'any',
    changes: [
      { matching: /^\/body\/facts\/(given_rung|given_on)$/ },
      { at: '/body/facts/currency', is: 'CNY' },
    ],
  },
  ...driftsOfAccess,
  ...driftsOfCapTables,
  ...driftsOfCredit,
  ...driftsOfHealth,
  ...driftsOfMoney,
  ...driftsOfIpRights,
  ...driftsOfOwnership,
  ...driftsOfProfile,
  ...driftsOfReversals,
  ...driftsOfTakingBack,
]
