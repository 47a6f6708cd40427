import { createConnection } from 'mongoose'
import { openFunds, type Side } from './side.ts'

/** A system that has started, as a side of a comparison: its funds are opened, and stopping it lets go of what reached it. */
export async function reached(
  system: Pick<Side, 'name' | 'caller' | 'pids' | 'stop'> & { readonly mongoUrl: string },
): Promise<Side> {
  const { name, caller, pids, mongoUrl } = system
  const mongo = await createConnection(mongoUrl).asPromise()
  return {
    name,
    caller,
    pids,
    mongo,
    funds: await openFunds(caller),
    async stop() {
      caller.close()
      await mongo.close()
      await system.stop()
    },
  }
}
