import { refusal } from '@seedline/contracts/refusals'
import {
  type CommandCall,
  type DatedFolds,
  type Decision,
  datedFolds,
  type EventStore,
  type Outcome,
  optionsOf,
  reject,
  streamOf,
} from '@seedline/event-store'
import { dateInShanghai, type EnterpriseId, type LocalDate, type Objection } from '@seedline/values'
import { capTable } from '../cap-table/aggregate.ts'
import type { CapTableCommand } from '../cap-table/commands.ts'
import { type DaysFrom, faultOfDays, lateFrom } from '../cap-table/days.ts'
import { decide, toJudge } from '../cap-table/decide.ts'
import type { CapTableEvent } from '../cap-table/events.ts'
import { dayOf, evolve, evolveReversed } from '../cap-table/evolve.ts'
import { type CapTableState, emptyCapTable } from '../cap-table/state.ts'

/** So often others may record something while the days are read. */
const TRIES = 5

/**
 * Decides a command on an enterprise's cap table unless something is wrong already, and records what follows. What is entered for an earlier day must
 * be right as of every day since: only then are those days read.
 */
export async function executeOnCapTable(
  store: EventStore,
  command: CapTableCommand,
  call: CommandCall,
  wrong?: Objection,
): Promise<Outcome> {
  const { enterpriseId, at } = command
  let days: DaysRead | undefined
  const decided = (state: CapTableState, version: number): Decision<CapTableEvent> => {
    const decision = wrong === undefined ? decide(command, state) : reject(wrong)
    if (!decision.ok) return decision
    const { beside, added } = toJudge(command, decision.events, state)
    const from = added.length > 0 ? lateFrom([...beside, ...added], state) : undefined
    if (from === undefined) return decision
    if (days?.version !== version || days.from !== from) throw new DaysUnread(from, version)
    const events = [...days.events, ...beside]
    const wrongThen = faultOfDays({ ...days, events }, added, dateInShanghai(at))
    return wrongThen ? reject(wrongThen) : decision
  }
  for (let tries = 0; tries < TRIES; tries += 1) {
    try {
      return await store.execute(capTable, enterpriseId, call.context, decided, optionsOf(call))
    } catch (error) {
      if (!(error instanceof DaysUnread)) throw error
      days = await daysFrom(store, enterpriseId, error, call.deadline)
    }
  }
  const stream = streamOf(capTable.name, enterpriseId)
  throw refusal('CONCURRENT_CHANGES', { stream, attempts: TRIES })
}

interface DaysRead extends DaysFrom {
  readonly version: number
}

/** A decision can't be made before the days since then are read, as of this version. */
class DaysUnread extends Error {
  readonly from: LocalDate
  readonly version: number
  constructor(from: LocalDate, version: number) {
    super(`The days from ${from} on are to be read, up to version ${version}`)
    this.from = from
    this.version = version
  }
}

async function daysFrom(
  store: EventStore,
  enterpriseId: EnterpriseId,
  { from, version }: DaysUnread,
  deadline: Date,
): Promise<DaysRead> {
  const folds = foldsOf(store)
  const { state } = await folds.asOf(enterpriseId, { before: from, version }, deadline)
  const since = await folds.from(enterpriseId, from, version, deadline)
  return { from, version, before: state, events: since.map(({ event }) => event) }
}

const byStore = new WeakMap<EventStore, DatedFolds<CapTableState, CapTableEvent>>()

function foldsOf(store: EventStore): DatedFolds<CapTableState, CapTableEvent> {
  const known = byStore.get(store)
  if (known !== undefined) return known
  const folds = datedFolds(store, {
    aggregate: capTable,
    begin: () => emptyCapTable,
    step: (state, { event }) => evolve(state, event),
    leftOut: (state, { event }) => evolveReversed(state, event),
    occurredOn: dayOf,
  })
  byStore.set(store, folds)
  return folds
}
