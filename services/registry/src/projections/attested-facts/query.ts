import { refusal } from '@seedline/contracts/refusals'
import type { Actor, EventStore, Recorded } from '@seedline/event-store'
import { metaOf, type RecordingDocument, recordingOf } from '@seedline/facts/answers'
import type { EnterpriseId } from '@seedline/values'
import { expectReached, hadHappened, type Question } from '@seedline/views'
import { attestedFact } from '../../attested-fact/aggregate.ts'
import { attestedEntriesMax } from '../../attested-fact/decide.ts'
import type { AttestedFactEvent } from '../../attested-fact/events.ts'
import { type Attestation, attestationOf } from '../../attested-fact/state.ts'
import { enterprise } from '../../enterprise/aggregate.ts'
import { seesFigures } from '../../facts/secret-figures.ts'
import { codeFor } from '../enterprise-list/own-code.ts'

export interface AttestedQuestion extends Question {
  readonly enterpriseId: EnterpriseId
  readonly actor: Actor
}

export interface ToldAttestation extends Attestation {
  readonly recording: RecordingDocument
  /** Empty while it stands. */
  readonly withdrawnBecause: string
}

export interface AttestedAnswer {
  readonly enterpriseId: EnterpriseId
  readonly version: number
  readonly facts: readonly ToldAttestation[]
  /** The asker may not read figures of years: whether any were attested, the answer doesn't tell. */
  readonly figuresWithheld: boolean
}

/**
 * What was attested of an enterprise and may be told the asker, in the order of recording: from its stream, which is short.
 * @throws ProblemError ENTERPRISE_UNKNOWN, VERSION_NOT_REACHED
 */
export async function getAttestedFacts(
  store: EventStore,
  question: AttestedQuestion,
): Promise<AttestedAnswer> {
  const { enterpriseId, asOf, actor } = question
  const until = asOf.recordedAt && { recordedAt: asOf.recordedAt }
  const recorded = await store.read(attestedFact, enterpriseId, {
    limit: attestedEntriesMax,
    ...until,
  })
  const version = recorded.at(-1)?.version ?? 0
  expectReached(question, version)
  if (version === 0) await expectKnown(store, enterpriseId)
  const facts = toldOf(recorded)
  const figuresWithheld = !seesFigures(actor, await codeFor(actor, store, enterpriseId))
  return {
    enterpriseId,
    version,
    facts: facts.filter(
      ({ attestedOn, year }) => hadHappened(attestedOn, asOf) && (year === 0 || !figuresWithheld),
    ),
    figuresWithheld,
  }
}

function toldOf(recorded: readonly Recorded<AttestedFactEvent>[]): readonly ToldAttestation[] {
  const told = new Map<string, ToldAttestation>()
  for (const entry of recorded) {
    const { event } = entry
    const { attestationId } = event
    const before = told.get(attestationId)
    if (event.type === 'FactAttested') {
      const recording = recordingOf(metaOf(entry, 'registry'))
      told.set(attestationId, { ...attestationOf(event), recording, withdrawnBecause: '' })
    } else if (before) {
      told.set(attestationId, { ...before, withdrawn: true, withdrawnBecause: event.reason })
    }
  }
  return [...told.values()]
}

async function expectKnown(store: EventStore, enterpriseId: EnterpriseId): Promise<void> {
  const { state } = await store.load(enterprise, enterpriseId)
  if (state.status === 'unregistered')
    throw refusal('ENTERPRISE_UNKNOWN', { enterprise_id: enterpriseId })
}
