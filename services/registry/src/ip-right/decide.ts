import { problemOf } from '@seedline/contracts/refusals'
import { accept, type Decision, reject } from '@seedline/event-store'
import { dateInShanghai, type Instant, type Objection } from '@seedline/values'
import { tooFarAhead } from '../facts/days-to-come.ts'
import { ipEntriesMax, takingBackEntriesKept } from '../facts/history-bound.ts'
import { faultOfTakingBack, type KeepsWhose } from '../facts/whose.ts'
import type { RecordedIpRight } from './aggregate.ts'
import type {
  CorrectIpRight,
  IpRightCommand,
  RecordIpFacts,
  RegisterIpRight,
  ReverseIpEntries,
  WithdrawIpRight,
} from './commands.ts'
import { differing, differsFrom, sameFact, tellsNoMore } from './differing.ts'
import { type IpFact, type IpOwner, type IpProfile, type IpRightEvent, ownersIn } from './events.ts'
import { corrected, type IpEntry, type RegisteredIpRight, without } from './state.ts'
import { contradictionIn } from './walk.ts'
import { factWord } from './words.ts'

/** What a command leads to. Pure: the command carries the time, and what is said against the enterprises that it names. */
export function decide(command: IpRightCommand, state: RecordedIpRight): Decision<IpRightEvent> {
  const max = mostFor(command.type)
  if (state.count >= max) return reject(problemOf('HISTORY_FULL', { max }))
  if (command.type === 'RegisterIpRight') return register(command, state)
  const { ipRightId } = command
  if (state.status === 'unregistered')
    return reject(problemOf('IP_RIGHT_UNKNOWN', { ip_right_id: ipRightId }))
  switch (command.type) {
    case 'RecordIpFacts':
      return recordFacts(command, state)
    case 'CorrectIpRight':
      return correct(command, state)
    case 'ReverseIpEntries':
      return reverse(command, state)
    case 'WithdrawIpRight':
      return withdraw(command, state)
    default:
      return command satisfies never
  }
}

const furtherMax = ipEntriesMax - takingBackEntriesKept

// The last entry of all is for the withdrawal of the whole.
function mostFor(type: IpRightCommand['type']): number {
  if (type === 'WithdrawIpRight') return ipEntriesMax
  return type === 'ReverseIpEntries' ? ipEntriesMax - 1 : furtherMax
}

function register(command: RegisterIpRight, state: RecordedIpRight): Decision<IpRightEvent> {
  const { ipRightId, profile, facts, again, despiteReversal, at } = command
  if (state.status === 'registered') {
    const differs = differsFrom(profile, state)
    if (!again || differs.length > 0)
      return reject(
        problemOf('IP_RIGHT_REGISTERED', {
          ip_right_id: ipRightId,
          number: state.profile.number,
          owners: state.profile.owners.map(({ name }) => name).join(', '),
          differs: differs.join(', '),
        }),
      )
    const further = facts.filter(
      (fact) => !state.entries.some((one) => tellsNoMore(fact, one.fact)),
    )
    const takenBack = despiteReversal ? undefined : reversedAmong(further, state)
    if (takenBack) return reject(takenBack)
    return further.length === 0
      ? accept()
      : recordFacts({ ...command, type: 'RecordIpFacts', facts: further }, state)
  }
  if (again && !despiteReversal && state.count > 0)
    return reject(problemOf('IP_RIGHT_WITHDRAWN_BEFORE', { ip_right_id: ipRightId }))
  const { evidence: _, ...known } = profile
  const entries = entriesOf(facts, state.count + 1)
  const wrong =
    faultOfDays(daysOf(profile), at) ??
    faultOf({ ...command, owners: known.owners }, known, [], entries)
  if (wrong) return reject(wrong)
  return accept<IpRightEvent>({ type: 'IpRightRegistered', ipRightId, ...profile }, ...facts)
}

/** Of facts that a file tells once more, the first that somebody has taken back as a mistake. */
function reversedAmong(
  facts: readonly IpFact[],
  { reversed }: Pick<RecordedIpRight, 'reversed'>,
): Objection | undefined {
  const entry = reversed.find(({ fact }) => facts.some((one) => sameFact(fact, one)))
  if (entry === undefined) return undefined
  const { fact, version } = entry
  return problemOf('IP_FACT_REVERSED_BEFORE', {
    what: factWord(fact),
    on: fact.on,
    entry: version,
  })
}

