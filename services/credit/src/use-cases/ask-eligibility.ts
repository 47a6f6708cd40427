import { createHash } from 'node:crypto'
import type { EligibilityAnswer } from '@seedline/contracts/credit/v1/eligibility_query_service'
import { pledgeDecision } from '@seedline/contracts/operations'
import { refusal } from '@seedline/contracts/refusals'
import type { Actor, EventStore } from '@seedline/event-store'
import type { CreditRules } from '@seedline/rules'
import {
  type Clock,
  dateInShanghai,
  deriveId,
  type Instant,
  instantOf,
  type LocalDate,
  organisationOf,
  toDate,
} from '@seedline/values'
import { answer } from '../eligibility/answer/answer.ts'
import { canonicalJson } from '../eligibility/answer/canonical-json.ts'
import type { BankPolicy } from '../eligibility/bank-policy.ts'
import type { Verdict } from '../eligibility/judge.ts'
import { eligibilityQuery } from '../eligibility-query/aggregate.ts'
import { decide } from '../eligibility-query/decide.ts'
import { envelopeOf } from '../eligibility-query/envelope.ts'
import {
  type QueryAsked,
  type QueryEvent,
  type QueryId,
  queryIdOf,
} from '../eligibility-query/events.ts'
import type { AskedOfDesk } from './asked-of-desk.ts'
import { type ConsentFound, consentNow } from './consent-now.ts'
import type { DeclaredCodes } from './declared-codes.ts'
import { factsFor, type KnownRights } from './facts-for.ts'
import { packed, unpacked } from './packed.ts'
import { placedOn } from './placed-on.ts'
import { questionOf } from './question-of.ts'

/** Signs an answer; the signature is detached. */
export interface AnswerSigner {
  readonly keyId: string
  sign(text: string): Promise<string>
}

/** What was told is durable in the audit log once this resolves; the same entry twice stands once. */
export type LogTold = (told: QueryEvent, deadline: Date) => Promise<void>

export interface Desk {
  readonly store: EventStore
  readonly rights: KnownRights
  readonly rules: CreditRules
  readonly codes: DeclaredCodes
  policyOf(bank: string, on: LocalDate): Promise<BankPolicy>
  readonly signer: AnswerSigner
  readonly log: LogTold
  readonly clock: Clock
}

interface Asking {
  readonly actor: Actor
  readonly deadline: Date
  readonly traceparent?: string
}

/**
 * Answers a bank once for each id that it gives, and records what was asked and told before the answer leaves: in the store
 * and in the audit log. Without a consent the same is said, and done, whether or not there is such an enterprise.
 * @throws ProblemError CONSENT_MISSING, QUERY_ID_TAKEN, TOO_MANY_RIGHTS, VIEW_BEING_BUILT
 */
export async function askEligibility(
  desk: Desk,
  request: AskedOfDesk,
  asking: Asking,
): Promise<EligibilityAnswer> {
  const asked = askedBy(asking.actor, request)
  const queryId = queryIdOf(asked.bank, asked.requestId)
  const at = desk.clock()
  const askedOn = dateInShanghai(at)
  const { uscc, purpose } = request
  const needed = { bank: asked.bank, uscc, purpose, scope: 'ip-portfolio', on: askedOn } as const
  const [before, consent] = await Promise.all([
    toldOn(desk.store, queryId),
    consentNow(desk.store, needed),
  ])
  if (before) return toldAgain(desk, before, asked, asking)
  const telling = consent
    ? await answered(desk, { request, queryId, asked, consent, at, askedOn })
    : ({
        type: 'EligibilityRefused',
        queryId,
        asked,
        code: 'CONSENT_MISSING',
        askedOn,
      } as const)
  const told = await recorded(desk, telling, at, asking)
  return answerOf(told, told !== telling)
}

const askedBy = (actor: Actor, { requestId, ...request }: AskedOfDesk): QueryAsked => {
  const bank = organisationOf(actor.organisation)
  const { uscc, purpose, product, loanCase } = request
  const written = canonicalJson(plainOf(request))
  const requestDigest = createHash('sha256').update(written).digest('hex')
  const officer = { officer: actor.subject, officerName: actor.name }
  return { requestId, bank, ...officer, uscc, purpose, product, loanCase, requestDigest }
}

