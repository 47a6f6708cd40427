import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { byService, type RecordingService, recordingServices } from '@seedline/contracts/services'
import { problem } from '@seedline/values'
import { type VerifyReport, verifiedServices, verifyAll } from '@seedline/verify'
import * as z from 'zod'
import type { Context } from '../context.ts'
import { CommandFailure, exitCodes } from '../print/failure.ts'
import { dataFolder } from '../running/data-folder.ts'

interface Databases {
  readonly mongoUrl: string
  readonly databases: Readonly<Record<RecordingService, string>>
}

/** `mongo`, and `registryDatabase` and the like. */
export type VerifyOptions = Readonly<Record<string, string | undefined>>

export async function verify({ output }: Context, options: VerifyOptions) {
  const services = await verifiedServices()
  const report = await verifyAll({ ...(await databasesOf(options)), services })
  output.result(report, () => show({ output }, report))
  return report.differences.length === 0 ? exitCodes.ok : exitCodes.no
}

function show({ output }: Pick<Context, 'output'>, report: VerifyReport): void {
  const { streams, commits, events, documents, rounds, differences } = report
  if (differences.length > 0) {
    output.table(
      [
        { zh: '服务', en: 'Service' },
        { zh: '位置', en: 'Where' },
        { zh: '对象', en: 'What' },
        { zh: '代码', en: 'Code' },
        { zh: '说明', en: 'Detail' },
      ],
      differences.map(({ service, where, what, code, detail }) => [
        service,
        where,
        what,
        code,
        detail.slice(0, 100),
      ]),
    )
  }
  output.line({
    zh: `核对了 ${streams} 条流、${commits} 次提交、${events} 个事件、${documents} 个视图文档、${rounds} 轮交割：${differences.length} 处不符`,
    en: `Checked ${streams} streams, ${commits} commits, ${events} events, ${documents} documents of views and ${rounds} closed rounds: ${differences.length} differences`,
  })
}

const stackFile = z.object({
  mongoUrl: z.string(),
  databases: z.record(z.enum(recordingServices), z.string()),
})

async function databasesOf(options: VerifyOptions): Promise<Databases> {
  const named = options.mongo ?? process.env.MONGO_URL
  if (named !== undefined && named !== '') {
    const databases = byService(recordingServices, (name) => options[`${name}Database`] ?? '')
    return { mongoUrl: named, databases }
  }
  try {
    return stackFile.parse(JSON.parse(await readFile(join(dataFolder(), 'stack.json'), 'utf8')))
  } catch (cause) {
    throw new CommandFailure(
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
  }
}
