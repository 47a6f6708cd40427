import type { Mismatch } from '@seedline/register'
import type { Text } from '@seedline/values'
import { pagesOf } from '../account/account.ts'
import type { TablePart } from '../capital/table.ts'
import type { Dossier } from '../dossier.ts'
import type { Wish } from '../found.ts'
import { stands, type Verdict } from './verdict.ts'

/** One entry of a dossier, and what became of it. */
export interface ReportEntry {
  readonly at: string
  readonly verdict: Verdict['kind'] | 'paper' | 'equal' | 'unequal' | 'noted'
  readonly what: Text
  /** Why it is not recorded, or what is remarked on it all the same; absent where there is nothing to say. */
  readonly code?: string
  readonly said?: Text
  /** What the file says, and what the record or the rest of the file does. */
  readonly stated?: string
  readonly found?: string
  /** So many leaves of the file are told by it and by nothing before it. */
  readonly leaves: number
}

/** What came of a dossier: every leaf of its file is recorded, compared or noted. */
export interface Report {
  readonly code: string
  readonly name: Text
  readonly enterpriseId: string
  readonly recorded: number
  readonly corrected: number
  /** What had been recorded before, just so. */
  readonly repeated: number
  readonly refused: number
  readonly entries: readonly ReportEntry[]
  readonly leaves: {
    readonly total: number
    readonly recorded: number
    readonly compared: number
    readonly noted: number
  }
  /** Whether the cap table could be compared with the record at all. */
  readonly compared: boolean
  readonly mismatches: readonly Mismatch[]
}

export interface Outcome {
  readonly enterpriseId: string
  readonly verdicts: ReadonlyMap<Wish, Verdict>
  readonly parts: readonly { readonly part: TablePart; readonly verdict: Verdict }[]
  readonly mismatches: readonly Mismatch[] | undefined
}

export function reportOn(dossier: Dossier, outcome: Outcome): Report {
  const { company, name, account, comparisons } = dossier
  const { enterpriseId, mismatches, parts } = outcome
  const told = new Set<string>()
  const count = (leaves: readonly string[]): number => {
    const fresh = [...new Set(leaves)].filter((at) => account.leaves.has(at) && !told.has(at))
    for (const at of fresh) told.add(at)
    return fresh.length
  }
  const asked = [
    ...[...outcome.verdicts].map(([{ at, what, leaves }, verdict]) => ({
      at,
      what,
      leaves,
      verdict,
    })),
    ...parts.map(({ part, verdict }) => ({ ...part, verdict })),
  ]
  // What stands tells of a leaf before what was refused does.
  const ordered = [...asked.filter(isRecorded), ...asked.filter((one) => !isRecorded(one))]
  const sizes = new Map(ordered.map((one) => [one, count(one.leaves)] as const))
  const entries = [
    ...asked.map((one) => entryOf(one, sizes.get(one) ?? 0)),
    pagesAmong(dossier, outcome, count),
    ...comparisons.map(
      ({ at, what, stated, found, equal, leaves }): ReportEntry => ({
        at,
        verdict: equal ? 'equal' : 'unequal',
        what,
        stated,
        found,
        leaves: count(leaves),
      }),
    ),
    ...account.notes.map(
      ({ at, code, said, leaves }): ReportEntry => ({
        at,
        verdict: 'noted',
        what: { zh: at, en: at },
        code,
        said,
        leaves: count(leaves),
      }),
    ),
  ]
  const rest = [...account.leaves.keys()].filter((at) => !told.has(at))
  if (rest.length > 0) entries.push(notRecorded(rest.length))
  const sum = (...verdicts: readonly ReportEntry['verdict'][]) =>
    entries.filter(({ verdict }) => verdicts.includes(verdict)).length
  const leavesOf = (...verdicts: readonly ReportEntry['verdict'][]) =>
    entries.reduce((all, { verdict, leaves }) => all + (verdicts.includes(verdict) ? leaves : 0), 0)
  return {
    code: company.code,
    name,
    enterpriseId,
    recorded: sum('recorded', 'corrected'),
    corrected: sum('corrected'),
    repeated: sum('same'),
    refused: sum('refused', 'doubtful', 'differs'),
    entries,
    leaves: {
      total: account.leaves.size,
      recorded: leavesOf('recorded', 'corrected', 'same', 'acceptable', 'not-tried', 'paper'),
      compared: leavesOf('equal', 'unequal'),
      noted: leavesOf('noted', 'refused', 'doubtful', 'differs'),
    },
    compared: mismatches !== undefined,
    mismatches: mismatches ?? [],
  }
}

/** Pages that the file names again and again are in the record once, among the papers of what stands. */
function pagesAmong(
  { account }: Dossier,
  { verdicts, parts }: Outcome,
  count: (leaves: readonly string[]) => number,
): ReportEntry {
  const standing = [
    ...[...verdicts].flatMap(([wish, verdict]) => (isThere(verdict) ? [wish] : [])),
    ...parts.flatMap(({ part, verdict }) => (isThere(verdict) ? [part] : [])),
  ]
  const pages = pagesOf(standing)
  const leaves = [...account.pages].flatMap(([at, page]) => (pages.has(page) ? [at] : []))
  const what = {
    zh: '来源网址，已在依据文件之中',
    en: 'pages that it was read on, which are among the papers',
  }
  return { at: '', verdict: 'paper', what, leaves: count(leaves) }
}

const notRecorded = (leaves: number): ReportEntry => ({
  at: '',
  verdict: 'noted',
  what: { zh: '其余', en: 'the rest' },
  code: 'NOT_RECORDED',
  said: {
    zh: '所属的内容没有录入，这些也没有',
    en: 'what they belong to is not recorded, and so they are not',
  },
  leaves,
})

interface Asked {
  readonly at: string
  readonly what: Text
  readonly leaves: readonly string[]
  readonly verdict: Verdict
}

const isThere = (verdict: Verdict): boolean =>
  stands(verdict) || verdict.kind === 'acceptable' || verdict.kind === 'not-tried'

const isRecorded = ({ verdict }: Asked): boolean => isThere(verdict)

function entryOf({ at, what, verdict }: Asked, leaves: number): ReportEntry {
  const about = { at, what, verdict: verdict.kind, leaves }
  switch (verdict.kind) {
    case 'corrected':
    case 'differs':
      return { ...about, stated: verdict.stated, found: verdict.found }
    case 'doubtful':
      return { ...about, code: 'FIGURES_DOUBTFUL', said: verdict.said }
    case 'refused':
      return { ...about, code: verdict.code, said: verdict.said }
    case 'recorded':
    case 'same':
    case 'acceptable':
      return verdict.remark ? { ...about, said: verdict.remark } : about
    case 'not-tried':
      return about
    default:
      return verdict satisfies never
  }
}

/** Whether something that the file states is not what was found: in the rest of the file, or in the record. */
export const isUnequal = ({ entries, mismatches }: Report): boolean =>
  mismatches.length > 0 || entries.some(({ verdict }) => verdict === 'unequal')

/** Something that could have been recorded was refused. */
export const isShort = ({ refused }: Report): boolean => refused > 0
