import { problemOf } from '@seedline/contracts/refusals'
import { accept, type Decision, reject } from '@seedline/event-store'
import { dateInShanghai } from '@seedline/values'
import { carrierEntriesMax, takingBackEntriesKept } from '../facts/history-bound.ts'
import type { Asked, CarrierCommand } from './commands.ts'
import { differing } from './differing.ts'
import type { CarrierEvent } from './events.ts'
import {
  contradictionIn,
  faultOfDays,
  faultOfHosts,
  faultOfStanding,
  firstRecognisedOn,
} from './fault.ts'
import {
  type CarrierState,
  corrected,
  type RecordedCarrier,
  without,
  withRecognition,
} from './state.ts'

const furtherMax = carrierEntriesMax - takingBackEntriesKept

/** What a command leads to. Pure: the command carries the time, and what is known of the enterprises that it names. */
export function decide(command: CarrierCommand, state: CarrierState): Decision<CarrierEvent> {
  const max = mostFor(command.type)
  if (state.count >= max) return reject(problemOf('HISTORY_FULL', { max }))
  if (command.type === 'RecordCarrier') return record(command, state)
  if (state.status === 'unrecorded')
    return reject(problemOf('CARRIER_UNKNOWN', { carrier_id: command.carrierId }))
  switch (command.type) {
    case 'RecogniseCarrier':
      return recognise(command, state)
    case 'CorrectCarrier':
      return correct(command, state)
    case 'CloseCarrier':
      return close(command, state)
    case 'ReverseCarrierEntry':
      return reverseEntry(command, state)
    case 'ReverseCarrier': {
      const { carrierId, reason } = command
      return accept({ type: 'CarrierReversed', carrierId, reason })
    }
    default:
      return command satisfies never
  }
}

// The last entry of all is for the reversal of the whole.
function mostFor(type: CarrierCommand['type']): number {
  if (type === 'ReverseCarrier') return carrierEntriesMax
  return type === 'ReverseCarrierEntry' ? carrierEntriesMax - 1 : furtherMax
}

function record(
  { type: _, at, known, ...facts }: Asked<'RecordCarrier'>,
  state: CarrierState,
): Decision<CarrierEvent> {
  if (state.status === 'recorded') return reject(recordedAlready(facts, state))
  if (facts.evidence.length === 0) return reject(problemOf('EVIDENCE_MISSING'))
  const wrong = faultOfDays(facts, at) ?? faultOfHosts(facts.hosts, known, facts.recognisedOn)
  return wrong ? reject(wrong) : accept({ type: 'CarrierRecorded', ...facts })
}

/** Names the recognition that was asked for where it is there already, else the last. */
function recordedAlready(
  asked: Pick<Asked<'RecordCarrier'>, 'carrierId' | 'level' | 'recognisedOn'>,
  { profile, recognitions }: RecordedCarrier,
) {
  const same = recognitions.find(
    ({ level, recognisedOn }) => level === asked.level && recognisedOn === asked.recognisedOn,
  )
  const told = same ?? recognitions.at(-1)
  return problemOf('CARRIER_RECORDED', {
    carrier_id: asked.carrierId,
    name: profile.nameZh,
    level: told?.level ?? '',
    recognised_on: told?.recognisedOn ?? '',
  })
}

function recognise(
  { type: _, at, ...facts }: Asked<'RecogniseCarrier'>,
  state: RecordedCarrier,
): Decision<CarrierEvent> {
  if (facts.evidence.length === 0) return reject(problemOf('EVIDENCE_MISSING'))
  const entry = state.count + 1
  const wrong =
    faultOfDays(facts, at) ?? contradictionIn(withRecognition(state, facts, entry), entry)
  return wrong ? reject(wrong) : accept({ type: 'CarrierRecognised', ...facts })
}

function correct(command: Asked<'CorrectCarrier'>, state: RecordedCarrier): Decision<CarrierEvent> {
  const { carrierId, reason, evidence, at, known } = command
  const entry = command.recognition || (state.recognitions.at(-1)?.entry ?? 0)
  const recognition = state.recognitions.find((one) => one.entry === entry)
  if (!recognition) return reject(problemOf('CARRIER_ENTRY_UNKNOWN', { entry }))
  const { ofCarrier, ofRecognition } = differing(command, state.profile, recognition)
  const changes = { ...ofCarrier, ...ofRecognition }
  if (Object.keys(changes).length === 0) return reject(problemOf('NOTHING_TO_CORRECT'))
  const mended = corrected(state, entry, changes)
  const since = firstRecognisedOn(mended)
  const isOfRecognition = Object.keys(ofRecognition).length > 0
  const wrong =
    (isOfRecognition
      ? (faultOfDays({ ...recognition, ...ofRecognition }, at) ?? contradictionIn(mended, entry))
      : undefined) ??
    (ofCarrier.hosts ? faultOfHosts(ofCarrier.hosts, known, since) : undefined) ??
    (ofRecognition.recognisedOn ? faultOfStanding(mended.profile.hosts, known, since) : undefined)
  if (wrong) return reject(wrong)
  const touched = isOfRecognition ? entry : 0
  return accept({
    type: 'CarrierCorrected',
    carrierId,
    reason,
    recognition: touched,
    changes,
    evidence,
  })
}

function close(
  { carrierId, ending, closedOn, reason, evidence, at }: Asked<'CloseCarrier'>,
  { recognitions, closure }: RecordedCarrier,
): Decision<CarrierEvent> {
  if (evidence.length === 0) return reject(problemOf('EVIDENCE_MISSING'))
  const today = dateInShanghai(at)
  if (closedOn > today) return reject(problemOf('DATE_IN_FUTURE', { date: closedOn, today }))
  if (closure) return reject(problemOf('CARRIER_CLOSED', { closed_on: closure.closedOn }))
  const later = recognitions.find(({ recognisedOn }) => recognisedOn >= closedOn)
  if (later)
    return reject(
      problemOf('CARRIER_CLOSES_EARLY', {
        closed_on: closedOn,
        recognised_on: later.recognisedOn,
      }),
    )
  return accept({ type: 'CarrierClosed', carrierId, ending, closedOn, reason, evidence })
}

function reverseEntry(
  { carrierId, entry, reason }: Asked<'ReverseCarrierEntry'>,
  state: RecordedCarrier,
): Decision<CarrierEvent> {
  const { recognitions, closure } = state
  const isThere = closure?.entry === entry || recognitions.some((one) => one.entry === entry)
  if (!isThere) return reject(problemOf('CARRIER_ENTRY_UNKNOWN', { entry }))
  if (without(state, entry).recognitions.length === 0)
    return reject(problemOf('CARRIER_LAST_RECOGNITION'))
  return accept({ type: 'CarrierEntryReversed', carrierId, entry, reason })
}