function recordFacts(command: RecordIpFacts, state: RegisteredIpRight): Decision<IpRightEvent> {
  const { facts } = command
  const entries = entriesOf(facts, state.count)
  const wrong = faultOf(command, state.profile, state.entries, entries)
  return wrong ? reject(wrong) : accept(...facts)
}

interface Recorded extends Pick<RecordIpFacts, 'against' | 'facts'> {
  readonly at: Instant
  /** Whose it is said to be, beside what the facts say. */
  readonly owners?: readonly IpOwner[]
}

/** What is wrong with new entries beside those that stand. */
function faultOf(
  { against, facts, owners = [], at }: Recorded,
  profile: IpProfile,
  standing: readonly IpEntry[],
  added: readonly IpEntry[],
): Objection | undefined {
  const named = faultOfNamed([...owners, ...ownersIn(facts)], against)
  if (named) return named
  const count = added.at(-1)?.version ?? 0
  if (count > furtherMax) return problemOf('HISTORY_FULL', { max: furtherMax })
  const all = [...standing]
  for (const entry of added) {
    const same = all.find(({ fact }) => sameFact(fact, entry.fact))
    if (same)
      return problemOf('IP_FACT_RECORDED', {
        what: factWord(entry.fact),
        on: entry.fact.on,
        entry: same.version,
      })
    all.push(entry)
  }
  return (
    faultOfDays(
      facts.map(({ on }) => on),
      at,
    ) ??
    tooFarAhead(
      facts.map((fact) => ('until' in fact ? fact.until : null)),
      at,
    ) ??
    contradictionIn(profile, all)?.problem
  )
}

/** What is said anew of owners; what stands of them stays, whatever became of their records. */
function faultOfNamed(
  owners: readonly IpOwner[],
  against: RecordIpFacts['against'],
): Objection | undefined {
  for (const { enterpriseId } of owners) {
    const fault = against.get(enterpriseId)
    if (fault) return fault
  }
  return undefined
}

function faultOfDays(days: readonly (IpFact['on'] | null)[], at: Instant): Objection | undefined {
  const today = dateInShanghai(at)
  const ahead = days.find((day) => day !== null && day > today)
  return ahead ? problemOf('DATE_IN_FUTURE', { date: ahead, today }) : undefined
}

const daysOf = ({ filedOn, acquiredOn, createdOn, firstUsedOn }: IpProfile) => [
  filedOn,
  acquiredOn,
  createdOn,
  firstUsedOn,
]

const entriesOf = (facts: readonly IpFact[], count: number): readonly IpEntry[] =>
  facts.map((fact, index) => ({ version: count + 1 + index, fact }))

function correct(command: CorrectIpRight, state: RegisteredIpRight): Decision<IpRightEvent> {
  const { ipRightId, reason, at, against } = command
  const changes = differing(command, state.profile)
  if (Object.keys(changes).length === 0) return reject(problemOf('NOTHING_TO_CORRECT'))
  const named = faultOfNamed(changes.owners ?? [], against)
  if (named) return reject(named)
  const profile = corrected(state.profile, { changes })
  const wrong = faultOfDays(daysOf(profile), at) ?? contradictionIn(profile, state.entries)?.problem
  if (wrong) return reject(wrong)
  return accept({ type: 'IpRightCorrected', ipRightId, reason, changes })
}

function reverse(
  command: ReverseIpEntries,
  state: RegisteredIpRight & KeepsWhose,
): Decision<IpRightEvent> {
  const { ipRightId, versions, reason, evidence } = command
  const stranger = versions.find(
    (version) => !state.entries.some((entry) => entry.version === version),
  )
  if (stranger !== undefined) return reject(problemOf('IP_ENTRY_UNKNOWN', { entry: stranger }))
  const notOwn = faultOfTakingBack(command, state.whose, versions.map(String))
  if (notOwn) return reject(notOwn)
  const left = contradictionIn(state.profile, without(state.entries, versions))
  if (left) return reject(left.problem)
  return accept({ type: 'IpEntriesReversed', ipRightId, versions, reason, evidence })
}

// It takes back all that was recorded of the right, by whomever.
function withdraw(command: WithdrawIpRight, { whose }: KeepsWhose): Decision<IpRightEvent> {
  const { ipRightId, reason } = command
  const notOwn = faultOfTakingBack(command, whose, whose.keys())
  return notOwn ? reject(notOwn) : accept({ type: 'IpRightWithdrawn', ipRightId, reason })
}
