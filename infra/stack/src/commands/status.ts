import { serviceNames } from '@seedline/contracts/services'
import { ownerOf } from '../claim.ts'
import { mongoAnswers } from '../mongo/answers.ts'
import { shown } from '../mongo/start-mongo.ts'
import { kafkaAnswers } from '../network/kafka-answers.ts'
import { placesIn } from '../places.ts'
import { leftovers } from '../processes/ledger.ts'
import { typed } from '../report/typed.ts'
import { isReady } from '../services/service.ts'
import { readStackFile, type StackFile } from '../stack-file.ts'

/** What `pnpm stack status` was asked for. */
export interface StatusCommand {
  readonly folder: string
  readonly json: boolean
  readonly print: (line: string) => void
}

/** One part of the system, where it is and whether it answers now. */
interface Part {
  readonly name: string
  readonly address: string
  readonly answers: boolean
  readonly pid?: number
}

/** Says what runs and where; exit code 0 when all of it answers, 3 when nothing runs, else 1. */
export async function status(command: StatusCommand): Promise<number> {
  const places = placesIn(command.folder)
  const owner = ownerOf(places)
  const file = readStackFile(places)
  const left = leftovers(places.ledger).map((entry) => entry.name)
  if (owner === undefined || file === undefined) {
    const state = owner === undefined ? 'stopped' : 'coming-up'
    if (command.json) command.print(JSON.stringify({ state, leftBehind: left }))
    else command.print(words(state, left))
    return owner === undefined ? 3 : 1
  }
  const parts = await look(file)
  if (command.json) {
    command.print(JSON.stringify({ state: 'running', pid: owner.pid, ...file, parts }, null, 2))
  } else {
    command.print(`Running since ${file.startedAt} as process ${owner.pid}; logs in ${file.logs}`)
    for (const part of parts) {
      const mark = part.answers ? '✓' : '✗'
      command.print(
        `  ${mark} ${part.name.padEnd(9)} ${part.address}${part.pid ? `  (pid ${part.pid})` : ''}`,
      )
    }
  }
  return parts.every((part) => part.answers) ? 0 : 1
}

function words(state: 'stopped' | 'coming-up', left: readonly string[]): string {
  if (state === 'coming-up') return 'A start is under way.'
  return left.length === 0
    ? `Nothing runs. \`${typed('start')}\` brings everything up.`
    : `A start was killed and left: ${left.join(', ')}. \`${typed('stack stop')}\` ends them.`
}

async function look(file: StackFile): Promise<readonly Part[]> {
  const part = async (name: string, address: string, question: Promise<boolean>): Promise<Part> => {
    const pid = file.pids[name]
    const answers = await question.catch(() => false)
    return { name, address, answers, ...(pid === undefined ? {} : { pid }) }
  }
  const broker = file.kafkaBrokers.split(',')[0] ?? ''
  return Promise.all([
    part('mongo', shown(file.mongoUrl), mongoAnswers(file.mongoUrl)),
    part('kafka', file.kafkaBrokers, kafkaAnswers(broker)),
    ...serviceNames.flatMap((name) => {
      const address = file.addresses[name]
      return address === undefined ? [] : [part(name, address, isReady(name, address))]
    }),
  ])
}
