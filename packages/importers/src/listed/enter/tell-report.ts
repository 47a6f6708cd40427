import type { Text } from '@seedline/values'
import type { Report, ReportEntry } from './report.ts'

type Verdict = ReportEntry['verdict']

/** Entries of one sort that are told before the others are only counted. */
const mostTold = 40

const words: Readonly<Record<Verdict, Text>> = {
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

/** What came of a dossier, for people. */
export interface ReportTold {
  /** How many entries came to what, as far as there are any. */
  readonly outcomes: readonly { readonly outcome: Text; readonly entries: number }[]
  /** The sum of the file's values, then every entry that is not simply recorded or equal, or of which something is to be said. */
  readonly lines: readonly Text[]
}

const toldOneByOne: readonly Verdict[] = [
  'corrected',
  'unequal',
  'differs',
  'doubtful',
  'refused',
  'noted',
]

const taken: readonly Verdict[] = ['recorded', 'same', 'acceptable']

export function tellReport({ entries, leaves }: Report): ReportTold {
  const of = (verdict: Verdict) => entries.filter((entry) => entry.verdict === verdict)
  return {
    outcomes: (Object.keys(words) as Verdict[])
      .map((verdict) => ({ outcome: words[verdict], entries: of(verdict).length }))
      .filter((one) => one.entries > 0),
    lines: [
      {
        zh: `文件共 ${leaves.total} 个值：录入 ${leaves.recorded}，核对 ${leaves.compared}，注明 ${leaves.noted}`,
        en: `${leaves.total} values in the file: ${leaves.recorded} recorded, ${leaves.compared} compared, ${leaves.noted} noted`,
      },
      ...toldOneByOne.flatMap((verdict) => linesOf(verdict, of(verdict))),
      // Of what is simply recorded, what is worth saying of it.
      ...taken.flatMap((verdict) =>
        linesOf(
          verdict,
          of(verdict).filter(({ said }) => said),
        ),
      ),
    ],
  }
}

function linesOf(verdict: Verdict, entries: readonly ReportEntry[]): readonly Text[] {
  const all = entries.filter((entry) => !isSilent(entry))
  const more = all.length - mostTold
  return [
    ...all.slice(0, mostTold).map(lineOf),
    ...(more > 0
      ? [
          {
            zh: `  ……另有 ${more} 项${words[verdict].zh}（--json 全部列出）`,
            en: `  … and ${more} more ${words[verdict].en} (--json lists them all)`,
          },
        ]
      : []),
  ]
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
