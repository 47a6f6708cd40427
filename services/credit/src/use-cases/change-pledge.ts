import { type CommandCall, type EventStore, type Outcome, optionsOf } from '@seedline/event-store'
import { pledge } from '../pledge/aggregate.ts'
import type { ChangePledge } from '../pledge/commands.ts'
import { decide } from '../pledge/decide.ts'
import type { FindRight } from './reserve-pledge.ts'

/** Changes what a pledge secures. Another maturity is looked at once more with the registry: the term may have ended meanwhile. */
export async function changePledge(
  { store, findRight }: { readonly store: EventStore; readonly findRight: FindRight },
  change: Omit<ChangePledge, 'type' | 'at' | 'right'>,
  call: CommandCall,
): Promise<Outcome> {
  const { ipRightId, maturesOn } = change
  const right = maturesOn === null ? undefined : await findRight(ipRightId, call.deadline)
  const command: ChangePledge = { ...change, type: 'ChangePledge', at: call.context.at, right }
  return store.execute(
    pledge,
    ipRightId,
    call.context,
    (state) => decide(command, state),
    optionsOf(call),
  )
}
