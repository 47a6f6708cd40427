import { refusal } from '@seedline/contracts/refusals'
import {
  type CommandCall,
  type DatedFolds,
  type Decision,
  datedFolds,
  type EventStore,
  inTurns,
  type Outcome,
  optionsOf,
  reject,
  streamOf,
} from '@seedline/event-store'
import { dateInShanghai, type EnterpriseId, type LocalDate, type Objection } from '@seedline/values'
import { capTable } from '../cap-table/aggregate.ts'
import type { CapTableCommand } from '../cap-table/commands.ts'
import { judgingDays, lateFrom } from '../cap-table/days.ts'
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
  let judged: Judged | undefined
  const decided = (state: CapTableState, version: number): Decision<CapTableEvent> => {
    const decision = wrong === undefined ? decide(command, state) : reject(wrong)
    if (!decision.ok) return decision
    const { beside, added } = toJudge(command, decision.events, state)
    const from = added.length > 0 ? lateFrom([...beside, ...added], state) : undefined
    if (from === undefined) return decision
    // At one version the same follows from a command, and so the same was judged.
    if (judged?.version !== version) throw new Unjudged({ from, version, beside, added })
    return judged.wrong ? reject(judged.wrong) : decision
  }
  for (let tries = 0; tries < TRIES; tries += 1) {
    try {
      return await store.execute(capTable, enterpriseId, call.context, decided, optionsOf(call))
    } catch (error) {
      if (!(error instanceof Unjudged)) throw error
      judged = await judge(store, enterpriseId, error.late, dateInShanghai(at), call.deadline)
    }
  }
  const stream = streamOf(capTable.name, enterpriseId)
  throw refusal('CONCURRENT_CHANGES', { stream, attempts: TRIES })
}

/** What is entered for an earlier day, beside what is to be entered anyway, as of a version of the table. */
interface Late {
  readonly from: LocalDate
  readonly version: number
  readonly beside: readonly CapTableEvent[]
  readonly added: readonly CapTableEvent[]
}

interface Judged {
  readonly version: number
  readonly wrong: Objection | undefined
}

/** A decision can't be made before the days since then are read and judged. */
class Unjudged extends Error {
  readonly late: Late
  constructor(late: Late) {
    super(`The days from ${late.from} on are to be judged, up to version ${late.version}`)
    this.late = late
  }
}

// Outside of the decision, which could let nobody else have their turn.
async function judge(
  store: EventStore,
  enterpriseId: EnterpriseId,
  { from, version, beside, added }: Late,
  today: LocalDate,
  deadline: Date,
): Promise<Judged> {
  const folds = foldsOf(store)
  const { state: before } = await folds.asOf(enterpriseId, { before: from, version }, deadline)
  const since = await folds.from(enterpriseId, from, version, deadline)
  const events = [...since.map(({ event }) => event), ...beside]
  const steps = judgingDays({ from, before, events }, added, today)
  return { version, wrong: await inTurns(steps, deadline) }
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
