import { serviceNames, services } from '@seedline/contracts/services'
import { AlreadyRunning } from '../claim.ts'
import { placesIn } from '../places.ts'
import { printedReport } from '../report/printed-report.ts'
import { typed } from '../report/typed.ts'
import { type Stack, startStack } from '../stack.ts'
import { readStackFile } from '../stack-file.ts'
import { loadDemonstration } from '../steps/demonstration.ts'
import { endCard } from './end-card.ts'
import { untilAskedToStop } from './signals.ts'

/** What `pnpm start` was asked for. */
export interface StartCommand {
  readonly folder: string
  readonly demonstration: boolean
  readonly restart: boolean
  readonly print: (line: string) => void
}

// Where a newcomer looks first; the next free one is taken when one is busy.
const usualPorts = Object.fromEntries(serviceNames.map((name) => [name, services[name].port]))
const usualServerPorts = { mongo: 27018, kafka: 9092 }

/** Brings everything up, says where it is, and stays until it is asked to stop. */
export async function start(command: StartCommand): Promise<number> {
  const { print } = command
  const places = placesIn(command.folder)
  const report = printedReport(print)
  const begun = performance.now()
  print('Seedline, local stack. Ctrl-C stops everything it starts.')
  const asked = untilAskedToStop(places.ledger, print)
  let stack: Stack
  try {
    stack = await startStack({
      folder: command.folder,
      mongo: { port: usualServerPorts.mongo },
      kafka: { port: usualServerPorts.kafka },
      ports: usualPorts,
      webPage: true,
      report,
      ...(command.demonstration ? { settingsOf: { gateway: { DEMONSTRATION_DATA: 'true' } } } : {}),
      ...(command.restart ? { restarts: true } : {}),
    })
  } catch (error) {
    if (!(error instanceof AlreadyRunning)) throw error
    return alreadyRunning(command, error)
  }
  asked.stackIsUp(stack)
  if (command.demonstration) {
    await report
      .step('data', 'loading demonstration data if the database is empty', (note) =>
        loadDemonstration(stack, note),
      )
      .catch((error: Error) => report.warn(error.message))
  }
  if (!asked.stopping()) for (const line of endCard(stack, begun)) print(line)
  return asked.stopped
}

function alreadyRunning(command: StartCommand, error: AlreadyRunning): number {
  const running = readStackFile(placesIn(command.folder))
  const where = running?.gatewayUrl ?? 'still coming up'
  command.print(`Already running (process ${error.owner.pid}): ${where}`)
  command.print(`\`${typed('stack status')}\` shows it, \`${typed('stack stop')}\` ends it.`)
  return running === undefined ? 1 : 0
}
