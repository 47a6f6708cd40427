import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import type { References } from '../kinds/import-kinds.ts'

const folder = resolve(import.meta.dirname, '../../../../reference')

/** The reference lists that this version comes with. */
export async function readReferences(): Promise<References> {
  const json = async (name: string) => JSON.parse(await readFile(resolve(folder, name), 'utf8'))
  const [materialFields, districts, facts, glossary] = await Promise.all(
    ['material-fields.json', 'districts.json', 'facts.json', 'glossary.json'].map(json),
  )
  return { materialFields, districts, facts, glossary }
}
