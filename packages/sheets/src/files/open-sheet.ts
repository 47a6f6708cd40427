import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { isMissing, UnusableInput } from '@seedline/json-text/files'
import { problem, type Text } from '@seedline/values'
import { columnsInDoubt, type Matches, matchColumns, missingColumns } from '../columns/match.ts'
import { type Fault, fault, UnreadableSheet } from '../fault.ts'
import type { ImportKind } from '../kinds/import-kind.ts'
import type { Encoding } from '../read/decode.ts'
import { readSheet } from '../read/read-sheet.ts'
import type { Sheet, SheetFile } from '../read/sheet.ts'

/** A sheet of a file on a disk; its rows fail with `UnusableInput`, too. @throws UnusableInput */
export async function openSheet(
  path: string,
  choices: { readonly sheet?: string; readonly encoding?: Encoding },
): Promise<Sheet> {
  try {
    const sheet = await readSheet(await fileAt(path), choices)
    return { ...sheet, rows: rowsOf(path, sheet.rows) }
  } catch (error) {
    throw ofFile(path, error)
  }
}

async function* rowsOf(path: string, rows: Sheet['rows']): Sheet['rows'] {
  try {
    yield* rows
  } catch (error) {
    throw ofFile(path, error)
  }
}

/** A fault of the file says of which. */
const ofFile = (path: string, error: unknown): unknown =>
  error instanceof UnreadableSheet ? unusable(path, error.fault, error) : error

/** The columns of a file's heading. @throws UnusableInput COLUMNS_TWICE, COLUMNS_MISSING */
export function matchedColumns(
  { columns }: ImportKind,
  path: string,
  heading: readonly string[],
): Matches {
  const matches = matchColumns(columns, heading)
  const doubts = columnsInDoubt(columns, matches)
  if (doubts.length > 0) throw unusable(path, toldTwice(doubts))
  const missing = missingColumns(columns, matches).map(({ title }) => title)
  if (missing.length === 0) return matches
  const names = [missing.map(({ zh }) => zh).join('、'), missing.map(({ en }) => en).join(', ')]
  throw unusable(
    path,
    fault(
      'COLUMNS_MISSING',
      [`文件缺少列：${names[0]}`, `The file lacks columns: ${names[1]}`],
      [
        '请按模板命名各列（seedline import template）',
        'Name the columns as the template does (seedline import template)',
      ],
    ),
  )
}

function toldTwice(doubts: ReturnType<typeof columnsInDoubt>): Fault {
  const told = (language: keyof Text) =>
    doubts.map(({ column, letters }) => `${column.title[language]} (${letters.join(', ')})`)
  return fault(
    'COLUMNS_TWICE',
    [
      `有多列所指相同，不知以哪一列为准：${told('zh').join('、')}`,
      `Several columns say the same, and which one counts isn’t known: ${told('en').join(', ')}`,
    ],
    [
      '请删去或改名多余的列；在网页上导入可选择其中一列',
      'Take the others out or rename them; importing on the page you can choose one',
    ],
  )
}

async function fileAt(path: string): Promise<SheetFile> {
  const { size } = await stat(path).catch((error: unknown) => {
    throw isMissing(error) ? unusable(path, missingFile, error) : error
  })
  return { name: basename(path), size, bytes: () => createReadStream(path) }
}

const missingFile = fault(
  'FILE_MISSING',
  ['没有这个文件', 'There is no such file'],
  ['请检查路径', 'Check the path'],
)

const unusable = (path: string, { code, said, mend }: Fault, cause?: unknown) =>
  new UnusableInput(
    problem(code, 'invalid', { zh: `${path}：${said.zh}`, en: `${path}: ${said.en}` }, mend),
    { cause },
  )
