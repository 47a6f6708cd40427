import type { LastRecords } from '@seedline/messaging'
import { lastRecords } from '@seedline/messaging/connect'
import {
  keepMemorySmall,
  type Progress,
  tellChecked,
  tellProgress,
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

function noting(output: Pick<Output, 'note'>): (progress: Progress) => void {
  let at = performance.now()
  return (progress) => {
    if (performance.now() - at < noteEveryMs) return
    at = performance.now()
    output.note(tellProgress(progress))
  }
}

function show(output: Output, report: VerifyReport): void {
  const { differences } = report
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
  for (const line of tellChecked(report)) output.line(line)
}
