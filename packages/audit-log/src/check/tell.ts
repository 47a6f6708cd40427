import type { CheckReport } from './check-export.ts'
import type { Finding } from './findings.ts'

/** The same in Chinese and in English. */
export interface Sentence {
  readonly zh: string
  readonly en: string
}

/** A report for people: each finding with its place, then what was checked. */
export function tellReport(report: CheckReport): readonly Sentence[] {
  const { log, entries, root, agreeingHeads, agreeingKept, keptHeads, findings, more } = report
  const count = findings.length + more
  return [
    ...findings.map(tellFinding),
    ...(more > 0 ? [{ zh: `另有 ${more} 处未逐一列出`, en: `${more} more are not listed` }] : []),
    ...(report.keysFrom === 'export'
      ? [
          {
            zh: '未给出公钥：使用导出文件自带的公钥，只能说明文件自身前后一致',
            en: 'No keys were given: those in the export only show that it fits itself',
          },
        ]
      : []),
    {
      zh: `审计日志 ${log}：${entries} 条记录，${agreeingHeads} 个签名树头相符，自存树头 ${keptHeads} 个中 ${agreeingKept} 个相符，${count} 处不符`,
      en: `Audit log ${log}: ${entries} entries, ${agreeingHeads} signed heads agree, ${agreeingKept} of ${keptHeads} kept heads agree, ${count} findings`,
    },
    { zh: `树根：${root ?? '无法得出'}`, en: `Root: ${root ?? 'not to be known'}` },
  ]
}

export function tellFinding(finding: Finding): Sentence {
  const { from, to, line, id } = finding
  const { zh, en } = sentenceOf(finding)
  const where = [
    id === undefined ? undefined : { zh: `编号 ${id}`, en: `id ${id}` },
    line === undefined ? undefined : { zh: `文件第 ${line} 行`, en: `line ${line} of the file` },
  ].filter((part) => part !== undefined)
  const more = (language: 'zh' | 'en') => where.map((part) => part[language])
  if (where.length === 0 || from > to) return { zh, en }
  return { zh: `${zh}（${more('zh').join('，')}）`, en: `${en} (${more('en').join(', ')})` }
}

function sentenceOf({ kind, from, to, at }: Finding): Sentence {
  const those = { zh: zhRange(from, to), en: enRange(from, to) }
  switch (kind) {
    case 'altered':
      return {
        zh: `${those.zh}与当时所记不符：已被改动`,
        en: `${those.en}: altered, it is not what was recorded`,
      }
    case 'removed':
      return { zh: `${those.zh}缺失：已被删除`, en: `${those.en}: removed` }
    case 'inserted':
      return {
        zh: `第 ${from} 条之前插入了未曾记录的内容`,
        en: `Before entry ${from}: inserted, it was never recorded`,
      }
    case 'reordered':
      return {
        zh: `第 ${from} 条被移到第 ${at ?? from} 条的位置`,
        en: `Entry ${from}: moved to the place of entry ${at ?? from}`,
      }
    case 'truncated':
      return to > from
        ? { zh: `末尾被截断：缺${those.zh}`, en: `Cut off at the end: ${lower(those.en)} missing` }
        : {
            zh: `文件在第 ${from} 条之前结束，没有结束行`,
            en: `The file ends before entry ${from}, without its last line`,
          }
    case 'rewritten':
      return {
        zh: `${those.zh}之中有记录被改写：与其后的树根或签名树头不符`,
        en: `${those.en}: rewritten, they do not lead to the root or signed head after them`,
      }
    case 'forked':
      return {
        zh: `自存的大小为 ${to} 的树头属于另一份历史：两者在${those.zh}之中分叉`,
        en: `The kept head of size ${to} is of another history: the two part among ${lower(those.en)}`,
      }
    case 'head-not-signed':
      return {
        zh: `第 ${from} 条之前的树头签名无效，或不属于此日志`,
        en: `The head before entry ${from} is not signed by a known key, or is of another log`,
      }
    case 'line':
      return {
        zh: `第 ${from} 条附近有一行不是导出内容，或不在其位`,
        en: `Near entry ${from}: a line that is none of an export, or out of its place`,
      }
    default:
      return kind satisfies never
  }
}

const zhRange = (from: number, to: number): string =>
  to - from > 1 ? `第 ${from} 至 ${to - 1} 条` : `第 ${from} 条`

const enRange = (from: number, to: number): string =>
  to - from > 1 ? `Entries ${from} to ${to - 1}` : `Entry ${from}`

const lower = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1)
