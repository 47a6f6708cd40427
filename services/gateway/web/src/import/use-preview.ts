import {
  type Encoding,
  type Fault,
  type ImportKind,
  type Matches,
  matchColumns,
  type Row,
  readSheet,
  UnreadableSheet,
} from '@seedline/sheets'
import { useEffect, useState } from 'react'
import { sheetFileOf } from './file.ts'

/** The beginning of a file, and what its headings say by themselves. */
export interface Preview {
  readonly name: string
  readonly names: readonly string[]
  readonly heading: readonly string[]
  readonly first: readonly Row[]
  readonly matches: Matches
}

type Seen = { readonly preview?: Preview; readonly fault?: Fault }

const ROWS = 5

/** Looks at a file as soon as it is chosen, and again with another sheet or encoding. */
export function usePreview(
  file: File | undefined,
  kind: ImportKind,
  {
    sheet,
    encoding,
  }: { readonly sheet?: string | undefined; readonly encoding?: Encoding | undefined },
): Seen {
  const [seen, setSeen] = useState<Seen>({})
  useEffect(() => {
    let left = false
    setSeen({})
    if (file)
      previewOf(file, kind, { sheet, encoding }).then((found) => {
        if (!left) setSeen(found)
      })
    return () => {
      left = true
    }
  }, [file, kind, sheet, encoding])
  return seen
}

async function previewOf(
  file: File,
  kind: ImportKind,
  choices: { readonly sheet?: string | undefined; readonly encoding?: Encoding | undefined },
): Promise<Seen> {
  try {
    const sheet = await readSheet(sheetFileOf(file), choices)
    const first: Row[] = []
    for await (const row of sheet.rows) {
      first.push(row)
      if (first.length === ROWS) break
    }
    const { name, names, heading } = sheet
    return {
      preview: { name, names, heading, first, matches: matchColumns(kind.columns, heading) },
    }
  } catch (error) {
    if (error instanceof UnreadableSheet) return { fault: error.fault }
    throw error
  }
}
