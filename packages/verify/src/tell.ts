import type { Text } from '@seedline/values'
import { findingCodes } from './finding-codes.ts'
import type { Progress } from './progress.ts'
import type { VerifyReport } from './verify-all.ts'

const steps: Readonly<Record<Progress['step'], Text>> = {
  streams: { zh: '重算流', en: 'folding streams' },
  views: { zh: '核对视图', en: 'comparing documents' },
  snapshots: { zh: '核对快照', en: 'comparing snapshots' },
  rounds: { zh: '核对轮次', en: 'looking for rounds' },
  topics: { zh: '核对主题', en: 'reading topics' },
  late: { zh: '等待仍在途中的', en: 'waiting for what is on its way' },
}

/** How far a check has come, for people. */
export const tellProgress = ({ step, of, done }: Progress): Text => ({
  zh: `${steps[step].zh} ${of}：${done}`,
  en: `${steps[step].en} of ${of}: ${done}`,
})

/** What each code that was found means and how to mend it, and what was checked. */
export function tellChecked(report: VerifyReport): readonly Text[] {
  const { streams, commits, events, documents, snapshots, rounds, differences, more } = report
  const codes = new Set(differences.map(({ code }) => code))
  const found = differences.length + more
  return [
    ...Array.from(codes, (code) => {
      const { title, mend } = findingCodes[code]
      return {
        zh: `${code}  ${title.zh}\n  → ${mend.zh}`,
        en: `${code}  ${title.en}\n  → ${mend.en}`,
      }
    }),
    {
      zh: `核对了 ${streams} 条流、${commits} 次提交、${events} 个事件、${documents} 个视图文档、${snapshots} 个快照、${rounds} 轮交割：${found} 处不符`,
      en: `Checked ${streams} streams, ${commits} commits, ${events} events, ${documents} documents of views, ${snapshots} snapshots and ${rounds} closed rounds: ${found} differences`,
    },
  ]
}