/** As JSON: of what was asked nothing but data counts. */
const plainOf = (value: unknown): unknown =>
  JSON.parse(JSON.stringify(value, (_, one) => (typeof one === 'bigint' ? String(one) : one)))

async function toldOn(store: EventStore, queryId: QueryId): Promise<QueryEvent | undefined> {
  const { state } = await store.current(eligibilityQuery, queryId)
  return state.status === 'told' ? state.told : undefined
}

async function toldAgain(
  desk: Desk,
  before: QueryEvent,
  { requestId, requestDigest }: QueryAsked,
  { deadline }: Asking,
): Promise<EligibilityAnswer> {
  if (before.asked.requestDigest !== requestDigest)
    throw refusal('QUERY_ID_TAKEN', { request_id: requestId })
  // Whoever recorded it may have ended before it was logged.
  await desk.log(before, deadline)
  return answerOf(before, true)
}

interface Answering {
  readonly request: AskedOfDesk
  readonly queryId: QueryId
  readonly asked: QueryAsked
  readonly consent: ConsentFound
  readonly at: Instant
  readonly askedOn: LocalDate
}

async function answered(
  { store, rights, rules, codes, policyOf, signer, clock }: Desk,
  { request, queryId, asked, consent, askedOn }: Answering,
): Promise<QueryEvent> {
  const { enterpriseId } = consent.granted
  const [facts, policy] = await Promise.all([
    factsFor(rights, request, {
      enterpriseId,
      placedOn: placedOn(store, { bank: asked.bank, on: askedOn }),
    }),
    policyOf(asked.bank, askedOn),
  ])
  const question = questionOf(request, { ...facts, enterpriseId, day: askedOn, codes })
  const { inputs, text: verdict } = answer(question, facts.facts, rules, policy)
  const { decision, validForHours, rights: judged } = JSON.parse(verdict) as Verdict
  const answeredAt = clock()
  const told = {
    queryId,
    requestId: asked.requestId,
    bank: asked.bank,
    uscc: asked.uscc,
    consentId: consent.consentId,
    consentVersion: consent.version,
    answeredAt,
    validUntil: hoursAfter(answeredAt, validForHours),
  }
  const text = envelopeOf(told, verdict)
  return {
    type: 'EligibilityAnswered',
    queryId,
    asked,
    enterpriseId,
    consentId: told.consentId,
    consentVersion: told.consentVersion,
    decision,
    rights: judged.length,
    inputs: await packed(canonicalJson(inputs)),
    answer: await packed(text),
    answerDigest: createHash('sha256').update(text).digest('hex'),
    signature: await signer.sign(text),
    keyId: signer.keyId,
    policyVersion: policy.version,
    answeredAt,
    validUntil: told.validUntil,
    askedOn,
  }
}

const hoursAfter = (at: Instant, hours: number): Instant =>
  instantOf(new Date(toDate(at).getTime() + hours * 3_600_000))

/** What stands told: this, or what another asker of the same id was told a moment before. */
async function recorded(
  { store, log }: Desk,
  telling: QueryEvent,
  at: Instant,
  { actor, deadline, traceparent }: Asking,
): Promise<QueryEvent> {
  const { queryId, asked } = telling
  const { eventIds, repeated } = await store.execute(
    eligibilityQuery,
    queryId,
    {
      commandId: deriveId('Command', queryId, asked.requestDigest),
      actor,
      at,
      ...(traceparent !== undefined && { traceparent }),
    },
    (state) => decide(telling, state),
    { deadline, likelyNew: true },
  )
  const isOurs = eventIds.length > 0 && !repeated
  const told = isOurs ? telling : ((await toldOn(store, queryId)) ?? telling)
  await log(told, deadline)
  return told
}

/** @throws ProblemError CONSENT_MISSING where that is what was told */
export async function answerOf(told: QueryEvent, isRepeated: boolean): Promise<EligibilityAnswer> {
  if (told.type === 'EligibilityRefused') throw refusal('CONSENT_MISSING')
  const { queryId, asked, decision, signature, keyId, answeredAt, validUntil } = told
  return {
    queryId,
    requestId: asked.requestId,
    uscc: asked.uscc,
    decision: pledgeDecision.toProto(decision),
    answer: await unpacked(told.answer),
    signature,
    keyId,
    consentId: told.consentId,
    consentVersion: told.consentVersion,
    policyVersion: told.policyVersion,
    answeredAt,
    validUntil,
    repeatedQuery: isRepeated,
  }
}
