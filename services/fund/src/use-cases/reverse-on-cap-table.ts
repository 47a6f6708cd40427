import { takesBackOnlyOf } from '@seedline/contracts/ownership'
import { problemOf } from '@seedline/contracts/refusals'
import {
  type CommandCall,
  type Decision,
  type EventStore,
  inTurns,
  type Outcome,
  optionsOf,
  readStream,
  reject,
  streamOf,
} from '@seedline/event-store'
import { deriveId, type Objection } from '@seedline/values'
import { capTable } from '../cap-table/aggregate.ts'
import type { ReversalCommand, ReverseRound, ReverseTransactions } from '../cap-table/commands.ts'
import type { Entry } from '../cap-table/entry.ts'
import type { CapTableEvent } from '../cap-table/events.ts'
import { decideReversal } from '../cap-table/reversal.ts'

/** So often others may record something while a reversal is judged. */
const TRIES = 5

/** Takes back transactions that were recorded by hand, all or none. */
export const reverseTransactions = (
  store: EventStore,
  reversal: Omit<ReverseTransactions, 'type' | 'at' | 'ofOrganisation'>,
  call: CommandCall,
): Promise<Outcome> => {
  const { at, actor } = call.context
  const ofOrganisation = takesBackOnlyOf(actor)
  return reverse(store, { ...reversal, type: 'ReverseTransactions', at, ofOrganisation }, call)
}

/** A round that is to be reversed on its deal; `reversalId` is the id of that command. */
export type RoundToReverse = Omit<ReverseRound, 'type' | 'at'>

/**
 * First step of the reversal of a round: the cap table takes back what the round entered, or keeps it from entering. It is final, and repeating
 * it under the same `reversalId` is harmless: whoever began it may be carried on from the event `TransactionsReversed`, which names deal and command.
 * @throws ProblemError REVERSAL_IN_THE_WAY, REVERSAL_LEAVES_REFERENCE, WRONG_ON_THAT_DAY, ROUND_UNDER_WAY; ROUND_REVERSED by another command
 */
export const reverseRound = (
  store: EventStore,
  reversal: RoundToReverse,
  { context, ...call }: CommandCall,
): Promise<Outcome> => {
  const commandId = deriveId('Command', reversal.reversalId, 'reverse-round')
  return reverse(
    store,
    { ...reversal, type: 'ReverseRound', at: context.at },
    { context: { ...context, commandId }, ...call },
  )
}

/** What the cap table would refuse a round's reversal for; nothing is recorded. Undefined: it would take it, or has. */
export async function objectionToReversal(
  store: EventStore,
  reversal: RoundToReverse,
  { context, deadline }: Pick<CommandCall, 'context' | 'deadline'>,
): Promise<Objection | undefined> {
  const command = { ...reversal, type: 'ReverseRound', at: context.at } as const
  const { decision } = await judged(store, command, deadline)
  return decision.ok ? undefined : decision.problem
}

async function reverse(
  store: EventStore,
  command: ReversalCommand,
  call: CommandCall,
): Promise<Outcome> {
  const { enterpriseId } = command
  const stream = streamOf(capTable.name, enterpriseId)
  const changing = { stream, attempts: TRIES }
  let known: Judged | undefined
  let isLast = false
  const decided = (_: unknown, version: number): Decision<CapTableEvent> => {
    if (known?.version === version) return known.decision
    // A table that is remembered may lack what was judged: what refuses it there is decided again on the stored one. Nor
    // is a command refused in the end before it was looked whether it was recorded meanwhile.
    if (isLast || (known && version < known.version))
      return reject(problemOf('CONCURRENT_CHANGES', changing))
    throw new NotJudged(version)
  }
  for (let tries = 1; ; tries += 1) {
    isLast = tries > TRIES
    try {
      return await store.execute(capTable, enterpriseId, call.context, decided, optionsOf(call))
    } catch (error) {
      if (!(error instanceof NotJudged)) throw error
      // This process may remember an older table than what is read: it would never be judged at that version.
      await store.current(capTable, enterpriseId)
      known = await judged(store, command, call.deadline)
    }
  }
}

interface Judged {
  readonly version: number
  readonly decision: Decision<CapTableEvent>
}

/** A reversal can't be decided on a state alone: it is judged by all that was recorded, as of this version. */
class NotJudged extends Error {
  constructor(version: number) {
    super(`The reversal is to be judged at version ${version}`)
  }
}

async function judged(
  store: EventStore,
  command: ReversalCommand,
  deadline: Date,
): Promise<Judged> {
  const entries: Entry[] = []
  for await (const { version, commandId, event, actor } of readStream(
    store,
    capTable,
    command.enterpriseId,
    { deadline },
  ))
    entries.push({ version, commandId, organisation: actor.organisation, event })
  const decision = await inTurns(decideReversal(command, entries), deadline)
  return { version: entries.at(-1)?.version ?? 0, decision }
}
