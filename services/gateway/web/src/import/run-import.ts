import {
  type Counts,
  counted,
  type ImportKind,
  importRows,
  type Matches,
  noRows,
  notesOf,
  type Origin,
  readSheet,
  type Verdict,
  verdictHeading,
  verdictLines,
} from '@seedline/sheets'
import type { Language } from '../i18n/language.ts'
import { sheetFileOf } from './file.ts'
import { gatewayPort, pause } from './gateway-port.ts'

/** What somebody decided about a file. */
export interface Decided {
  readonly file: File
  readonly sheet: string | undefined
  readonly encoding: 'utf-8' | 'gb18030' | undefined
  readonly kind: ImportKind
  readonly matches: Matches
  readonly origin: Origin
  readonly language: Language
  /** Of this run: what was sent and whose answer was lost is known again by it. */
  readonly runId: string
}

/** How far an import is. */
export interface Standing {
  readonly counts: Counts
  /** Of the file's bytes, 0 to 1. */
  readonly read: number
  /** The first rows that were refused. */
  readonly refused: readonly Extract<Verdict, { kind: 'refused' }>[]
  /** The first rows that change what is known. */
  readonly changed: readonly Extract<Verdict, { kind: 'changed' }>[]
  /** The first rows of which something is said though they were taken. */
  readonly noted: readonly Verdict[]
}

/** What became of an import, also where it broke off. */
export interface Run {
  readonly standing: Standing
  readonly verdicts: string
  readonly problem?: unknown
}

export const notBegun: Standing = {
  counts: noRows,
  read: 0,
  refused: [],
  changed: [],
  noted: [],
}

/** So many rows of a sort are shown; the file of verdicts has all. */
const SHOWN = 200

/** Imports a file, or tries it: how it stands after each verdict, and at the end the file of all of them. */
export async function runImport(
  decided: Decided,
  tryOnly: boolean,
  on: { readonly standing: (standing: Standing) => void; readonly signal: AbortSignal },
): Promise<Run> {
  const { kind, language, runId } = decided
  let standing = notBegun
  const file = sheetFileOf(decided.file, (bytes) => {
    standing = { ...standing, read: bytes / decided.file.size }
  })
  const lines = [verdictHeading(language)]
  try {
    const sheet = await readSheet(file, { sheet: decided.sheet, encoding: decided.encoding })
    const judged = { columns: kind.columns, sheet: sheet.name, language }
    const { matches, origin } = decided
    const { signal } = on
    const asked = { kind, matches, origin, gateway: gatewayPort, pause, tryOnly, runId, signal }
    for await (const verdict of importRows(sheet.rows, asked)) {
      standing = withVerdict(standing, verdict)
      lines.push(verdictLines(verdict, judged))
      on.standing(standing)
    }
    return { standing, verdicts: lines.join('') }
  } catch (problem) {
    return { standing, verdicts: lines.join(''), problem }
  }
}

function withVerdict(standing: Standing, verdict: Verdict): Standing {
  const { refused, changed, noted } = standing
  return {
    ...standing,
    counts: counted(standing.counts, verdict),
    refused: verdict.kind === 'refused' && refused.length < SHOWN ? [...refused, verdict] : refused,
    changed: verdict.kind === 'changed' && changed.length < SHOWN ? [...changed, verdict] : changed,
    noted: notesOf(verdict).length > 0 && noted.length < SHOWN ? [...noted, verdict] : noted,
  }
}
