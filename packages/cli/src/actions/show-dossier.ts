import type { Report, ReportEntry } from '@seedline/importers'
import type { Text } from '@seedline/values'
import type { Output } from '../print/output.ts'
import { showMismatches } from './show-ownership.ts'

/** Entries of one sort that are shown before the others are only counted. */
const mostShown = 40

const words: Readonly<Record<ReportEntry['verdict'], Text>> = {
  recorded: { zh: '已记录', en: 'recorded' },
  corrected: { zh: '已更正', en: 'corrected' },
  same: { zh: '已有', en: 'known before' },
  acceptable: { zh: '可记录', en: 'would be recorded' },
  'not-tried': { zh: '将记录（规则未试）', en: 'to be recorded (rules not tried)' },
  paper: { zh: '来源已录', en: 'among the papers' },
  equal: { zh: '核对相符', en: 'compared: equal' },
  unequal: { zh: '核对不符', en: 'compared: differs' },
  differs: { zh: '与他人记录不同，未改', en: 'recorded otherwise, left so' },
  doubtful: { zh: '存疑，未录入', en: 'doubtful, not recorded' },
  refused: { zh: '被拒', en: 'refused' },
  noted: { zh: '注明', en: 'noted' },
}

/** What came of a dossier: the sums, then every entry that is not simply recorded or equal. */
export function showReport(output: Output, report: Report, recordedNothing: boolean): void {
  const { code, name, entries, leaves, mismatches } = report
  const count = (verdict: ReportEntry['verdict']) =>
    entries.filter((entry) => entry.verdict === verdict).length
  output.line({ zh: `${code} ${name.zh}`, en: `${code} ${name.en}` })
  if (recordedNothing) output.line({ zh: '试运行：没有记录任何内容', en: 'Nothing was recorded' })
  output.table(
    [
      { zh: '结果', en: 'Outcome' },
      { zh: '条目', en: 'Entries' },
    ],
    (Object.keys(words) as ReportEntry['verdict'][])
      .filter((verdict) => count(verdict) > 0)
      .map((verdict) => [words[verdict][output.language], String(count(verdict))]),
  )
  output.line({
    zh: `文件共 ${leaves.total} 个值：录入 ${leaves.recorded}，核对 ${leaves.compared}，注明 ${leaves.noted}`,
    en: `${leaves.total} values in the file: ${leaves.recorded} recorded, ${leaves.compared} compared, ${leaves.noted} noted`,
  })
  for (const verdict of [
    'corrected',
    'unequal',
    'differs',
    'doubtful',
    'refused',
    'noted',
  ] as const)
    showEntries(output, verdict, entries)
  for (const verdict of ['recorded', 'same', 'acceptable'] as const)
    showEntries(
      output,
      verdict,
      entries.filter(({ said }) => said),
    )
  showMismatches(output, mismatches)
}

function showEntries(
  output: Output,
  verdict: ReportEntry['verdict'],
  entries: readonly ReportEntry[],
): void {
  const all = entries.filter((entry) => entry.verdict === verdict && !isSilent(entry))
  for (const entry of all.slice(0, mostShown)) output.line(lineOf(entry))
  const more = all.length - mostShown
  if (more > 0)
    output.line({
      zh: `  ……另有 ${more} 项${words[verdict].zh}（--json 全部列出）`,
      en: `  … and ${more} more ${words[verdict].en} (--json lists them all)`,
    })
}

/** What the file doesn't give needs no line each, nor what another entry tells. */
const isSilent = ({ verdict, code, leaves }: ReportEntry): boolean =>
  verdict === 'noted' && (code === 'NOTHING_SAID' || (code === 'NO_PLACE' && leaves === 0))

function lineOf({ at, verdict, what, said, stated, found }: ReportEntry): Text {
  const line = (language: keyof Text): string => {
    const colon = language === 'zh' ? '：' : ': '
    const parts = [
      what[language],
      ...(said ? [said[language]] : []),
      ...(stated === undefined ? [] : [inWords(language, stated, found ?? '')]),
    ]
    const place = what[language] === at ? '' : ` (${at})`
    return `  ${words[verdict][language]}${colon}${parts.join(colon)}${place}`
  }
  // A name in somebody else's file must not steer the terminal.
  const plain = (text: string) => text.replace(/[\p{Cc}\p{Cf}]/gu, '\uFFFD')
  return { zh: plain(line('zh')), en: plain(line('en')) }
}

const inWords = (language: keyof Text, stated: string, found: string): string =>
  language === 'zh'
    ? `文件 ${stated}，另一处 ${found}`
    : `the file has ${stated}, the other ${found}`
