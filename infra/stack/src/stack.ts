import type { ServiceName } from '@seedline/contracts/services'
import { bringUp, type Holdings } from './bring-up.ts'
import { claim } from './claim.ts'
import type { KafkaServer } from './kafka/kafka-server.ts'
import type { MongoServer } from './mongo/mongo-server.ts'
import { type Places, placesIn } from './places.ts'
import { endLeftovers } from './processes/end-leftovers.ts'
import { startGuard } from './processes/guard.ts'
import { openLedger } from './processes/ledger.ts'
import type { Managed } from './processes/managed.ts'
import { silentReport } from './report/report.ts'
import type { Service } from './services/service.ts'
import { removeStackFile, type StackFile } from './stack-file.ts'
import type { StackOptions } from './stack-options.ts'
import { stopInOrder } from './stop.ts'

/** A running stack. */
export interface Stack {
  readonly folder: string
  readonly places: Places
  readonly mongo: MongoServer
  readonly kafka: KafkaServer
  readonly services: Readonly<Partial<Record<ServiceName, Service>>>
  /** There when the options asked for a relay apart. */
  readonly relay?: Managed
  /** What `stack.json` says now. */
  describe(): StackFile
  /** The service of that name. Throws when the stack was started without it. */
  service(name: ServiceName): Service
  /** Ends everything in reverse order, within 10 s. Calling it again changes nothing. */
  stop(): Promise<void>
}

/**
 * Starts what the options ask for and waits until all of it answers.
 * @throws AlreadyRunning when the folder is another living stack's; StackError with a mend otherwise
 */
export async function startStack(options: StackOptions): Promise<Stack> {
  const places = placesIn(options.folder)
  const report = options.report ?? silentReport
  const release = claim(places)
  const ended = await endLeftovers(places.ledger)
  if (ended.length > 0) report.line(`! ended what an earlier stack left: ${ended.join(', ')}`)
  const ledger = openLedger(places.ledger)
  const guard = startGuard(places.ledger)
  const holdings: Holdings = { places, ledger, report, servers: [], stopSupervising: [] }
  const tidyUp = async () => {
    for (const stop of holdings.stopSupervising) stop()
    await stopInOrder(holdings.servers, report)
    removeStackFile(places)
    await endLeftovers(places.ledger)
    guard.release()
    release()
  }
  try {
    const parts = await bringUp(options, holdings)
    let stopping: Promise<void> | undefined
    const stop = () => {
      stopping ??= tidyUp()
      return stopping
    }
    return { folder: places.folder, places, ...parts, stop }
  } catch (error) {
    await tidyUp()
    throw error
  }
}
