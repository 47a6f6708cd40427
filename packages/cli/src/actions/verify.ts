import { type LastRecords, lastRecords } from '@seedline/messaging'
import {
  findingCodes,
  keepMemorySmall,
  type Progress,
  type VerifyReport,
  verifiedServices,
  verifyAll,
} from '@seedline/verify'
import type { Context } from '../context.ts'
import { exitCodes } from '../print/failure.ts'
import type { Output } from '../print/output.ts'
import { type Brokers, serversOf, type VerifyOptions } from '../running/servers.ts'

/** What is not done in a moment is told now and then. */
const noteEveryMs = 2000

export async function verify({ output }: Context, options: VerifyOptions) {
  keepMemorySmall()
  const services = await verifiedServices()
  const { brokers, ...databases } = await serversOf(options)
  const topics = brokers && topicsOn(brokers)
  if (!topics) {
    output.note({
      zh: '没有给出 Kafka 的地址：不核对主题',
      en: 'No Kafka is named: topics are not compared',
    })
  }
  try {
    const progress = noting(output)
    const report = await verifyAll({ ...databases, services, progress, ...(topics && { topics }) })
    output.result(report, () => show(output, report))
    return report.differences.length + report.more === 0 ? exitCodes.ok : exitCodes.no
  } finally {
    await topics?.close()
  }
}

const silent = () => undefined

// What Kafka answers is told as a finding, once; not each try on the way.
const topicsOn = ({ addresses, topicPrefix }: Brokers): LastRecords =>
  lastRecords({
    brokers: addresses,
    topicPrefix,
    clientId: 'seedline-verify',
    logger: { debug: silent, info: silent, warn: silent, error: silent },
  })

const steps: Readonly<Record<Progress['step'], readonly [zh: string, en: string]>> = {
  streams: ['重算流', 'folding streams'],
  views: ['核对视图', 'comparing documents'],
  snapshots: ['核对快照', 'comparing snapshots'],
  rounds: ['核对轮次', 'looking for rounds'],
  topics: ['核对主题', 'reading topics'],
  late: ['等待仍在途中的', 'waiting for what is on its way'],
}

function noting(output: Pick<Output, 'note'>): (progress: Progress) => void {
  let at = performance.now()
  return ({ step, of, done }) => {
    if (performance.now() - at < noteEveryMs) return
    at = performance.now()
    const [zh, en] = steps[step]
    output.note({ zh: `${zh} ${of}：${done}`, en: `${en} of ${of}: ${done}` })
  }
}

function show(output: Output, report: VerifyReport): void {
  const { streams, commits, events, documents, snapshots, rounds, differences, more } = report
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
    for (const code of new Set(differences.map((difference) => difference.code))) {
      const { title, mend } = findingCodes[code]
      output.line({
        zh: `${code}  ${title.zh}\n  → ${mend.zh}`,
        en: `${code}  ${title.en}\n  → ${mend.en}`,
      })
    }
  }
  const found = differences.length + more
  output.line({
    zh: `核对了 ${streams} 条流、${commits} 次提交、${events} 个事件、${documents} 个视图文档、${snapshots} 个快照、${rounds} 轮交割：${found} 处不符`,
    en: `Checked ${streams} streams, ${commits} commits, ${events} events, ${documents} documents of views, ${snapshots} snapshots and ${rounds} closed rounds: ${found} differences`,
  })
}
