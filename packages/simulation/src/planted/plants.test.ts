import { readFileSync } from 'node:fs'
import { expect, test } from '@jest/globals'
import { allPlants } from './all-plants.ts'

const root = new URL('../../../../', import.meta.url)
const edits = allPlants.flatMap(({ name, edits }) =>
  edits.map((edit) => [name, edit.file, edit.text] as const),
)

test.each(edits)(
  'What %s changes in %s stands there once, as it is written today',
  (_, file, text) => {
    expect(readFileSync(new URL(file, root), 'utf8').split(text)).toHaveLength(2)
  },
)
