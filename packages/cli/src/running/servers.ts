import { byService, type RecordingService, recordingServices } from '@seedline/contracts/services'
import { problem } from '@seedline/values'
import * as z from 'zod'
import { CommandFailure, exitCodes } from '../print/failure.ts'
import { readStackFile } from './data-folder.ts'

/** The servers that the services stand on: a check looks at these, and not through the services. */
export interface Servers {
  readonly mongoUrl: string
  readonly databases: Readonly<Record<RecordingService, string>>
  /** Absent where none are named. */
  readonly brokers: Brokers | undefined
}

export interface Brokers {
  readonly addresses: readonly string[]
  readonly topicPrefix: string
}

/** `mongo`, `brokers`, `topicPrefix`, and `registryDatabase` and the like. */
export type VerifyOptions = Readonly<Record<string, string | undefined>>

const stackFile = z.object({
  mongoUrl: z.string(),
  databases: z.record(z.enum(recordingServices), z.string()),
  kafkaBrokers: z.string(),
  topicPrefix: z.string(),
})

/** Those that are named, else those of the running stack. @throws CommandFailure DATABASE_NOT_FOUND */
export async function serversOf(options: VerifyOptions): Promise<Servers> {
  const named = options.mongo || process.env.MONGO_URL
  const brokers = brokersOf(
    options.brokers || process.env.KAFKA_BROKERS,
    options.topicPrefix || process.env.KAFKA_TOPIC_PREFIX,
  )
  if (named !== undefined && named !== '') {
    const databases = byService(recordingServices, (name) => options[`${name}Database`] ?? '')
    return { mongoUrl: named, databases, brokers }
  }
  try {
    const { mongoUrl, databases, kafkaBrokers, topicPrefix } = stackFile.parse(
      await readStackFile(),
    )
    return { mongoUrl, databases, brokers: brokers ?? brokersOf(kafkaBrokers, topicPrefix) }
  } catch (cause) {
    throw notFound(cause)
  }
}

function brokersOf(list: string | undefined, topicPrefix = ''): Brokers | undefined {
  const addresses = (list ?? '').split(',').filter((address) => address !== '')
  return addresses.length === 0 ? undefined : { addresses, topicPrefix }
}

const notFound = (cause: unknown): CommandFailure =>
  new CommandFailure(
    problem(
      'DATABASE_NOT_FOUND',
      'unavailable',
      { zh: '没有找到正在运行的数据库', en: 'No running database was found' },
      {
        zh: '先运行 pnpm start，或用 --mongo 或 MONGO_URL 指明数据库',
        en: 'Run `pnpm start` first, or name the database with --mongo or MONGO_URL',
      },
    ),
    exitCodes.unavailable,
    { cause },
  )
